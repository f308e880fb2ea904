package io.goalpost.service.checkpoint;

import io.goalpost.service.state.packed.StoredForm;
import io.goalpost.service.store.StoredId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A row of the stored state: in a {@link PieceRow piece} of a checkpoint, or of a journal's base.
 *
 * @param id as {@link StoredId} spells it
 * @param body null where it is removed
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes as the database takes them; never compared.
public record StateRow(String kind, String id, byte[] body) {

  /** The order of keys: that of entries is the order of their ids. */
  static int compareKeys(String kind, String id, String otherKind, String otherId) {
    int order = kind.compareTo(otherKind);
    return order != 0 ? order : id.compareTo(otherId);
  }

  static StateRow of(StateKey key, byte[] body) {
    return new StateRow(key.kind(), StoredId.of(key.id()), body);
  }

  boolean isRemoved() {
    return body == null;
  }

  /** Whether it is of a kind. */
  public boolean is(String wanted) {
    return kind.equals(wanted);
  }

  /** Whether it is of diffs that are remembered. */
  public boolean isOfSeenDiffs() {
    return is(StateKey.SEEN) || is(StateKey.SEEN_ONE_BY_ONE);
  }

  /**
   * Whether a text may stand in it, as a whole: a cheap question before it is read. Of what does
   * not hold it, it is false; of what does, true.
   */
  public boolean mayHold(String text) {
    if (StoredForm.is(body)) {
      return true; // packed, texts are spelled in other ways
    }
    byte[] wanted = ('"' + text + '"').getBytes(StandardCharsets.UTF_8);
    if (text.chars().anyMatch(StateRow::isSpelledOtherwise)) {
      return true;
    }
    for (int at = 0; at <= body.length - wanted.length; at++) {
      if (Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSpelledOtherwise(int c) {
    return c == '"' || c == '\\' || c < ' ' || Character.isSurrogate((char) c);
  }

  /** Under what it is stored. */
  public StateKey key() {
    return new StateKey(kind, StoredId.read(id));
  }
}
