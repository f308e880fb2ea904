package io.goalpost.service.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.service.journal.MalformedRecordException;
import io.goalpost.service.state.KnownIds;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreFailedException;
import io.goalpost.service.store.TestStores;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of checkpoints does. */
abstract class CheckpointStoreContract {

  private final RandomState random = new RandomState(11);
  private Store store;
  private CheckpointStore checkpoints;

  /** The URL of a database that was empty when the test began. */
  abstract String url();

  @BeforeEach
  void open() {
    store = TestStores.open(url());
    checkpoints = new JdbiCheckpointStore(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void beforeTheFirstCheckpointThereIsNothing() {
    LoadedState loaded = new LoadedState();

    assertThat(checkpoints.load(loaded)).isEmpty();
    assertThat(checkpoints.mark()).isEmpty();
    assertThat(loaded).isEqualTo(new LoadedState());
  }

  @Test
  void allThatIsWrittenIsLoaded() {
    CheckpointDelta delta =
        new CheckpointDelta(
            mark(42),
            List.of(random.user("u1"), random.user("u2")),
            List.of(random.company("c1")),
            List.of(random.entry(7), random.entry(19)),
            List.of(random.qualification("s", "c1"), random.qualification("s2", "c1")),
            Map.of(
                StateKey.other("series", "s"), "{\"live\":1}", StateKey.other("clock", "now"), "ü"),
            Set.of());
    checkpoints.write(delta);

    assertThat(checkpoints.mark()).contains(mark(42));
    assertThat(load()).isEqualTo(LoadedState.of(delta));
  }

  @Test
  void whatChangedReplacesAndWhatIsGoneIsRemoved() {
    checkpoints.write(users(1, random.user("a"), random.user("b"), random.user("c")));
    User changed = random.user("b");
    checkpoints.write(
        new CheckpointDelta(
            mark(2),
            List.of(changed, random.user("d")),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            Set.of(StateKey.user("a"), StateKey.user("d"), StateKey.user("never there"))));

    LoadedState loaded = load();
    assertThat(loaded.users).containsOnlyKeys("b", "c", "d");
    assertThat(loaded.users.get("b")).isEqualTo(LoadedState.text(changed));
    assertThat(checkpoints.mark()).contains(mark(2));
  }

  @Test
  void entriesComeInTheOrderOfTheirIdsHoweverMany() {
    List<Entry> many = new ArrayList<>();
    for (long id = 1; id <= 1_700; id++) {
      many.add(random.entry(id * id * id));
    }
    List<Entry> shuffled = new ArrayList<>(many);
    Collections.shuffle(shuffled, new Random(3));
    checkpoints.write(
        new CheckpointDelta(
            mark(9), List.of(), List.of(), shuffled, List.of(), Map.of(), Set.of()));

    assertThat(load().entries.equals(many)).isTrue();
  }

  @Test
  void whateverIdASenderChoseIsKept() {
    List<String> ids =
        List.of(
            "a",
            "A",
            "a ",
            " a",
            "ä",
            "\ud83c\udfaf",
            "\ud83c",
            "\udfaf",
            "\udfaf\ud83c",
            "nul\u0000",
            "back\\slash",
            "\\u0000",
            "'",
            "%",
            "x".repeat(256),
            "\ud800".repeat(256));
    checkpoints.write(users(1, ids.stream().map(random::user).toArray(User[]::new)));
    checkpoints.write(users(2, ids.stream().map(random::user).toArray(User[]::new)));
    Map<StateKey, String> others = new HashMap<>();
    ids.forEach(id -> others.put(StateKey.other("seen", id), id.length() + ""));
    checkpoints.write(
        new CheckpointDelta(mark(3), List.of(), List.of(), List.of(), List.of(), others, Set.of()));

    LoadedState loaded = load();
    assertThat(loaded.users).containsOnlyKeys(ids.toArray(String[]::new));
    assertThat(loaded.others).isEqualTo(others);

    checkpoints.write(
        new CheckpointDelta(
            mark(4), List.of(), List.of(), List.of(), List.of(), Map.of(), others.keySet()));
    assertThat(load().others).isEmpty();
  }

  @Test
  void ofACheckpointThatWasNotEndedNothingIsSeenNorTakenInByTheNext() {
    checkpoints.write(users(1, random.user("a")));
    CheckpointDelta failing = entries(2, new FailingEntries(4_000, 3_900));
    assertThatThrownBy(() -> checkpoints.write(failing)).hasMessage("injected");
    assertThat(pieces()).as("left over").isGreaterThan(2);
    assertThat(load().entries).isEmpty();
    assertThat(checkpoints.mark()).contains(mark(1));

    checkpoints = new JdbiCheckpointStore(store);
    checkpoints.write(users(3, random.user("b")));

    assertThat(load().users).containsOnlyKeys("a", "b");
    assertThat(load().entries).isEmpty();
    assertThat(pieces()).isEqualTo(1);
  }

  @Test
  void aCheckpointThatWasEndedCountsBeforeItIsMerged() {
    User gone = random.user("u0500");
    User[] before = new User[1_200];
    Arrays.setAll(before, i -> random.user(String.format("u%04d", i)));
    checkpoints.write(users(1, before));
    User changed = random.user("u0003");
    List<Entry> entries = List.of(random.entry(5), random.entry(70));
    CheckpointDelta second =
        new CheckpointDelta(
            mark(2),
            List.of(changed, random.user("v")),
            List.of(random.company("c")),
            entries,
            List.of(),
            Map.of(StateKey.other("clock", "now"), "x"),
            Set.of(StateKey.user(gone.id())));

    new JdbiCheckpointStore(store)
        .put(second, storedMark(), live(storedMark())); // and then the process was killed

    LoadedState loaded = load();
    assertThat(loaded.users).hasSize(1_200).containsKey("v").doesNotContainKey(gone.id());
    assertThat(loaded.users.get("u0003")).isEqualTo(LoadedState.text(changed));
    assertThat(loaded.companies).extracting(Company::id).containsExactly("c");
    assertThat(loaded.entries.equals(entries)).isTrue();
    assertThat(checkpoints.mark()).contains(mark(2));

    checkpoints.write(users(3));
    assertThat(load()).isEqualTo(loaded);
  }

  @Test
  void whoeverWasOvertakenByAnotherProcessMovesNothingBack() {
    checkpoints.write(users(1, random.user("a")));
    Optional<MarkRow> before = storedMark();
    User newer = random.user("a");
    checkpoints.write(users(5, newer));

    JdbiCheckpointStore overtaken = new JdbiCheckpointStore(store);
    assertThatThrownBy(() -> overtaken.put(users(3, random.user("a")), before, live(before)))
        .isInstanceOf(StoreFailedException.class)
        .hasMessage("another process wrote a checkpoint meanwhile");

    assertThat(checkpoints.mark()).contains(mark(5));
    assertThat(load().users.get("a")).isEqualTo(LoadedState.text(newer));
  }

  @Test
  void whoeverStalledBeforeMovingTheMarkIsOvertakenAndHarmsNothing() {
    checkpoints.write(users(1, random.user("a")));
    MarkRow before = storedMark().orElseThrow();
    long own = before.pieces() + 1; // it has added its piece and is about to move the mark
    byte[] piece = piece(new StateRow(StateKey.USER, "a", null));
    execute("INSERT INTO checkpoint_piece (number, body) VALUES (" + own + ", ?)", piece);
    MarkRow stalled = MarkRow.of(mark(2), own, before.live().with(new Runs.Run(own, own)));

    User[] others = new User[2_000];
    Arrays.setAll(others, i -> random.user("o" + i));
    checkpoints.write(users(3, others));
    LoadedState loaded = load();
    assertThat(loaded.users).hasSize(2_001).containsKey("a");

    int moved = store.alone(CheckpointRows.class, rows -> rows.moveMark(stalled, before.pieces()));
    assertThat(moved).isZero();
    assertThat(load()).isEqualTo(loaded);
    assertThat(pieces()).isEqualTo(live());
  }

  @Test
  void aMergeThatLeavesNothingMovesTheMarkToo() {
    checkpoints.write(users(1, random.user("a")));
    long before = storedMark().orElseThrow().pieces();
    checkpoints.write(others(2, Map.of(), Set.of(StateKey.user("a"))));

    assertThat(load().users).isEmpty();
    assertThat(pieces()).isZero();
    assertThat(storedMark().orElseThrow().pieces()).isGreaterThan(before);
  }

  /** As versions wrote it that did not sum it up. */
  private static byte[] piece(StateRow... rows) {
    return PieceRow.bodyOf(List.of(rows).iterator(), Integer.MAX_VALUE);
  }

  private Optional<MarkRow> storedMark() {
    return store.read(CheckpointRows.class, CheckpointRows::mark);
  }

  private int pieces() {
    return store
        .jdbi()
        .withHandle(
            handle ->
                handle.createQuery("SELECT COUNT(*) FROM checkpoint_piece").mapTo(int.class).one());
  }

  @Test
  void itNeverGoesBack() {
    checkpoints.write(users(5, random.user("a")));

    assertThatThrownBy(() -> checkpoints.write(users(4, random.user("b"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a checkpoint at 4 after one at 5");
    assertThat(load().users).containsOnlyKeys("a");
  }

  @Test
  void aRowThatCannotBeReadIsNamed() {
    checkpoints.write(users(1, random.user("u-1")));
    byte[] body = "{\"id\":\"u-1\",\"mood\":1}".getBytes(StandardCharsets.UTF_8);
    StateRow row = new StateRow(StateKey.USER, "u-1", body);
    execute("UPDATE checkpoint_piece SET body = ?", piece(row));

    assertThatThrownBy(this::load)
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage("the stored user u-1: field \"mood\" is unknown here");
  }

  @Test
  void aRowThatIsPackedInAnotherFormIsNamed() {
    checkpoints.write(users(1, random.user("u-1")));
    StateRow row = new StateRow(StateKey.USER, "u-1", new byte[] {2, 0, 0});
    execute("UPDATE checkpoint_piece SET body = ?", piece(row));

    assertThatThrownBy(this::load)
        .isInstanceOf(MalformedRecordException.class)
        .hasMessage("the stored user u-1: a form of number 2");
  }

  @Test
  void whatAnEarlierVersionWroteAsJsonIsRead() {
    User user = random.user("u-1");
    Entry entry = random.entry(7);
    checkpoints.write(users(1, random.user("u-1")));
    execute(
        "UPDATE checkpoint_piece SET body = ?",
        piece(
            StateRow.of(StateKey.entry(7), new EntryCodec().encode(entry)),
            StateRow.of(StateKey.user("u-1"), new FactsCodec().encode(user))));

    LoadedState loaded = load();
    assertThat(loaded.users.get("u-1")).isEqualTo(LoadedState.text(user));
    assertThat(loaded.entries.equals(List.of(entry))).isTrue();
    checkpoints.write(users(2, random.user("u-2")));
    assertThat(load().entries.equals(List.of(entry))).isTrue();
  }

  @Test
  void noByteOfItChangesUnseen() {
    checkpoints.write(
        new CheckpointDelta(
            mark(1),
            List.of(random.user("u")),
            List.of(),
            List.of(random.entry(7)),
            List.of(),
            Map.of(),
            Set.of()));
    byte[] whole =
        store
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT body FROM checkpoint_piece")
                        .mapTo(byte[].class)
                        .one());

    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x10;
      execute("UPDATE checkpoint_piece SET body = ?", damaged);
      assertThatThrownBy(this::load)
          .as("byte %d", i)
          .isInstanceOf(BrokenCheckpointException.class)
          .hasMessage("piece 1 of the checkpoint is damaged");
    }
  }

  @Test
  void whereAMergeFindsDamageItIsToldAndAllIsWrittenAnew() {
    User[] some = new User[2_000];
    Arrays.setAll(some, i -> random.user(String.format("u%04d", i)));
    checkpoints.write(users(1, some));
    assertThat(pieces()).isGreaterThan(2);
    execute("UPDATE checkpoint_piece SET body = ? WHERE number = 2", new byte[] {0, 0});

    assertThatThrownBy(() -> checkpoints.write(users(2, some)))
        .isInstanceOf(BrokenCheckpointException.class)
        .hasMessage("piece 2 of the checkpoint is damaged");
    CheckpointDelta whole = users(3, some[0], some[7]);
    checkpoints.writeWhole(whole);

    assertThat(load()).isEqualTo(LoadedState.of(whole));
    assertThat(checkpoints.mark()).contains(mark(3));
    assertThat(pieces()).as("what was there is gone").isEqualTo(live());
  }

  @Test
  void rowsOfManyRunsAreOneWhateverCharactersTheirIdsHave() {
    Random dice = new Random(8);
    String[] letters = {"a", "z", "\u00e9", "\u20ac", "\ud7ff", "\ue000", "\uffff", "\ud83c\udfaf"};
    Map<String, String> wanted = new HashMap<>();
    for (int position = 1; position <= 30; position++) {
      Map<StateKey, String> changed = new HashMap<>();
      for (int i = 0; i < 100; i++) {
        StringBuilder id = new StringBuilder();
        for (int j = dice.nextInt(3); j >= 0; j--) {
          id.append(letters[dice.nextInt(letters.length)]);
        }
        changed.put(StateKey.other("seen", id.toString()), position + "-" + i);
      }
      changed.forEach((key, text) -> wanted.put(key.id(), text));
      checkpoints.write(others(position, changed, Set.of()));
    }

    Map<String, String> loaded = new HashMap<>();
    load().others.forEach((key, text) -> loaded.put(key.id(), text));
    assertThat(loaded).isEqualTo(wanted);
  }

  @Test
  void whatIsPackedMayHoldAnyText() {
    StateRow packed = new StateRow(StateKey.USER, "u", new byte[] {1, 0, 0});
    StateRow json =
        new StateRow(StateKey.USER, "u", "{\"id\":\"u\"}".getBytes(StandardCharsets.UTF_8));

    assertThat(packed.mayHold("acme")).isTrue();
    assertThat(json.mayHold("acme")).isFalse();
    assertThat(json.mayHold("u")).isTrue();
  }

  @Test
  void aPieceThatIsLostIsNamed() {
    checkpoints.write(users(1, random.user("a")));
    execute("DELETE FROM checkpoint_piece");

    assertThatThrownBy(this::load).hasMessage("piece 1 of the checkpoint is missing");
  }

  @Test
  void afterManyCheckpointsTheStateIsTheLatestOfEachAndLiesInFewPieces() {
    Random dice = new Random(5);
    Map<String, String> wanted = new HashMap<>();
    for (int position = 1; position <= 60; position++) {
      Map<StateKey, String> changed = new HashMap<>();
      Set<StateKey> removed = new HashSet<>();
      for (int i = 0; i < 400; i++) {
        StateKey key = StateKey.other("seen", "id-" + dice.nextInt(3_000));
        if (dice.nextInt(4) == 0) {
          removed.add(key);
        } else {
          changed.put(key, position + "-" + "x".repeat(dice.nextInt(900)));
        }
      }
      removed.removeAll(changed.keySet());
      removed.forEach(key -> wanted.remove(key.id()));
      changed.forEach((key, text) -> wanted.put(key.id(), text));
      checkpoints.write(others(position, changed, removed));
      if (position % 7 == 0) {
        Map<String, String> loaded = new HashMap<>();
        load().others.forEach((key, text) -> loaded.put(key.id(), text));
        assertThat(loaded).isEqualTo(wanted);
      }
    }
    long bytes = wanted.values().stream().mapToLong(String::length).sum();
    assertThat(pieces()).as("twice of what is there").isLessThan((int) (2 * bytes >> 17) + 8);
    assertThat(storedMark().orElseThrow().live().size()).isLessThan(8);
  }

  @Test
  void whatAMergeThatWasKilledLeftIsNotSeenAndGoesWithTheNext() {
    for (int position = 1; position <= 6; position++) {
      User[] some = new User[200];
      int first = position * 50;
      Arrays.setAll(some, i -> random.user("u" + (first + i)));
      checkpoints.write(users(position, some));
    }
    LoadedState before = load();
    byte[] piece = piece(new StateRow(StateKey.USER, "u60", new byte[2]));
    for (long left = 1; left <= 3; left++) {
      long number = storedMark().orElseThrow().pieces() + left;
      execute("INSERT INTO checkpoint_piece (number, body) VALUES (" + number + ", ?)", piece);

      assertThat(load()).isEqualTo(before);
      checkpoints.write(users(6 + left));
      assertThat(load()).isEqualTo(before);
      assertThat(pieces()).isEqualTo(live());
    }
  }

  private static Runs live(Optional<MarkRow> mark) {
    return mark.map(MarkRow::live).orElse(Runs.NONE);
  }

  private int live() {
    return (int) storedMark().orElseThrow().live().all().stream().mapToLong(Runs.Run::pieces).sum();
  }

  @Test
  void clearedItIsAsBeforeTheFirst() {
    checkpoints.write(users(5, random.user("a")));
    checkpoints.clear();

    assertThat(checkpoints.mark()).isEmpty();
    checkpoints.write(users(1, random.user("b")));
    assertThat(load().users).containsOnlyKeys("b");
  }

  /** Entries of which one cannot be read once it is its turn. */
  private final class FailingEntries extends AbstractList<Entry> implements KnownIds<Long> {
    private final List<Entry> all = new ArrayList<>();
    private final int failing;

    FailingEntries(int count, int failing) {
      this.failing = failing;
      for (long id = 1; id <= count; id++) {
        all.add(random.entry(id));
      }
    }

    @Override
    public Entry get(int index) {
      if (index == failing) {
        throw new IllegalStateException("injected");
      }
      return all.get(index);
    }

    @Override
    public Long idAt(int index) {
      return all.get(index).id();
    }

    @Override
    public int size() {
      return all.size();
    }
  }

  private void execute(String sql, Object... values) {
    store.jdbi().useHandle(handle -> handle.execute(sql, values));
  }

  private static CheckpointDelta entries(long position, List<Entry> entries) {
    return new CheckpointDelta(
        mark(position), List.of(), List.of(), entries, List.of(), Map.of(), Set.of());
  }

  private static CheckpointDelta others(
      long position, Map<StateKey, String> changed, Set<StateKey> removed) {
    return new CheckpointDelta(
        mark(position), List.of(), List.of(), List.of(), List.of(), changed, removed);
  }

  private LoadedState load() {
    LoadedState loaded = new LoadedState();
    assertThat(checkpoints.load(loaded)).isEqualTo(checkpoints.mark());
    return loaded;
  }

  private static CheckpointDelta users(long position, User... users) {
    List<Company> companies = List.of();
    List<Qualification> qualifications = List.of();
    return new CheckpointDelta(
        mark(position),
        Arrays.asList(users),
        companies,
        List.of(),
        qualifications,
        Map.of(),
        Set.of());
  }

  private static CheckpointMark mark(long position) {
    return new CheckpointMark(
        position,
        Instant.parse("2026-01-05T09:00:00.000000001Z"),
        Instant.MAX,
        ZoneId.of("Europe/Vienna"));
  }
}
