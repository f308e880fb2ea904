package io.goalpost.rules.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Series;
import io.goalpost.rules.drl.SeriesCompiler;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.rules.vocabulary.Known;
import io.goalpost.rules.vocabulary.Look;
import io.goalpost.rules.vocabulary.Newcomer;
import io.goalpost.rules.vocabulary.Question;
import io.goalpost.rules.vocabulary.Question.Verdict;
import io.goalpost.rules.vocabulary.RulesOf;
import io.goalpost.rules.vocabulary.Visit;
import io.goalpost.rules.vocabulary.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes into a rule as a literal, and what a session keeps. */
class RuleSessionTest {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
  private static final Workspace WORKSPACE =
      new Workspace() {
        @Override
        public ZoneId zone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Condition segment(String id) {
          return null;
        }
      };

  private static final List<String> TEXTS =
      List.of(
          "plain",
          "with \"quotes\" and 'others'",
          "back\\slash \\\" \\n \\u0022",
          "line\nbreak\tand tab",
          "\" ) then System.exit(1); end //",
          "*/ end rule",
          "${it} #{it} @{it}",
          "Grüße, 東京, \uD83D\uDE00",
          "\u0000\u001f\u007f",
          "");

  private static final String ENDLESS =
      """
      package looping
      import io.goalpost.rules.vocabulary.Firings
      import io.goalpost.rules.vocabulary.Newcomer
      global Firings firings
      rule "loop@1/a/enters"
      when
        $newcomer : Newcomer( rulesOf == "loop@1", facts.attribute( "x" ).is( "loop" ) ) @watch( * )
      then
        firings.enters( $newcomer, "a" );
        update( $newcomer );
      end
      """;

  private final RuleSession session = new RuleSession();

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void everyTextIsFoundAgainAsItWasWritten() {
    for (String text : TEXTS) {
      assertThat(enters(text, new Value.Text(text))).as("is %s", text).isTrue();
      assertThat(enters(text, new Value.Text(text + "x"))).as("is not %sx", text).isFalse();
    }
  }

  @Test
  void everyTextIsSaidAsItWasWritten() {
    List<String> tags = // a tag is not empty and has no control characters
        TEXTS.stream().filter(each -> each.matches("\\P{Cntrl}+")).toList();
    for (String text : tags) {
      load("{id: a, rule: {tag: t}, next: b}, {id: b, tag: {add: " + quoted(text) + "}}");
      Visit visit =
          new Visit(
              RulesOf.of("s", 1), "b", false, null, true, false, look(new Value.Text("anything")));
      session.ask(List.of(visit));
      assertThat(visit.answers())
          .containsExactly(new Question.Answer(Verdict.TAGGED, text, "s@1/b/tagged"));
    }
  }

  @Test
  void everyNumberIsFoundAgainAsItWasWritten() {
    long seed = 20260105;
    Random random = new Random(seed);
    for (int i = 0; i < 12; i++) {
      String digits =
          switch (i % 4) {
            case 0 -> Integer.toString(random.nextInt());
            case 1 -> Long.toString(random.nextLong());
            case 2 -> random.nextInt(1000) + "." + (100 + random.nextInt(900));
            default -> random.nextLong() + "." + Math.abs(random.nextLong()) + "E-5";
          };
      Value.Num number = new Value.Num(new java.math.BigDecimal(digits));
      assertThat(enters(digits, number, false)).as("seed %s: %s", seed, digits).isTrue();
      Value.Num other = new Value.Num(number.number().add(number.number().ulp()));
      assertThat(enters(digits, other, false)).as("seed %s: %s and a bit", seed, digits).isFalse();
    }
  }

  @Test
  void aSessionHoldsNothingBetweenTwoQuestions() {
    Newcomer first = ask("hello", new Value.Text("hello"), true);
    Newcomer second = newcomer(new Value.Text("other"));
    session.ask(List.of(second));
    assertThat(first.answers()).hasSize(1);
    assertThat(second.answers()).isEmpty();
  }

  @Test
  void aVersionTakenAwayAnswersNoMore() {
    ask("hello", new Value.Text("hello"), true);
    session.packages().forEach(session::remove);
    Newcomer after = newcomer(new Value.Text("hello"));
    session.ask(List.of(after));
    assertThat(after.answers()).isEmpty();
  }

