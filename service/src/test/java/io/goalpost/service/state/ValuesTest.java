package io.goalpost.service.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.fact.Values;
import io.goalpost.service.state.packed.UserPacker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A few values by name, packed or not, are a map like any other. */
class ValuesTest {

  private static final List<Object> PLAIN =
      List.of(
          "text",
          "h\u00e9",
          "\u20ac\ud83d\ude00",
          "2026-01-05",
          "2026-01-05T09:00:00.123456789+05:30",
          true,
          false,
          0,
          -129,
          new java.math.BigDecimal("-12345678901234567890.0987654321"),
          List.of("a", 1, true, "2026-01-05"),
          "");

  private final long seed = System.nanoTime();
  private final Random dice = new Random(seed);
  private final UserPacker packer = new UserPacker();

  private Map<String, Value> some(int size) {
    Map<String, Value> some = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      some.put("name-" + dice.nextInt(40), Value.of(PLAIN.get(dice.nextInt(PLAIN.size()))));
    }
    return some;
  }

  private static User user(Map<String, Value> attributes) {
    return new User("u", attributes, Set.of(), Map.of(), List.of(), Set.of(), Set.of());
  }

  /** They lie packed again, all but what is read from here on. */
  private Map<String, Value> packedAgain(Map<String, Value> values) {
    return packer.unpack("u", packer.packOrNull(user(values))).attributes();
  }

  @Test
  void whateverIsSetAndUnsetTheyAnswerLikeAMap() {
    for (int run = 0; run < 300; run++) {
      Map<String, Value> wanted = some(dice.nextInt(30));
      Map<String, Value> values = Values.copyOf(wanted);
      for (int step = 0; step < 12; step++) {
        if (dice.nextBoolean()) {
          values = packedAgain(values);
        }
        Map<String, Value> set = some(dice.nextInt(4));
        List<String> unset = new ArrayList<>();
        for (int i = dice.nextInt(4); i > 0; i--) {
          unset.add("name-" + dice.nextInt(40));
        }
        if (dice.nextBoolean()) {
          values.get("name-" + dice.nextInt(40));
        }
        values = Values.changed(values, set, unset);
        unset.forEach(wanted::remove);
        wanted.putAll(set);
        if (step % 4 == 3) {
          holds(packedAgain(values), wanted);
          holds(values, wanted);
        }
      }
    }
  }

  private void holds(Map<String, Value> values, Map<String, Value> wanted) {
    assertThat(values).as("seed %d", seed).isEqualTo(wanted).hasSameHashCodeAs(wanted);
    assertThat(values.size()).as("seed %d", seed).isEqualTo(wanted.size());
    for (int i = 0; i < 40; i++) {
      String name = "name-" + i;
      assertThat(values.get(name)).as("seed %d", seed).isEqualTo(wanted.get(name));
      assertThat(values.containsKey(name)).as("seed %d", seed).isEqualTo(wanted.containsKey(name));
    }
    Map<String, Value> walked = new LinkedHashMap<>();
    values.forEach(walked::put);
    assertThat(walked).as("seed %d", seed).isEqualTo(wanted);
  }

  @Test
  void theOrderIsTheOneGiven() {
    Map<String, Value> given = new LinkedHashMap<>();
    for (String name : List.of("z", "a", "m")) {
      given.put(name, Value.of(name));
    }

    assertThat(Values.copyOf(given)).containsExactlyEntriesOf(given);
    assertThat(packedAgain(given)).containsExactlyEntriesOf(given);
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 25, 400})
  void manyKeepTheirOrderWhereItIsAskedFor(int count) {
    Map<String, Value> given = new LinkedHashMap<>();
    for (int i = count; i > 0; i--) {
      given.put("n" + i, Value.of(i));
    }

    assertThat(Values.inOrderOf(given)).containsExactlyEntriesOf(given);
    assertThat(Values.copyOf(given)).isEqualTo(given);
  }

  @Test
  void nobodyChangesThem() {
    Map<String, Value> given = new LinkedHashMap<>(Map.of("a", Value.of(1)));
    Map<String, Value> values = Values.copyOf(given);
    given.put("a", Value.of(2));

    assertThat(values).isEqualTo(Map.of("a", Value.of(1)));
    assertThatThrownBy(() -> values.put("a", Value.of(2)))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(values::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> values.entrySet().iterator().next().setValue(Value.of(2)))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> Values.copyOf(Collections.singletonMap("a", null)))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void eachPackerNumbersItsOwnNames() {
    Map<String, Value> given = new LinkedHashMap<>();
    for (String name : List.of("a", "b", "c")) {
      given.put(name, Value.of("value of " + name));
    }
    UserPacker other = new UserPacker();
    other.packOrNull(user(Map.of("z", Value.of(1), "c", Value.of(2))));
    User here = packer.unpack("u", packer.packOrNull(user(given)));

    assertThat(other.unpack("u", other.packOrNull(here)).attributes()).isEqualTo(given);
  }

  @Test
  void whatWasChangedLeavesTheOldOnesAsTheyWere() {
    Map<String, Value> old = packedAgain(Map.of("a", Value.of("one"), "b", Value.of(2)));
    Map<String, Value> changed =
        Values.changed(old, Map.of("a", Value.of("other")), List.of("b", "c"));

    assertThat(changed).isEqualTo(Map.of("a", Value.of("other")));
    assertThat(old).isEqualTo(Map.of("a", Value.of("one"), "b", Value.of(2)));
  }
}
