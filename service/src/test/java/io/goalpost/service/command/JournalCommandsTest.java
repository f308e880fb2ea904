package io.goalpost.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.service.Goalpost;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify} and {@code replay}: what they say, and with which status, on both databases. */
class JournalCommandsTest {

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

  abstract static class Contract {

    abstract String url();

    private Ran run(String command, String... options) {
      List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
      arguments.add("../config.yml");
      arguments.addAll(List.of(options));
      return Ran.with(
          Map.of("GOALPOST_DB_URL", url(), "GOALPOST_DB_USER", TestStores.user(url())),
          arguments.toArray(String[]::new));
    }

    /** A record of the first day in the morning, fourteen of the third. */
    private void journalOfThreeDays() {
      journalOf("u1");
      try (Store store = TestStores.open(url());
          Goalpost goalpost =
              Goalpost.open(
                  store,
                  EngineClock.manual(START.plus(Duration.ofDays(2))),
                  null,
                  Limits.DEFAULT)) {
        goalpost.series().saveDraft("hello", SERIES + "\n");
      }
    }

    @Test
    void aJournalThatIsPruned() {
      journalOfThreeDays();

      Ran ran = run("journal prune", "--before", "P1D");

      assertThat(ran.status()).isZero();
      assertThat(ran.out().lines().toList())
          .satisfiesExactly(
              line -> assertThat(line).isEqualTo("removed 3 segments, records 1 to 8"),
              line ->
                  assertThat(line)
                      .startsWith(
                          "the journal begins with the state as of record 8, 2026-01-05T09:00:00Z"
                              + " (segment 3, record 8, hash "),
              line -> assertThat(line).isEqualTo("what is left: records 9 to 9"));
      assertThat(run("verify").out())
          .startsWith("ok: records 9 to 9 are as they were written\nthe journal begins with ");
      assertThat(run("replay").out())
          .startsWith(
              "no difference: records 9 to 9 came again as they were written\n"
                  + "the journal begins with the state as of record 8, ");
      assertThat(run("project rebuild").out())
          .isEqualTo(
              "the search of firings stands at record 9\n"
                  + "up to record 8 it has what pruning the journal kept of them\n");
    }

    @Test
    void nothingIsOldEnoughToBeRemoved() {
      journalOfThreeDays();

      for (String before : List.of("2026-01-05", "2026-01-05T09:00:00Z", "P3D")) {
        Ran ran = run("journal prune", "--before", before);
        assertThat(ran.status()).isZero();
        assertThat(ran.out())
            .startsWith("nothing was removed: ")
            .endsWith("the journal begins with the first record\nwhat is left: records 1 to 9\n");
      }
      assertThat(run("journal prune", "--before", "2026-01-06").out()).startsWith("removed 3 ");
    }

    @Test
    void whatIsToBeRemovedMustBeSaid() {
      assertThat(run("journal prune").err())
          .startsWith("goalpost journal prune: say --before which instant\nusage: ");
      for (String wrong : List.of("yesterday", "-P1D", "P-1D", "2026-13-01", "P1M")) {
        Ran ran = run("journal prune", "--before", wrong);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).startsWith("goalpost journal prune: --before must be ");
      }
    }

    @Test
    void aDamagedJournalIsNotPruned() {
      journalOfThreeDays();
      change("UPDATE journal_segment SET bytes = hash WHERE number = 2");

      Ran ran = run("journal prune", "--before", "P1D");
      assertThat(ran.status()).isIn(1, 2);
      assertThat(ran.out()).isEmpty();
      assertThat(run("verify").out()).startsWith("broken: segment 2 ");
    }

    @Test
    void aBaseThatWasChangedIsNamed() {
      journalOfThreeDays();
      run("journal prune", "--before", "P1D");
      change("UPDATE journal_base SET at = '2026-01-05T08:00:00Z'");

      assertThat(run("verify").out())
          .isEqualTo(
              "broken: the journal's base (said to be record 8) is not as it was written\n"
                  + "there is no record before it\n");
      assertThat(run("replay").status()).isEqualTo(2);
      assertThat(run("replay").err())
          .isEqualTo(
              "goalpost replay: the journal's base (said to be record 8) is not as it was"
                  + " written\n");
    }

