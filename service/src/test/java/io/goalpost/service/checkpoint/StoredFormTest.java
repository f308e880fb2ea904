package io.goalpost.service.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.EntrySnapshot;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.fact.Channel;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.service.state.packed.EntryPacker;
import io.goalpost.service.state.packed.StoredForm;
import io.goalpost.service.state.packed.UserPacker;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Users and entries as a checkpoint keeps them: a later version still reads these bytes. */
class StoredFormTest {

  private static final Instant AT = Instant.parse("2026-01-05T09:00:00Z");

  private static final User USER =
      new User(
          "u",
          Map.of("plan", Value.of("pro")),
          Set.of("vip"),
          Map.of(
              "bought",
              EventHistory.of(
                  List.of(
                      new EventOccurrence(
                          "bought", Map.of("n", Value.of(3)), AT.plusMillis(5), 9)))),
          List.of("acme"),
          Set.of(Channel.SMS),
          Set.of(Channel.EMAIL));
  private static final String USER_BYTES =
      "010f0108706c616e000670726f0106766970010c626f756768740182d9efd634051201026e02000103010861636d650201";

  private static final Entry ENTRY =
      new Entry(
          7,
          6,
          "welcome",
          "u",
          "acme",
          Value.of(true),
          AT,
          new EntrySnapshot(
              2,
              "bought",
              Map.of("day", Value.of("2026-01-05")),
              Map.of("since", Value.of("2026-01-05T09:00:00Z"))),
          Entry.Status.values()[1],
          true,
          false,
          AT.plusSeconds(60),
          AT.plusNanos(1),
          List.of(
              new Checkpoint(
                  "wait",
                  8,
                  AT,
                  AT.plusSeconds(9),
                  null,
                  Map.of(),
                  AT,
                  Checkpoint.Outcome.values()[1])),
          List.of(
              new Receipt(
                  10,
                  "mail",
                  Channel.PUSH,
                  AT,
                  6,
                  2,
                  Map.of(Interaction.Kind.values()[2], new Receipt.Touched(AT.plusSeconds(1), 11)),
                  Set.of("https://example.com"),
                  Map.of(),
                  null)));
  private static final String ENTRY_BYTES =
      "0102753d010e77656c636f6d65040281d9efd634e10303010861636d6503010c626f756768740106646179011432303236"
          + "2d30312d303500d4bf02010a73696e63650128323032362d30312d30355430393a30303a30305a81d9efd63401040877"
          + "61697402014900010106086d61696c0201080001020902012668747470733a2f2f6578616d706c652e636f6d0000";

  @Test
  void aUserIsWrittenAndReadAsEver() {
    byte[] written = UserPacker.inFull().packOrNull(USER);

    assertThat(HexFormat.of().formatHex(written)).isEqualTo(USER_BYTES);
    assertThat(StoredForm.is(written)).isTrue();
    User read = UserPacker.unpackInFull("u", HexFormat.of().parseHex(USER_BYTES));
    assertThat(new FactsCodec().encode(read)).isEqualTo(new FactsCodec().encode(USER));
  }

  @Test
  void anEntryIsWrittenAndReadAsEver() {
    byte[] written = EntryPacker.inFull().pack(ENTRY);

    assertThat(HexFormat.of().formatHex(written)).isEqualTo(ENTRY_BYTES);
    assertThat(StoredForm.is(written)).isTrue();
    assertThat(EntryPacker.unpackInFull(7, HexFormat.of().parseHex(ENTRY_BYTES))).isEqualTo(ENTRY);
  }

  /** Their names are in the JSON of a journal, too; here their places are what is written. */
  @Test
  void whatIsWrittenByItsPlaceKeepsIt() {
    assertThat(Arrays.toString(Channel.values()))
        .isEqualTo("[EMAIL, SMS, PUSH, WEBHOOK, CHAT, POST, BANNER, TOUR, CAROUSEL, BOT]");
    assertThat(Arrays.toString(Entry.Status.values()))
        .isEqualTo("[ACTIVE, FINISHED, DISENGAGED, EXITED]");
    assertThat(Arrays.toString(Checkpoint.Outcome.values()))
        .isEqualTo("[ENTERED, MATCHED, UNMATCHED, SENT, UNSENT, WAITED, TAGGED, PASSED, EXITED]");
    assertThat(Arrays.toString(Interaction.Kind.values()))
        .isEqualTo(
            "[OPENED, CLICKED, REPLIED, DISMISSED, COMPLETED, BOUNCED, UNSUBSCRIBED, FAILED]");
  }

  @Test
  void bytesThatAreTooFewTooManyOrOfAnotherFormAreRefused() {
    byte[] written = UserPacker.inFull().packOrNull(USER);
    byte[] other = written.clone();
    other[0] = 2;

    for (int length = 0; length < written.length; length++) {
      byte[] few = Arrays.copyOf(written, length);
      assertThatThrownBy(() -> UserPacker.unpackInFull("u", few))
          .isInstanceOf(RuntimeException.class);
    }
    byte[] many = Arrays.copyOf(written, written.length + 1);
    assertThatThrownBy(() -> UserPacker.unpackInFull("u", many))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 bytes too many");
    assertThatThrownBy(() -> UserPacker.unpackInFull("u", other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a form of number 2");
  }
}
