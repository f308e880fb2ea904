package io.goalpost.service.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.rules.drl.SeriesCompiler;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.service.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Rules that fire without an end. No series compiles to such: here the compiled text of one is
 * changed by hand, as in a journal of a version with a fault.
 */
class EndlessRulesTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final String GOOD =
      "{series: good, title: T, enroll: future, blocks: [{id: a, rule: {attribute: x, is: 1}}]}";
  private static final String ENDLESS =
      """
      series: endless
      title: T
      enroll: future
      scope: member
      blocks:
        - {id: a, rule: {company: x, is: 1}, next: w}
        - {id: w, wait: {for: P1D}, next: b}
        - {id: b, content: {channel: webhook}}
      """;

  private final Engine engine = new Engine(new State());

  @BeforeEach
  void publishAGoodOne() {
    engine.moveTo(START);
    engine.publish("good", GOOD, "ada", null);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  /** Publishes the series with one of its rules changed, so that it fires again and again. */
  private void publishEndless(String rule) {
    String drl =
        SeriesCompiler.compile(SeriesParser.parse(ENDLESS, engine.state().zone()).series(), 1)
            .drl();
    int begin = drl.indexOf("rule \"endless@1/" + rule + "\"");
    String before = drl.substring(0, begin);
    String changed =
        drl.substring(begin)
            .replaceFirst("\\)\\s*then", ") @watch( * )\nthen")
            .replaceFirst("\\( (\\$\\w+)(.*?);", "( $1$2; update( $1 );");
    engine.publish("endless", ENDLESS, before + changed, List.of(), "ada", null);
  }

  private List<Firing> post(Map<?, ?> diff) {
    return engine.accept(DiffReader.readAll(List.of(diff)).get(0), 0).firings();
  }

  @Test
  void whoWouldEnterIsToldAndOtherSeriesGoOn() {
    publishEndless("a/enters");
    post(Map.of("company", "acme", "set", Map.of("x", 1)));

    List<Firing> firings =
        post(Map.of("user", "nora", "join", List.of("acme"), "set", Map.of("x", 1)));

    assertThat(firings).extracting(Firing::kind).contains(Firing.Kind.ENTERED, Firing.Kind.ERROR);
    Firing error = only(firings, Firing.Kind.ERROR);
    assertThat(error)
        .returns("rules-do-not-end", Firing::text)
        .returns("endless", Firing::series)
        .returns("nora", Firing::user)
        .returns("acme", Firing::company)
        .returns("endless@1/a/enters", Firing::rule);
    assertThat(error.cause()).isEqualTo(only(firings, Firing.Kind.ENTERED).cause());
    assertThat(only(firings, Firing.Kind.ENTERED).series()).isEqualTo("good");
  }

  @Test
  void anEntryAtABlockIsToldOnceAndStaysThere() {
    publishEndless("w/waited");
    post(Map.of("company", "acme", "set", Map.of("x", 1)));
    post(Map.of("user", "nora", "join", List.of("acme")));

    List<Firing> firings = new ArrayList<>();
    Instant later = START.plus(Duration.ofDays(3));
    for (Engine.Outcome did = engine.fireNext(later, true);
        did != null;
        did = engine.fireNext(later, true)) {
      firings.addAll(did.firings());
    }

    Firing error = only(firings, Firing.Kind.ERROR);
    assertThat(firings).containsExactly(error);
    assertThat(engine.state().entry(error.entry()).openCheckpoints())
        .extracting(at -> at.block())
        .containsExactly("w");
  }

  @Test
  void theSameComesAgainAndNothingIsLeftOverWhereItIsTakenBack() {
    publishEndless("a/enters");
    post(Map.of("company", "acme", "set", Map.of("x", 1)));
    Map<?, ?> diff = Map.of("id", "d", "user", "nora", "join", List.of("acme"));
    Engine.Mark mark = engine.mark();
    List<JournalRecord> once = engine.accept(DiffReader.readAll(List.of(diff)).get(0), 0).records();

    engine.rollback(mark);
    List<JournalRecord> again =
        engine.accept(DiffReader.readAll(List.of(diff)).get(0), 0).records();

    assertThat(again).isEqualTo(once);
    assertThat(post(Map.of("user", "timo", "set", Map.of("y", 1)))).isEmpty();
  }

  private static Firing only(List<Firing> firings, Firing.Kind kind) {
    List<Firing> found = firings.stream().filter(firing -> firing.kind() == kind).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
