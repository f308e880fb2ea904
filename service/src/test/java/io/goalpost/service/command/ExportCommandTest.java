package io.goalpost.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.resources.answer.ExportZip;
import io.goalpost.service.Goalpost;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code export}: the bytes that HTTP gives, what it says, and with which status. */
class ExportCommandTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final String SERIES =
      """
      series: hello
      title: Hello
      enroll: future
      blocks:
        - {id: free, rule: {attribute: plan, is: free}, next: hook}
        - {id: hook, content: {channel: webhook}}
      """;

  @TempDir static Path folder;
  private static byte[] served;
  private static byte[] servedRange;

  @BeforeAll
  static void aStoreOfTwoUsers() throws IOException {
    try (Store store = TestStores.open(TestStores.h2File(folder));
        Goalpost goalpost = Goalpost.open(store, EngineClock.manual(START), null, Limits.DEFAULT)) {
      goalpost.series().saveDraft("hello", SERIES);
      goalpost.series().publish("hello", null, null);
      goalpost.series().saveDraft("nobody", SERIES.replace("hello", "nobody"));
      for (String user : List.of("u1", "u2")) {
        goalpost
            .diffs()
            .post(DiffReader.readAll(List.of(Map.of("user", user, "set", Map.of("plan", "free")))));
        goalpost.clocks().move(goalpost.clocks().now().plusSeconds(60), true);
      }
      served = served(goalpost, null);
      servedRange = served(goalpost, START.plusSeconds(30));
    }
  }

  private static byte[] served(Goalpost goalpost, Instant from) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ExportZip zip = new ExportZip()) {
      zip.write(goalpost.exports().export("hello", from, null, zip), out);
    }
    return out.toByteArray();
  }

  private static Ran run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("export", "../config.yml"));
    all.addAll(List.of(arguments));
    return Ran.with(
        Map.of("GOALPOST_DB_URL", TestStores.h2File(folder)), all.toArray(String[]::new));
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void writesWhatTheServerGives() throws IOException {
    Ran ran = run("hello", "--out", file("all.zip"));

    assertThat(ran)
        .isEqualTo(new Ran(0, file("all.zip") + ": 10 rows, up to record 15\n", ran.err()));
    assertThat(Files.readAllBytes(folder.resolve("all.zip"))).isEqualTo(served);
  }

  @Test
  void writesTheRangeAskedFor() throws IOException {
    Ran ran = run("--from", "2026-01-05T10:00:30+01:00", "hello", "--out", file("range.zip"));

    assertThat(ran.out()).endsWith(": 5 rows, up to record 15\n");
    assertThat(Files.readAllBytes(folder.resolve("range.zip"))).isEqualTo(servedRange);
  }

  @Test
  void saysThatThereIsNothing() {
    assertThat(run("nobody", "--out", file("nobody.zip")).out())
        .isEqualTo("there is nothing to export; " + file("nobody.zip") + " says so\n");
  }

  @Test
  void refusesWhatItCannotExport() throws IOException {
    assertThat(run("nowhere", "--out", file("x.zip")))
        .isEqualTo(new Ran(1, "", "goalpost export: there is no series nowhere\n"));
    assertThat(run("hello", "--out", file("no/folder/x.zip")).status()).isEqualTo(1);
    assertThat(run("hello", "--from", "yesterday").err())
        .startsWith("goalpost export: --from must be an ISO 8601 instant");
    assertThat(run("hello", "--to").err()).startsWith("goalpost export: --to needs a value");
    assertThat(run("hello", "--from", "2026-01-05T09:00:00Z", "--to", "2025-01-05T09:00:00Z").err())
        .startsWith("goalpost export: --to is before --from");
    assertThat(run().status()).isEqualTo(2);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left)
          .noneMatch(path -> path.toString().contains(".part"))
          .noneMatch(path -> path.toString().endsWith("x.zip"));
    }
  }
}
