package io.goalpost.service.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.service.state.State;
import io.goalpost.service.state.packed.UserPacker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users lie packed in memory; nobody who asks the state can tell. */
class PackedUsersTest {

  private static final Instant AT = Instant.parse("2026-01-05T09:00:00.123456789Z");

  private final long seed = System.nanoTime();
  private final RandomState random = new RandomState(seed);
  private final Random dice = new Random(seed);
  private final FactsCodec facts = new FactsCodec();
  private final UserPacker packer = new UserPacker();

  private static User user(Map<String, Value> attributes) {
    return new User("u", attributes, Set.of(), Map.of(), List.of(), Set.of(), Set.of());
  }

  private static Map<String, EventHistory> events(int count) {
    List<EventOccurrence> occurrences = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      occurrences.add(
          new EventOccurrence("bought", Map.of("amount", Value.of(i)), AT.plusSeconds(i), i));
    }
    return Map.of("bought", EventHistory.of(occurrences));
  }

  private static User with(int events) {
    return new User("u", Map.of(), Set.of(), events(events), List.of(), Set.of(), Set.of());
  }

  private static Map<String, Value> attributes(int count) {
    Map<String, Value> attributes = new HashMap<>();
    for (int i = 0; i < count; i++) {
      attributes.put("attribute-" + i, Value.of(i));
    }
    return attributes;
  }

  private User back(User user) {
    return packer.unpack(user.id(), packer.packOrNull(user));
  }

  @Test
  void whateverAUserHoldsComesBackEqual() {
    int packed = 0;
    for (int i = 0; i < 3_000; i++) {
      User user = random.user("u" + i);
      byte[] bytes = packer.packOrNull(user);
      if (bytes != null) {
        User again = packer.unpack(user.id(), bytes);
        assertThat(again.attributes()).as("seed %d", seed).isEqualTo(user.attributes());
        assertThat(facts.encode(again)).as("seed %d", seed).isEqualTo(facts.encode(user));
        byte[] inFull = UserPacker.inFull().packOrNull(user);
        User stored = UserPacker.unpackInFull(user.id(), inFull);
        assertThat(facts.encode(stored)).as("seed %d", seed).isEqualTo(facts.encode(user));
        packed++;
      }
    }
    assertThat(packed).as("seed %d", seed).isGreaterThan(300);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-05",
        "-999999999",
        "0000-01-01",
        "9999-12-31",
        "2026-01-05T09:00:00Z",
        "2026-01-05T09:00:00.5+05:30",
        "2026-01-05T09:00:00.123456789-18:00",
        "0001-01-01T00:00:00Z",
        "no date"
      })
  void aDateComesBackAsOne(String text) {
    User user = user(Map.of("signed_up", Value.of(text)));

    assertThat(back(user)).isEqualTo(user);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "127",
        "128",
        "-129",
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "0.10",
        "1e300",
        "-12345678901234567890.0987654321"
      })
  void aNumberComesBackAsItWasSpelled(String text) {
    Value number = Value.of(new java.math.BigDecimal(text));

    assertThat(back(user(Map.of("n", number))).attributes().get("n").plain())
        .isEqualTo(number.plain());
  }

  @Test
  void namesThatSendersChooseAreNumberedOnlyAsFarAsThereIsRoom() {
    for (int i = 0; i < 10_000; i++) {
      User user = user(Map.of("attribute-" + i, Value.of(i), "x".repeat(100), Value.of(true)));
      assertThat(back(user)).isEqualTo(user);
    }
  }

  @Test
  void whoHasMuchIsLeftAsTheyAre() {
    assertThat(packer.packOrNull(with(20))).isNotNull();
    assertThat(packer.packOrNull(with(200))).isNull();
    assertThat(packer.packOrNull(user(attributes(200)))).isNull();
    assertThat(packer.packOrNull(user(Map.of("bio", Value.of("x".repeat(5_000)))))).isNull();
    List<String> many = Collections.nCopies(100, "x".repeat(100));
    assertThat(packer.packOrNull(user(Map.of("list", Value.of(many))))).isNull();
    assertThat(back(user(Map.of("plan", Value.of("pro"))))) // what was left is no part of the next
        .isEqualTo(user(Map.of("plan", Value.of("pro"))));
  }

  @Test
  void whoHasMuchIsKeptAndTakenBackAlike() {
    State state = new State();
    User small = with(3);
    User large = with(300);
    state.put(small);
    state.committed();
    long mark = state.mark();

    state.put(large);
    state.handOver();
    assertThat(state.user("u").events("bought").size()).isEqualTo(300);
    state.rollback(mark);
    assertThat(facts.encode(state.user("u"))).isEqualTo(facts.encode(small));

    state.put(large);
    state.committed();
    state.put(with(301));
    state.committed();
    assertThat(state.user("u").events("bought").size()).isEqualTo(301);
  }

  @Test
  void aStateAnswersLikeAPlainMapWhateverIsPutCommittedAndTakenBack() {
    State state = new State();
    Map<String, User> wanted = new TreeMap<>();
    for (int step = 0; step < 400; step++) {
      Map<String, User> before = new TreeMap<>(wanted);
      long mark = state.mark();
      for (int i = dice.nextInt(20); i >= 0; i--) {
        User user = random.user("u" + dice.nextInt(500));
        state.put(user);
        wanted.put(user.id(), user);
      }
      if (dice.nextBoolean()) {
        state.handOver();
      }
      if (dice.nextInt(3) == 0) {
        state.rollback(mark);
        wanted = before;
      } else if (dice.nextBoolean()) {
        state.committed();
      }
      if (step % 20 == 0) {
        holds(state, wanted);
      }
    }
    holds(state, wanted);
  }

  private void holds(State state, Map<String, User> wanted) {
    assertThat(state.userIds()).as("seed %d", seed).isEqualTo(List.copyOf(wanted.keySet()));
    assertThat(state.someUsers(10)).hasSize(Math.min(10, wanted.size()));
    for (User user : state.copy().users()) {
      assertThat(facts.encode(user))
          .as("seed %d", seed)
          .isEqualTo(facts.encode(wanted.get(user.id())));
    }
    wanted.forEach(
        (id, user) ->
            assertThat(facts.encode(state.user(id)))
                .as("seed %d", seed)
                .isEqualTo(facts.encode(user)));
    assertThat(state.user("u500")).isNull();
  }

  @Test
  void changesAreTakenOnceAndGivenBackWhereTheCheckpointFailed() {
    State state = new State();
    User first = User.created("a");
    state.put(first);
    state.committed();
    assertThat(state.takeChanges().users()).containsExactly(first);
    assertThat(state.takeChanges().users()).isEmpty();

    User second = User.created("b");
    state.put(second);
    var taken = state.takeChanges();
    User changed = new User("a", attributes(1), Set.of(), Map.of(), List.of(), Set.of(), Set.of());
    state.put(changed);
    state.giveBack(taken);
    state.committed();

    assertThat(state.takeChanges().users()).containsExactlyInAnyOrder(changed, second);
  }

  @Test
  void whoseBeginningWasTakenBackIsNoChange() {
    State state = new State();
    long mark = state.mark();
    state.put(User.created("a"));
    state.rollback(mark);

    assertThat(state.user("a")).isNull();
    assertThat(state.takeChanges().users()).isEmpty();
    state.put(User.created("a"));
    assertThat(state.takeChanges().users()).containsExactly(User.created("a"));
  }

  @Test
  void whoComesInThePlaceOfOneTakenBackIsNotTakenForThem() {
    State state = new State();
    for (int i = 0; i < 3_000; i++) {
      long mark = state.mark();
      state.put(named("gone-" + i, "no"));
      state.put(named("gone-too-" + i, "no"));
      state.handOver();
      state.rollback(mark);
      if (i % 2 == 0) {
        state.put(named("u" + i, "yes"));
        state.committed();
      }
    }

    List<User> changed = state.takeChanges().users();
    assertThat(changed).hasSize(1_500).allMatch(user -> user.id().startsWith("u"));
    assertThat(changed).allMatch(user -> user.attributes().get("name").equals(Value.of("yes")));
    assertThat(state.copy().users()).hasSameElementsAs(changed);
  }

  @Test
  void aListHandedToAnotherThreadStaysAsItWas() {
    State state = new State();
    Map<String, Value> wanted = new TreeMap<>();
    for (int i = 0; i < 2_000; i++) {
      state.put(named("u" + i, "before-" + i));
      wanted.put("u" + i, Value.of("before-" + i));
    }
    state.committed();
    List<User> handed = state.copy().users();

    CompletableFuture<List<User>> read =
        CompletableFuture.supplyAsync(() -> new ArrayList<>(handed));
    for (int i = 0; i < 2_000; i++) {
      state.put(named("u" + i, "after-" + i));
      state.committed();
    }

    Map<String, Value> got = new TreeMap<>();
    read.join().forEach(user -> got.put(user.id(), user.attributes().get("name")));
    assertThat(got).isEqualTo(wanted);
  }

  private static User named(String id, String name) {
    Map<String, Value> attributes = Map.of("name", Value.of(name));
    return new User(id, attributes, Set.of(), Map.of(), List.of(), Set.of(), Set.of());
  }
}