    /**
     * Zone, draft and publication, then for each user the diff and four records that come of it.
     */
    private void journalOf(String... users) {
      try (Store store = TestStores.open(url());
          Goalpost goalpost =
              Goalpost.open(store, EngineClock.manual(START), null, Limits.DEFAULT)) {
        goalpost.series().saveDraft("hello", SERIES);
        goalpost.series().publish("hello", null, null);
        for (String user : users) {
          goalpost
              .diffs()
              .post(
                  DiffReader.readAll(List.of(Map.of("user", user, "set", Map.of("plan", "free")))));
        }
      }
    }

    private void change(String statement) {
      try (Store store = TestStores.open(url())) {
        store.jdbi().useHandle(handle -> handle.execute(statement));
      }
    }

    @Test
    void aJournalAsItWasWritten() {
      journalOf("u1", "u2");

      assertThat(run("verify"))
          .isEqualTo(new Ran(0, "ok: records 1 to 14 are as they were written\n", ""));
      assertThat(run("replay"))
          .isEqualTo(
              new Ran(0, "no difference: records 1 to 14 came again as they were written\n", ""));
    }

    @Test
    void anEmptyJournal() {
      TestStores.open(url()).close();

      assertThat(run("verify")).isEqualTo(new Ran(0, "ok: there is no record\n", ""));
      assertThat(run("replay")).isEqualTo(new Ran(0, "no difference: there is no record\n", ""));
    }

    @Test
    void aChangedPositionIsNamedByVerify() {
      journalOf("u1", "u2");
      change("UPDATE journal_segment SET last_position = 15 WHERE number = 4");

      Ran ran = run("verify");
      assertThat(ran.status()).isEqualTo(1);
      assertThat(ran.out())
          .isEqualTo(
              """
              broken: segment 4 (records 9 to 15): records 9 to 15 are 6 in number
              records 1 to 8 are as they were written
              """);
    }

    @Test
    void anEndThatTheCheckpointHadReachedIsMissedByVerify() {
      journalOf("u1", "u2");
      change("DELETE FROM journal_segment WHERE number > 3");

      Ran ran = run("verify");
      assertThat(ran.status()).isEqualTo(1);
      assertThat(ran.out())
          .isEqualTo(
              """
              broken: segment 4 is missing: the journal ends with record 8, but record 14 was stored
              records 1 to 8 are as they were written
              """);
    }

    @Test
    void aMissingBeginningLeavesNothingThatIsAsItWas() {
      journalOf("u1");
      change("DELETE FROM journal_segment WHERE number = 1");

      Ran ran = run("verify");
      assertThat(ran.status()).isEqualTo(1);
      assertThat(ran.out()).startsWith("broken: segment 1 is missing").endsWith("before it\n");
    }

    @Test
    void aRecordThatTheRulesDoNotGiveIsToldByReplay() {
      journalOf("u1", "u2");
      change("DELETE FROM journal_segment WHERE number = 2");

      Ran ran = run("replay");
      assertThat(ran.status()).isEqualTo(1);
      assertThat(ran.out())
          .startsWith("the first difference is at record 2\nexpected: {\"p\":3,")
          .contains("\nfound:    {\"p\":2,\"t\":\"2026-01-05T09:00:00Z\",\"k\":\"diff\"");
      assertThat(ran.out().lines()).hasSize(3);
    }

    @Test
    void aJournalThatCannotBeReadIsNoDifference() {
      journalOf("u1");
      change("UPDATE journal_segment SET bytes = hash WHERE number = 2");

      Ran ran = run("replay");
      assertThat(ran.status()).isEqualTo(2);
      assertThat(ran.err()).startsWith("goalpost replay: journal record 0").hasLineCount(1);
    }

    @Test
    void tablesOfAnotherVersion() {
      journalOf();
      change("DELETE FROM databasechangelog WHERE id = '002-state'");

      for (String command : List.of("verify", "replay")) {
        Ran ran = run(command);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
            .startsWith("goalpost " + command + ": the store was made by an earlier version")
            .hasLineCount(1);
      }
    }

    @Test
    void aStoreThatIsNotThere() {
      Ran ran =
          Ran.with(
              Map.of("GOALPOST_DB_URL", url() + "_nowhere", "GOALPOST_DB_USER", "postgres"),
              "verify",
              "../config.yml");

      assertThat(ran.status()).isEqualTo(2);
      assertThat(ran.err()).contains("cannot be opened").hasLineCount(1);
    }
  }

  @Nested
  class OnH2 extends Contract {
    @TempDir Path folder;

    @Override
    String url() {
      return TestStores.h2File(folder);
    }
  }

  @Nested
  class OnPostgresql extends Contract {
    private final String url = TestStores.postgresql();

    @Override
    String url() {
      return url;
    }
  }
}
