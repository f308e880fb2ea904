package io.goalpost.service.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What lies packed, and what does not. */
class PackedValuesTest {

  private static final int LENGTH_MAX = 5;

  /** Texts of which long ones are left as they are. */
  private static final PackedForm<UserSlot, String> TEXTS =
      new PackedForm<>(
          text -> text.length() > LENGTH_MAX ? null : text.getBytes(StandardCharsets.UTF_8),
          (slot, packed) -> new String(packed, StandardCharsets.UTF_8));

  private final PackedValues<UserSlot, String> values = new PackedValues<>(TEXTS);
  private final UserSlot slot = new UserSlot("u", new SlotRoom());

  @Test
  void whatWasReadLiesPackedAgainAfterTheCommit() {
    values.put(slot, "short");
    values.pack();
    assertThat(slot.isPacked()).isTrue();

    assertThat(values.read(slot)).isEqualTo("short");
    assertThat(slot.isPacked()).isFalse();
    values.pack();

    assertThat(slot.isPacked()).isTrue();
  }

  @Test
  void whatIsLongIsLeftAsItIsUntilItIsShortAgain() {
    values.put(slot, "a long text");
    values.pack();
    assertThat(slot.content()).isEqualTo("a long text");

    values.put(slot, "another one");
    values.pack();
    assertThat(slot.content()).isEqualTo("another one");

    values.put(slot, "short");
    values.pack();
    assertThat(slot.isPacked()).isTrue();
    assertThat(values.read(slot)).isEqualTo("short");
  }

  @Test
  void whatIsTakenBackAfterItWasPackedIsPackedWithTheNext() {
    values.put(slot, "one");
    Object before = values.put(slot, "two");
    values.pack();

    values.takeBack(slot, before);
    assertThat(values.read(slot)).isEqualTo("one");
    values.pack();

    assertThat(slot.isPacked()).isTrue();
    assertThat(values.read(slot)).isEqualTo("one");
  }
}
