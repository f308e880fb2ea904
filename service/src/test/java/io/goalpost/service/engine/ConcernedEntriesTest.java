package io.goalpost.service.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.journal.Firing;
import io.goalpost.service.state.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A diff looks at the entries that it concerns, whatever has become of them before. */
class ConcernedEntriesTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

  private static final String WAITING =
      """
      series: s
      title: T
      enroll: future
      blocks:
        - {id: a, rule: {attribute: plan, is: free}, next: w}
        - {id: w, wait: {for: P9D}}
      """;

  private final Engine engine = new Engine(new State());

  @AfterEach
  void close() {
    engine.close();
  }

  private void publish(String series) {
    engine.moveTo(START);
    engine.publish("s", series, "ada", null);
    engine.committed();
  }

  private List<String> accept(Map<?, ?> diff) {
    return engine.accept(DiffReader.readAll(List.of(diff)).get(0), 0).firings().stream()
        .map(Firing::line)
        .toList();
  }

  private List<String> post(Map<?, ?> diff) {
    List<String> fired = accept(diff);
    engine.committed();
    return fired;
  }

  private static Map<String, Object> set(String user, String name, Object value) {
    return Map.of("user", user, "set", Map.of(name, value));
  }

  @Test
  void aGoalWhoseWindowClosedInTimeThatWasTakenBackCanBeHit() {
    publish(
        WAITING
            + """
            goal: {when: {attribute: paid, is: true}, within: P2D}
            exit: {when: {attribute: gone, is: true}}
            """);
    post(set("sam", "plan", "free"));
    assertThat(post(set("sam", "gone", true))).containsExactly("exited s sam reason=exit-rule");

    Engine.Mark mark = engine.mark();
    engine.moveTo(START.plus(Duration.ofDays(3)));
    assertThat(accept(set("sam", "paid", true))).isEmpty();
    engine.rollback(mark);

    assertThat(post(set("sam", "paid", true)))
        .containsExactly("goal-hit s sam version=1 left=exited");
    assertThat(post(set("sam", "paid", false))).isEmpty();
    assertThat(post(set("sam", "paid", true))).isEmpty();
  }

  @Test
  void whoseFirstDiffWasTakenBackEntersByTheNext() {
    publish(WAITING);
    Engine.Mark mark = engine.mark();
    assertThat(accept(set("sam", "plan", "free"))).containsExactly("entered s sam version=1");
    engine.rollback(mark);
    assertThat(engine.state().user("sam")).isNull();
    assertThat(engine.state().userIds()).isEmpty();

    assertThat(accept(set("tom", "plan", "pro"))).isEmpty();
    assertThat(post(set("sam", "plan", "free"))).containsExactly("entered s sam version=1");
    assertThat(engine.state().userIds()).containsExactly("sam", "tom");
  }

  @Test
  void aSavedConditionThatIsChangedConcernsWhoWaitsForIt() {
    engine.saveSegment("vips", "{tag: vip}");
    publish(
        """
        series: s
        title: T
        enroll: future
        blocks:
          - {id: a, rule: {attribute: plan, is: free}, next: b}
          - {id: b, rule: {segment: vips}, for: P9D, next: {matched: hook}}
          - {id: hook, content: {channel: webhook}}
        """);
    post(set("sam", "plan", "free"));
    engine.saveSegment("vips", "{attribute: seats, gte: 10}");
    engine.committed();

    assertThat(post(Map.of("user", "sam", "tag", List.of("vip")))).isEmpty();
    assertThat(post(set("sam", "seats", 12))).hasSize(3).first().asString().startsWith("matched s");
  }

  @Test
  void aMessageOfAnOldVersionConvertsByWhatOnlyThatVersionAskedFor() {
    String series =
        """
        series: s
        title: T
        enroll: future
        blocks:
          - {id: a, rule: {attribute: plan, is: free}, next: mail}
          - id: mail
            content: {channel: webhook}
            goal: {when: {attribute: %s, is: true}, within: P2D, after: clicked}
        """;
    publish(series.formatted("bought"));
    post(set("sam", "plan", "free"));
    publish(series.formatted("asked"));

    post(
        Map.of(
            "user", "sam", "content", "s/mail", "is", "clicked", "link", "https://example.com/a"));
    assertThat(post(set("sam", "asked", true))).isEmpty();
    assertThat(post(set("sam", "bought", true)))
        .hasSize(1)
        .first()
        .asString()
        .contains("converted");
  }
}
