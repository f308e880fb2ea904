package io.goalpost.service.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.entry.Qualification;
import io.goalpost.service.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Of which version a company's hit counts (G9, G5, S1). */
class CompanyGoalVersionTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final String SERIES =
      """
      series: s
      title: T
      enroll: future
      blocks:
        - {id: a, rule: {attribute: x, is: 1}, next: c}
        - {id: c, content: {channel: webhook}}
      goal: {when: {company: plan, is: pro}, within: P30D, subject: company}
      """;

  @Test
  void aHitStaysWithTheVersionThatWasHit() {
    try (Engine engine = new Engine(new State())) {
      engine.moveTo(START);
      engine.publish("s", SERIES, "ada", null);
      post(engine, Map.of("user", "ann", "join", List.of("acme"), "set", Map.of("x", 1)));
      post(engine, Map.of("company", "acme", "set", Map.of("plan", "pro")));
      Qualification hit = engine.state().qualification("s", "acme", 1);
      assertThat(hit).returns(1, Qualification::version).returns(START, Qualification::hit);

      engine.publish("s", SERIES.replace("title: T", "title: U"), "ada", null);
      post(engine, Map.of("user", "bob", "join", List.of("acme"), "set", Map.of("x", 1)));

      assertThat(engine.state().qualification("s", "acme", 2))
          .returns(1, Qualification::version)
          .returns(START, Qualification::hit)
          .returns(hit.cause(), Qualification::cause);
    }
  }

  @Test
  void aChanceFollowsWhoReceivedLast() {
    try (Engine engine = new Engine(new State())) {
      engine.moveTo(START);
      engine.publish("s", SERIES, "ada", null);
      post(engine, Map.of("user", "ann", "join", List.of("acme"), "set", Map.of("x", 1)));
      engine.publish("s", SERIES.replace("title: T", "title: U"), "ada", null);
      post(engine, Map.of("user", "bob", "join", List.of("acme"), "set", Map.of("x", 1)));

      assertThat(engine.state().qualification("s", "acme", 2).version()).isEqualTo(2);
    }
  }

  private static void post(Engine engine, Map<?, ?> diff) {
    engine.accept(DiffReader.readAll(List.of(diff)).get(0), 0);
    engine.committed();
  }
}
