package io.goalpost.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit statuses and messages. */
class CommandsTest {

  private static final String GOOD =
      """
      series: hello
      title: Hello
      enroll: future
      blocks:
        - {id: free, rule: {attribute: plan, is: free}, next: hook}
        - {id: hook, content: {channel: webhook}}
      """;
  private static final String SCENARIO =
      """
      scenario: hello
      series: [hello.yml]
      steps:
        - diff: {user: u1, set: {plan: free}}
          expect: [entered hello u1, %s hello u1 block=hook, finished hello u1]
      """;

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void withoutACommandItTellsWhatThereIs() {
    Ran ran = Ran.of();

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err())
        .contains(
            "usage:", "server config.yml", "demo", "scenario", "verify", "replay", "db migrate");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void aWrongCommandIsNamed() {
    Ran ran = Ran.of("sever", "config.yml");

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).startsWith("goalpost: there is no command sever\nusage:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server",
        "scenario",
        "check",
        "compile",
        "verify",
        "replay",
        "db migrate",
        "demo --nope"
      })
  void aCommandWithoutItsArgumentsTellsItsUsage(String line) {
    Ran ran = Ran.of(line.split(" "));

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("usage: java -jar goalpost.jar " + line.replace(" --nope", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"server", "scenario", "check", "compile", "verify", "replay", "db migrate"})
  void aFileThatIsNotThereIsNamed(String command) {
    Ran ran = Ran.of((command + " nowhere.yml").split(" "));

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("nowhere.yml: there is no such file").hasLineCount(1);
  }

  @Test
  void checkPrintsEveryProblemWithItsPlace() throws Exception {
    String good = file("good.yml", GOOD);
    String bad = file("bad.yml", GOOD.replace("next: hook", "next: hok"));

    Ran ran = Ran.of("check", good, bad);

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .contains(bad + ":5:57: error in free at next: No block has the id hok")
        .contains(bad + ":6:6: error in hook: ")
        .endsWith("2 files, 2 errors, 0 warnings\n");
  }

  @Test
  void warningsAloneAreNoFailure() throws Exception {
    Ran ran = Ran.of("check", file("w.yml", GOOD.replace("webhook", "post")));

    assertThat(ran.out()).contains("warning in hook").endsWith("1 file, 0 errors, 1 warning\n");
    assertThat(ran.status()).isZero();
  }

  @Test
  void checkGoesOnAfterAFileThatCannotBeRead() throws Exception {
    Ran ran = Ran.of("check", "nowhere.yml", file("good.yml", GOOD));

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEqualTo("2 files, 0 errors, 0 warnings\n");
  }

  @Test
  void checkKnowsTheSegmentsBesideASeries() throws Exception {
    String series = file("s.yml", GOOD.replace("{attribute: plan, is: free}", "{segment: poor}"));

    assertThat(Ran.of("check", series).status()).isEqualTo(1);
    file("segments.yml", "poor: {attribute: plan, is: free}\n");
    assertThat(Ran.of("check", series)).isEqualTo(new Ran(0, "1 file, 0 errors, 0 warnings\n", ""));
  }

  @Test
  void compilePrintsTheRules() throws Exception {
    Ran ran = Ran.of("compile", file("hello.yml", GOOD));

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("package goalpost.s_hello.v1", "rule \"hello@1/free");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void compileTellsProblemsApartFromRules() throws Exception {
    Ran ran = Ran.of("compile", file("bad.yml", "series: x\n"));

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("bad.yml:1:1: error");
  }

  @Test
  void scenariosPassFailOrCannotBeRead() throws Exception {
    file("hello.yml", GOOD);
    String passes = file("passes.yml", SCENARIO.formatted("sent"));
    String fails = file("fails.yml", SCENARIO.formatted("unsent"));
    String broken = file("broken.yml", "scenario: [\n");

    Ran passed = Ran.of("scenario", passes, "--restart");
    assertThat(passed.out()).endsWith("1 passed, 0 failed\n");
    assertThat(passed.status()).isZero();
    Ran failed = Ran.of("scenario", passes, fails);
    assertThat(failed.out()).endsWith("1 passed, 1 failed\n");
    assertThat(failed.status()).isEqualTo(1);
    assertThat(Ran.of("scenario", passes, broken).status()).isEqualTo(2);
  }

  @Test
  void aScenarioAgainstNoServerSaysSo() throws Exception {
    file("hello.yml", GOOD);
    String passes = file("passes.yml", SCENARIO.formatted("sent"));

    Ran away = Ran.of("scenario", passes, "--url", "http://127.0.0.1:1");
    assertThat(away.status()).isEqualTo(1);
    assertThat(away.out() + away.err()).contains("http://127.0.0.1:1");
    Ran noAddress = Ran.of("scenario", passes, "--url", "localhost");
    assertThat(noAddress.status()).isEqualTo(2);
    assertThat(noAddress.err()).contains("--url needs the address of a server");
  }

  @Test
  void migratesAStore() {
    Map<String, String> environment =
        Map.of("GOALPOST_DB_URL", "jdbc:h2:file:" + folder.resolve("store") + ";USER=sa");

    Ran ran = Ran.with(environment, "db", "migrate", "../config.yml");

    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("are up to date (H2)").doesNotContain("USER");
    assertThat(folder.resolve("store.mv.db")).exists();
  }

  @Test
  void aPasswordThatIsWrongIsToldInOneLine() {
    String url = "jdbc:h2:file:" + folder.resolve("store");
    Ran.with(Map.of("GOALPOST_DB_URL", url), "db", "migrate", "../config.yml");

    Ran ran =
        Ran.with(
            Map.of("GOALPOST_DB_URL", url, "GOALPOST_DB_PASSWORD", "wrong"),
            "server",
            "../config.yml");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err()).contains("cannot be opened").hasLineCount(1);
  }
}
