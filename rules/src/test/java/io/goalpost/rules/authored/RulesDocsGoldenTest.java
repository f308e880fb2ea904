package io.goalpost.rules.authored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/rules.md says of the vocabulary is what the gate lets pass. */
class RulesDocsGoldenTest {

  private static final Path DOCS = Path.of("../docs/rules.md");
  private static final Pattern VOCABULARY =
      Pattern.compile(
          "(?s)(<!-- vocabulary: written by RulesDocsGoldenTest -->\n)(.*)(<!-- end of vocabulary -->)");

  @Test
  void theVocabularyIsTheOneOfTheGate() throws IOException {
    String docs = Files.readString(DOCS);
    Matcher found = VOCABULARY.matcher(docs);
    assertThat(found.find()).isTrue();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(
          DOCS, docs.substring(0, found.end(1)) + vocabulary() + docs.substring(found.start(3)));
    } else {
      assertThat(found.group(2)).isEqualTo(vocabulary());
    }
  }

  private static String vocabulary() {
    String operators =
        Arrays.stream(Operator.Takes.values())
            .map(
                takes ->
                    "| "
                        + Arrays.stream(Operator.values())
                            .filter(operator -> operator.takes() == takes)
                            .map(operator -> "`" + operator.word() + "`")
                            .collect(Collectors.joining(", "))
                        + " | "
                        + (takes == Operator.Takes.TRUE
                            ? "nothing; in goals and where a rule block has `for`"
                            : takes.name().toLowerCase(Locale.ROOT))
                        + " |\n")
            .collect(Collectors.joining());
    String calls =
        ExpressionReader.CALLS.stream()
            .map(call -> "- `facts." + call + "`\n")
            .collect(Collectors.joining());
    return "Version "
        + AuthoredRule.VOCABULARY_VERSION
        + ".\n\n"
        + calls
        + "\n| operator | takes |\n|---|---|\n"
        + operators
        + "\n";
  }

  /** Each of the calls, and the examples of the page. */
  @Test
  void whatIsShownPasses() throws IOException {
    for (String call : ExpressionReader.CALLS) {
      String constraint =
          "facts." + call.replace("OPERATOR", "is( \"x\" )").replace("NUMBER", "gte( 2 )");
      accepted(
          "rule \"x\"\nwhen\n  $n : Newcomer( "
              + constraint
              + " )\nthen\n  firings.enters( $n, \"b\" );\nend\n");
    }
    Matcher examples = Pattern.compile("(?s)```drl\n(.*?)```").matcher(Files.readString(DOCS));
    int count = 0;
    while (examples.find()) {
      accepted(examples.group(1));
      count++;
    }
    assertThat(count).isPositive();
  }

  private static void accepted(String drl) {
    assertThat(AuthoredFiles.read("x.drl", drl.getBytes(UTF_8)).problems()).as(drl).isEmpty();
  }
}
