package io.goalpost.service.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.entry.Entry;
import io.goalpost.service.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is asked although they are in a series already (E5 to E7). */
class EnteringAgainTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

  private final Engine engine = new Engine(new State());

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void whoIsInForTheBestCompanyKeepsTheOthersOut() {
    publish(
        """
        series: s
        title: T
        enroll: future
        scope: member
        priority: {company: seats, lowest: true}
        blocks:
          - {id: a, rule: {company: seats, gte: 1}, next: w}
          - {id: w, wait: {for: P9D}}
        """);
    post(Map.of("company", "three", "set", Map.of("seats", 3)));
    post(Map.of("company", "five", "set", Map.of("seats", 5)));
    post(Map.of("user", "sam", "join", List.of("three")));
    post(Map.of("user", "sam", "join", List.of("five")));

    assertThat(engine.state().entriesOf("sam")).extracting(Entry::company).containsExactly("three");
  }

  @Test
  void whoIsInWithoutAKeyEntersByATriggerThatHasOne() {
    publish(
        """
        series: s
        title: T
        enroll: future
        key: cart
        blocks:
          - {id: a, rule: {attribute: plan, is: free}, next: w}
          - {id: b, rule: {attribute: plan, is: free}, trigger: {event: bought}, next: w}
          - {id: w, wait: {for: P9D}}
        """);
    post(Map.of("user", "sam", "set", Map.of("plan", "free")));
    post(Map.of("user", "sam", "event", "bought", "properties", Map.of("cart", 7)));
    post(Map.of("user", "sam", "event", "bought", "properties", Map.of("cart", 7)));

    assertThat(engine.state().entriesOf("sam")).hasSize(2);
  }

  private void publish(String series) {
    engine.moveTo(START);
    engine.publish("s", series, "ada", null);
    engine.committed();
  }

  private void post(Map<?, ?> diff) {
    engine.accept(DiffReader.readAll(List.of(diff)).get(0), 0);
    engine.committed();
  }
}
