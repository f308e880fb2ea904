package io.goalpost.service.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.fact.Mask;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.FiringPort.Query;
import io.goalpost.service.Goalpost;
import io.goalpost.service.journal.SegmentHead;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreInUseException;
import io.goalpost.service.store.TestStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiringIndexTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final int FIRINGS = 3_000;
  private static final int QUERIES = 300;
  private static final List<Kind> KINDS = List.of(Kind.ENTERED, Kind.SENT, Kind.EXITED, Kind.ERROR);

  private final Random random = new Random(1);

  @TempDir Path folder;

  /** The mark after a record. */
  private static IndexMark at(long position) {
    return new IndexMark(new SegmentHead(position, position, new byte[32]), 0);
  }

  private List<Firing> some(int count) {
    List<Firing> all = new ArrayList<>();
    for (long position = 1; position <= count; position++) {
      all.add(firing(position * 2));
    }
    return all;
  }

  private static List<Long> positions(List<Firing> firings) {
    return firings.stream().map(Firing::position).toList();
  }

  private static List<Firing> everything(FiringIndex index) {
    return index.find(Query.of(null, null, 0, FIRINGS * 2));
  }

  @Test
  void findsWhatAPlainLoopFinds() {
    List<Firing> all = some(FIRINGS);
    try (FiringIndex index = FiringIndex.open(null)) {
      index.add(all.subList(0, 1_000), IndexMark.NOTHING, at(2_000));
      assertThat(everything(index)).isEqualTo(all.subList(0, 1_000));
      index.add(all.subList(1_000, FIRINGS), at(2_000), at(FIRINGS * 2L));
      int found = 0;
      for (int i = 0; i < QUERIES; i++) {
        Query query = query();
        List<Long> positions = positions(index.find(query));
        assertThat(positions).as(query.toString()).isEqualTo(wanted(query, all));
        found += positions.size();
      }
      assertThat(found).isGreaterThan(QUERIES);
    }
  }

  @Test
  void whateverListsShowComesBackHalfASurrogatePairAndAllLengthsIncluded() {
    String odd = "\ud83d" + "\\" + "u0041" + (char) 0 + "x".repeat(15_000);
    Firing firing =
        new Firing(
            7,
            Instant.parse("2026-01-05T09:00:00.123456789Z"),
            Kind.TAGGED,
            6,
            "s@1/b/tag",
            "s",
            1,
            "user \udc00",
            null,
            3,
            "b",
            odd,
            9,
            Map.of(),
            List.of(),
            null,
            null,
            Map.of());
    try (FiringIndex index = FiringIndex.open(folder)) {
      index.add(List.of(firing), IndexMark.NOTHING, at(7));

      assertThat(everything(index)).containsExactly(firing);
      Query byUser =
          new Query(
              null, "user \udc00", null, null, null, 0, null, null, 0, Long.MAX_VALUE, false, 5);
      assertThat(index.find(byUser)).containsExactly(firing);
    }
  }

  @Test
  void whoIsKilledGoesOnFromWhatWasKept() throws IOException {
    Path asKilled = folder.resolve("killed");
    try (FiringIndex index = FiringIndex.open(folder.resolve("index"))) {
      List<Firing> all = some(200);
      index.add(all.subList(0, 100), IndexMark.NOTHING, at(200));
      index.keep();
      index.add(all.subList(100, 200), at(200), at(400));
      assertThat(everything(index)).hasSize(200);
      copy(folder.resolve("index"), asKilled);
    }
    try (FiringIndex index = FiringIndex.open(asKilled)) {
      assertThat(index.mark()).isEqualTo(at(200));
      assertThat(everything(index)).hasSize(100);
    }
    try (FiringIndex closed = FiringIndex.open(folder.resolve("index"))) {
      assertThat(closed.mark()).isEqualTo(at(400));
      assertThat(everything(closed)).hasSize(200);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void whatCannotBeReadIsMadeAnew() throws IOException {
    try (FiringIndex index = FiringIndex.open(folder)) {
      index.add(some(100), IndexMark.NOTHING, at(200));
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> !each.endsWith("write.lock")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 0x55;
        bytes[0] ^= 0x55;
        Files.write(file, bytes);
      }
    }
    try (FiringIndex index = FiringIndex.open(folder)) {
      assertThat(index.mark()).isEqualTo(IndexMark.NOTHING);
      assertThat(everything(index)).isEmpty();
      index.add(some(10), IndexMark.NOTHING, at(20));
      assertThat(everything(index)).hasSize(10);
    }
  }

  @Test
  void aFolderThatAnotherHasIsRefused() {
    try (FiringIndex first = FiringIndex.open(folder)) {
      assertThat(first.mark()).isEqualTo(IndexMark.NOTHING);
      assertThatThrownBy(() -> FiringIndex.open(folder))
          .isInstanceOf(StoreInUseException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("GOALPOST_SEARCH");
    }
  }

  @Test
  void whatIsOldIsDroppedButForWhatFiguresCount() {
    try (FiringIndex index = FiringIndex.open(folder)) {
      List<Firing> all = some(300);
      index.add(all, IndexMark.NOTHING, at(600));
      index.drop(300);

      assertThat(everything(index))
          .isEqualTo(
              all.stream()
                  .filter(each -> each.position() > 300 || each.kind() != Kind.SENT)
                  .toList());
      assertThat(index.mark().dropped()).isEqualTo(300);
    }
  }

  /** A disk without room, and then with. */
  private static final class Disk extends FilterDirectory {
    private volatile boolean full;

    Disk() {
      super(new ByteBuffersDirectory());
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
      if (full) {
        throw new IOException("No space left on device");
      }
      return super.createOutput(name, context);
    }
  }

  @Test
  void afterAFailureItGoesOnFromWhatWasKeptAndMissesNothing() {
    Disk disk = new Disk();
    try (Store store = TestStores.open(TestStores.h2File(folder));
        Goalpost goalpost =
            Goalpost.open(
                store,
                EngineClock.manual(START),
                null,
                Limits.DEFAULT,
                Mask.NONE,
                new FiringIndex(new IndexFolder(disk)))) {
      publish(goalpost);
      enter(goalpost, "first");
      assertThat(entered(goalpost)).containsExactly("first");

      disk.full = true;
      enter(goalpost, "second");
      assertThatThrownBy(() -> entered(goalpost)).isInstanceOf(BusyException.class);

      disk.full = false;
      enter(goalpost, "third");
      assertThat(entered(goalpost)).containsExactly("first", "second", "third");
    }
  }

  private static void publish(Goalpost goalpost) {
    goalpost
        .series()
        .saveDraft(
            "s",
            """
            series: s
            title: S
            enroll: future
            blocks: [{id: all, rule: {attribute: plan, is: free}}]
            """);
    goalpost.series().publish("s", null, null);
  }

  private static void enter(Goalpost goalpost, String user) {
    goalpost
        .diffs()
        .post(DiffReader.readAll(List.of(Map.of("user", user, "set", Map.of("plan", "free")))));
  }

  private static List<String> entered(Goalpost goalpost) {
    return goalpost.firings().find(Query.of("s", Kind.ENTERED, 0, 10)).stream()
        .map(Firing::user)
        .toList();
  }

  @Test
  void theIndexOfAnotherJournalIsMadeAnew() {
    for (String user : List.of("first", "second")) {
      try (Store store = TestStores.open(TestStores.h2File(folder.resolve(user)));
          Goalpost goalpost =
              Goalpost.open(
                  store,
                  EngineClock.manual(START),
                  null,
                  Limits.DEFAULT,
                  Mask.NONE,
                  FiringIndex.open(folder.resolve("index")))) {
        publish(goalpost);
        enter(goalpost, user);

        assertThat(entered(goalpost)).containsExactly(user);
      }
    }
  }

  /** Most are of one series, version and company. */
  private Firing firing(long position) {
    int version = random.nextInt(50) == 0 ? 2 : 1;
    String series = random.nextInt(20) == 0 ? "small" : "large";
    return new Firing(
        position,
        START.plusSeconds(position / 10),
        KINDS.get(Math.min(random.nextInt(20), 3) % 3),
        1,
        series + "@" + version + "/free/enter",
        series,
        version,
        "u" + random.nextInt(200),
        random.nextInt(4) == 0 ? "c" + random.nextInt(9) : "giant",
        1,
        null,
        null,
        0,
        Map.of(),
        List.of(),
        null,
        null,
        Map.of());
  }

  private <T> T maybe(T value) {
    return random.nextInt(3) == 0 ? value : null;
  }

  private Query query() {
    String series = random.nextBoolean() ? "large" : "small";
    return new Query(
        maybe(series),
        random.nextInt(8) == 0 ? "u" + random.nextInt(200) : null,
        maybe(random.nextBoolean() ? "giant" : "c3"),
        maybe(KINDS.get(random.nextInt(KINDS.size()))),
        maybe(series + "@" + (1 + random.nextInt(2)) + "/free/enter"),
        random.nextInt(3),
        maybe(START.plusSeconds(random.nextInt(FIRINGS / 5)).plusNanos(random.nextInt(11))),
        maybe(START.plusSeconds(random.nextInt(FIRINGS / 5)).plusNanos(random.nextInt(11))),
        random.nextInt(FIRINGS),
        random.nextBoolean() ? Long.MAX_VALUE : FIRINGS + random.nextInt(FIRINGS),
        random.nextBoolean(),
        1 + random.nextInt(50));
  }

  private static List<Long> wanted(Query query, List<Firing> all) {
    List<Long> wanted = new ArrayList<>();
    for (Firing row : all) {
      boolean asked =
          (query.series() == null || query.series().equals(row.series()))
              && (query.user() == null || query.user().equals(row.user()))
              && (query.company() == null || query.company().equals(row.company()))
              && (query.kind() == null || query.kind() == row.kind())
              && (query.rule() == null || query.rule().equals(row.rule()))
              && (query.version() == 0 || query.version() == row.version())
              && (query.from() == null || !row.at().isBefore(query.from()))
              && (query.to() == null || row.at().isBefore(query.to()))
              && row.position() > query.after()
              && row.position() < query.before();
      if (asked) {
        wanted.add(row.position());
      }
    }
    wanted.sort(query.descending() ? Collections.reverseOrder() : Comparator.naturalOrder());
    return wanted.subList(0, Math.min(query.limit(), wanted.size()));
  }
}
