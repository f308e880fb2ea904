package io.goalpost.service.ports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.DiffPort;
import io.goalpost.model.port.DryRunPort;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.model.port.RulesFilePort.RulesFile;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.ProblemsException;
import io.goalpost.rules.authored.AuthoredFiles;
import io.goalpost.service.Goalpost;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.state.StateBounds;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Authors' files of rules: kept with the draft, and their rules with the version. */
class RulesFilesTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final Limits LIMITS =
      new Limits(
          64, 1_000, 50, Duration.ofSeconds(20), new StateBounds(50, Duration.ofHours(1), 4));
  private static final String SERIES =
      """
      series: s
      title: S
      enroll: future
      rules: [entry.drl]
      blocks:
        - {id: start, rule: rules, next: {matched: day}}
        - {id: day, wait: {for: P1D}}
      """;

  private Store store;
  private EngineClock clock;
  private Goalpost goalpost;

  @BeforeEach
  void open() {
    store = TestStores.open(TestStores.h2Memory());
    clock = EngineClock.manual(START);
    goalpost = Goalpost.open(store, clock, null, LIMITS);
  }

  @AfterEach
  void close() {
    goalpost.close();
    store.close();
  }

  private RulesFile save(String file, String text) {
    return goalpost.rulesFiles().save("s", file, text.getBytes(UTF_8));
  }

  private static String rule(String name, String type, String condition, String call) {
    return "rule \"%s\"\nwhen\n  $x : %s( %s )\nthen\n  firings.%s;\nend\n"
        .formatted(name, type, condition, call);
  }

  private static String entersByPlan(String plan) {
    return rule(
        "in",
        "Newcomer",
        "facts.attribute( \"plan\" ).is( \"" + plan + "\" )",
        "enters( $x, \"start\" )");
  }

  private void publish(String text) {
    goalpost.series().saveDraft("s", text);
    goalpost.series().publish("s", "ada", null);
  }

  private List<String> post(Map<String, ?> diff) {
    return goalpost.diffs().post(DiffReader.readAll(List.of(diff))).stream()
        .map(DiffPort.Result::firings)
        .flatMap(List::stream)
        .map(Firing::line)
        .toList();
  }

  @Test
  void filesOfTheDraftAndRulesOfTheVersionOutliveAKilledProcess() {
    save("entry.drl", entersByPlan("trial"));
    publish(SERIES);
    save("entry.drl", entersByPlan("other"));
    save("more.drl.csv", "RuleTable x");

    Goalpost killed = goalpost; // it writes nothing more before the next one reads
    goalpost = Goalpost.open(store, clock, null, LIMITS);
    kept();
    assertThat(post(Map.of("user", "a", "set", Map.of("plan", "trial"))))
        .containsExactly("entered s a version=1");

    goalpost.close(); // with a checkpoint
    goalpost = Goalpost.open(store, clock, null, LIMITS);
    kept();
    assertThat(post(Map.of("user", "b", "set", Map.of("plan", "trial"))))
        .containsExactly("entered s b version=1");
    assertThat(goalpost.series().drl("s", 1)).contains("enters entry.drl:1\"");
    killed.close();
  }

  private void kept() {
    assertThat(goalpost.rulesFiles().list("s"))
        .extracting(RulesFile::name)
        .containsExactly("entry.drl", "more.drl.csv");
    assertThat(new String(goalpost.rulesFiles().find("s", "entry.drl"), UTF_8))
        .isEqualTo(entersByPlan("other"));
  }

  @Test
  void theNextVersionHasTheFilesAsTheyAreThen() {
    save("entry.drl", entersByPlan("trial"));
    publish(SERIES);
    save("entry.drl", entersByPlan("other"));
    publish(SERIES);

    assertThat(post(Map.of("user", "a", "set", Map.of("plan", "trial")))).isEmpty();
    assertThat(post(Map.of("user", "a", "set", Map.of("plan", "other"))))
        .containsExactly("entered s a version=2");
  }

  @Test
  void aFileThatIsMissingOrFaultyKeepsTheSeriesFromGoingLive() {
    goalpost.series().saveDraft("s", SERIES);
    assertThatThrownBy(() -> goalpost.series().publish("s", null, null))
        .hasMessageContaining("There is no file entry.drl");

    RulesFile saved = save("entry.drl", "\nrule \"x\" when eval( true ) then end");
    assertThat(saved.problems())
        .first()
        .returns(2, Problem::line)
        .extracting(Problem::column)
        .isEqualTo(15);
    assertThatThrownBy(() -> goalpost.series().publish("s", null, null))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("entry.drl:2");

    save("entry.drl", entersByPlan("trial").replace("start", "stort"));
    assertThat(goalpost.drafts().check("s", null))
        .anySatisfy(problem -> assertThat(problem.toString()).contains("entry.drl:1", "stort"));
  }

  @Test
  void namesSizeAndNumberAreBounded() {
    for (String name : List.of("../x.drl", "a/b.drl", "x.txt", "x.drl ", ".drl", "x.drl.csv.exe")) {
      assertThatThrownBy(() -> save(name, "")).as(name).isInstanceOf(ProblemsException.class);
    }
    assertThatThrownBy(() -> save("x.drl", "x".repeat(AuthoredFiles.FILE_BYTES_MAX + 1)))
        .hasMessageContaining("at most 512 KiB");
    for (int i = 0; i < RulesFileDesk.FILES_MAX; i++) {
      save("x" + i + ".drl", "");
    }
    assertThatThrownBy(() -> save("y.drl", "")).hasMessageContaining("at most 20 files");
    save("x1.drl", "// another");
    goalpost.rulesFiles().remove("s", "x1.drl");
    save("y.drl", "");
    assertThatThrownBy(() -> goalpost.rulesFiles().remove("s", "x1.drl"))
        .isInstanceOf(NotFoundException.class);
  }

  /** What keeps out and what tags has no condition of the series': its events are counted, too. */
  @Test
  void foldedEventsStillCountForRulesThatOnlyKeepOutOrTag() {
    String many =
        "facts.event( \"paid\" ).where( \"{property: amount, gt: 50}\" ).count().gte( 8 )";
    save(
        "entry.drl",
        entersByPlan("trial") + rule("out", "Newcomer", many, "keptOut( $x, \"rich\" )"));
    publish(SERIES);
    for (int i = 0; i < 20; i++) {
      post(
          Map.of(
              "user", "a", "event", "paid", "properties", Map.of("amount", i % 2 == 0 ? 10 : 90)));
    }

    assertThat(post(Map.of("user", "a", "set", Map.of("plan", "trial"))))
        .containsExactly("entry-blocked s a reason=rich");
  }

  @Test
  void aSegmentThatARuleAsksForIsHeldAgainstIt() {
    String goal = "\ngoal: {when: rules}\n";
    goalpost.series().saveSegment("old", "{attribute: plan, is: gold}");
    save(
        "entry.drl",
        entersByPlan("trial")
            + rule("goal", "Contender", "facts.segment( \"old\" )", "goalHit( $x )"));
    publish(SERIES + goal);

    assertThatThrownBy(
            () -> goalpost.series().saveSegment("old", "{attribute: since, before: 2026-01-01}"))
        .isInstanceOf(ProblemsException.class)
        .hasMessageContaining("uses this segment");
  }

  @Test
  void aScenarioOverHttpHasTheFilesKeptAndNoOthers() {
    save("entry.drl", entersByPlan("trial"));
    goalpost.series().saveDraft("s", SERIES);
    String scenario =
        """
        scenario: enters by the file
        series: [s]
        steps:
          - diff: {user: a, set: {plan: trial}}
            expect: [entered s a version=1]
        """;
    assertThat(goalpost.scenarios().run(scenario).passed()).isTrue();

    String other =
        "{series: t, title: T, enroll: future, rules: [other.drl], blocks: "
            + "[{id: start, rule: rules}]}";
    assertThat(goalpost.scenarios().run(scenario.replace("[s]", "[" + other + "]")).difference())
        .contains("There is no file other.drl");
    String outside = other.replace("other.drl", "../pom.xml");
    assertThat(goalpost.scenarios().run(scenario.replace("[s]", "[" + outside + "]")).difference())
        .contains("`rules` must name files")
        .doesNotContain("<project");
  }

  /** A version is tried out with the rules that it went live with, whatever the files are now. */
  @Test
  void aDryRunOfAVersionHasItsRules() {
    save("entry.drl", entersByPlan("trial"));
    publish(SERIES);
    save("entry.drl", entersByPlan("other"));
    publish(SERIES);

    assertThat(dryRun(1)).containsExactly("entered s a version=3");
    assertThat(dryRun(0)).isEmpty();
  }

  private List<String> dryRun(int version) {
    List<Diff> diffs =
        DiffReader.readAll(List.of(Map.of("user", "a", "set", Map.of("plan", "trial"))));
    return goalpost
        .dryRuns()
        .run(
            "s",
            new DryRunPort.Order(
                version, null, List.of(), null, List.of(new DryRunPort.Step(null, null, diffs))))
        .firings()
        .stream()
        .map(Firing::line)
        .toList();
  }
}
