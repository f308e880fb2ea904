package io.goalpost.service.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.rules.session.RulePackage;
import io.goalpost.service.state.State;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a published version needed of the machine is given back once nobody is in it. */
class ManyVersionsTest {

  private static final int WARM_UP = 10;
  private static final int VERSIONS = 30;

  @Test
  void publicationsLeaveNoClassesBehind() {
    try (Engine engine = new Engine(new State())) {
      engine.moveTo(Instant.parse("2026-01-05T09:00:00Z"));
      publish(engine, 0, WARM_UP);
      int before = loaded(0);

      publish(engine, WARM_UP, WARM_UP + VERSIONS);

      assertThat(loaded(1) - before)
          .as("classes loaded for %s versions", VERSIONS)
          .isLessThan(VERSIONS);
      assertThat(engine.state().entriesOf("u1")).hasSize(WARM_UP + VERSIONS);
    }
  }

  /** The classes that are in use, but for those of packages that are remembered for a while. */
  private static int loaded(int from) {
    for (int i = 0; i < 64; i++) {
      String name = "forgetting" + from + "x" + i;
      RulePackage.compile(name, "package " + name);
    }
    System.gc();
    return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
  }

  /**
   * Each version with rules of every kind, and somebody who enters it and leaves by its exit; its
   * goal is closed before the next.
   */
  private static void publish(Engine engine, int from, int to) {
    for (int n = from; n < to; n++) {
      engine.publish(
          "s",
          """
          series: s
          title: T
          enroll: future
          reentry: rematch
          blocks:
            - {id: a, rule: {attribute: x, is: %1$d}, next: b}
            - {id: b, rule: {event: e%1$d, within: P1D}, for: P1D, next: c}
            - {id: c, content: {channel: webhook}}
          goal: {when: {attribute: y, is: %1$d}, within: P1D}
          exit: {when: {attribute: x, is: out%1$d}}
          """
              .formatted(n),
          "ada",
          null);
      post(engine, n);
      post(engine, "out" + n);
      Instant later = engine.state().now().plus(Duration.ofDays(2));
      while (engine.fireNext(later, true) != null) {
        engine.committed();
      }
      engine.moveTo(later);
    }
  }

  private static void post(Engine engine, Object x) {
    engine.accept(
        DiffReader.readAll(List.of(Map.of("user", "u1", "set", Map.of("x", x)))).get(0), 0);
    engine.committed();
  }
}