  /** As many as files of authors may hold: each fires once, and that is an end. */
  @Test
  void aVersionOfManyRulesThatAllMatchComesToItsEnd() {
    StringBuilder drl =
        new StringBuilder(
            """
            package many
            import io.goalpost.rules.vocabulary.Firings
            import io.goalpost.rules.vocabulary.Newcomer
            global Firings firings
            """);
    for (int i = 0; i < 1_500; i++) {
      drl.append(
          """
          rule "s@1/a/enters %d"
          when
            $newcomer : Newcomer( rulesOf == "s@1" )
          then
            firings.enters( $newcomer, "a" );
          end
          """
              .formatted(i));
    }
    session.add(RulePackage.compile("many", drl.toString()));
    Newcomer newcomer = newcomer(new Value.Text("any"));
    session.ask(List.of(newcomer));

    assertThat(session.takeEndless()).isEmpty();
    assertThat(newcomer.answers()).hasSize(1_500);
  }

  @Test
  void rulesThatDoNotEndAreStoppedAndTheOtherQuestionsAreAnswered() {
    load("{id: a, rule: {attribute: x, is: loop}}");
    session.add(RulePackage.compile("looping", ENDLESS));
    Newcomer endless = new Newcomer(RulesOf.of("loop", 1), look(new Value.Text("loop")));
    Newcomer other = newcomer(new Value.Text("loop"));
    session.ask(List.of(other, endless));
    assertThat(other.answers()).hasSize(1);
    assertThat(endless.answers()).isEmpty();
    assertThat(session.takeEndless())
        .containsExactly(new RuleSession.Endless(endless, "loop@1/a/enters"));
    assertThat(session.takeEndless()).isEmpty();

    Newcomer after = newcomer(new Value.Text("loop"));
    session.ask(List.of(after));
    assertThat(after.answers()).as("the session is as it was").hasSize(1);
  }

  @Test
  void tenThousandQuestionsThatDoNotEndTakeNoLongerThanAFew() {
    session.add(RulePackage.compile("looping", ENDLESS));
    List<Newcomer> questions =
        IntStream.range(0, 10_000)
            .mapToObj(i -> new Newcomer(RulesOf.of("loop", 1), look(new Value.Text("loop"))))
            .toList();
    assertTimeout(Duration.ofSeconds(20), () -> session.ask(questions));
    assertThat(session.takeEndless()).hasSize(10_000);
  }

  @Test
  void drlThatDroolsRefusesIsAnErrorThatNamesTheLine() {
    assertThatThrownBy(() -> RulePackage.compile("broken", "package broken\nrule \"x\" when"))
        .isInstanceOf(RuleCompilationException.class)
        .hasMessageContaining("broken")
        .hasMessageContaining("line");
  }

  private boolean enters(String text, Value value) {
    return enters(text, value, true);
  }

  @Test
  void aQuestionOnWhichItFailsLeavesNothingBehind() {
    load("{id: a, rule: {attribute: x, is: 1}}");
    Newcomer asked = newcomer(new Value.Text("1"));
    Newcomer failing = new Newcomer(RulesOf.of("s", 1), null); // as a fault of ours might have it

    assertThatThrownBy(() -> session.ask(List.of(asked, failing)))
        .isInstanceOf(RuntimeException.class);
    load("{id: a, rule: {not: {attribute: x, is: 2}}}");
    Newcomer next = newcomer(new Value.Text("1"));
    session.ask(List.of(next));

    assertThat(next.says(Verdict.ENTERS)).isTrue();
    assertThat(next.answers()).hasSize(1);
  }

  private boolean enters(String literal, Value value, boolean quoted) {
    return ask(literal, value, quoted).says(Verdict.ENTERS);
  }

  private Newcomer ask(String literal, Value value, boolean quoted) {
    load("{id: a, rule: {attribute: x, is: " + (quoted ? quoted(literal) : literal) + "}}");
    Newcomer newcomer = newcomer(value);
    session.ask(List.of(newcomer));
    return newcomer;
  }

  /** Only the rules of a series of these blocks. */
  private void load(String blocks) {
    Series series =
        SeriesParser.parse("{series: s, title: T, enroll: future, blocks: [" + blocks + "]}")
            .series();
    SeriesCompiler.Compiled compiled = SeriesCompiler.compile(series, 1);
    session.packages().forEach(session::remove);
    session.add(RulePackage.compile(compiled.packageName(), compiled.drl()));
  }

  private static Newcomer newcomer(Value value) {
    return new Newcomer(RulesOf.of("s", 1), look(value));
  }

  private static Look look(Value value) {
    User user =
        new User("u", Map.of("x", value), Set.of(), Map.of(), List.of(), Set.of(), Set.of());
    return new Look(
        new Known(WORKSPACE, NOW, user, List.of(), null, null, Map.of(), null, -1, null));
  }

  /** A YAML double-quoted string. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      boolean escaped = c == '"' || c == '\\' || c < ' ' || c > '~';
      quoted.append(escaped ? String.format("\\u%04x", (int) c) : String.valueOf(c));
    }
    return quoted.append('"').toString();
  }
}
