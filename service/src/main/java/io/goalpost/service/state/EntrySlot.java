package io.goalpost.service.state;

import io.goalpost.model.entry.Entry;

/**
 * Where one entry is kept, with what is asked of it so often that it is not unpacked for it. There
 * are millions: what is known of it stands in the bits of one byte.
 */
final class EntrySlot extends Slot {

  private static final int ACTIVE = 1;
  private static final int BARE = 1 << 1;
  private static final int OVER = 1 << 2;

  final long id;
  final UserSlot user;
  final String series;
  private byte known;

  EntrySlot(long id, UserSlot user, String series, SlotRoom room) {
    super(room);
    this.id = id;
    this.user = user;
    this.series = series;
  }

  @Override
  Long id() {
    return id;
  }

  boolean active() {
    return is(ACTIVE);
  }

  /** Whether it has neither a company nor a key. */
  boolean bare() {
    return is(BARE);
  }

  /** Whether it was said that nothing that comes concerns it any more, as it is now. */
  boolean over() {
    return is(OVER);
  }

  void setOver(boolean over) {
    known = (byte) (over ? known | OVER : known & ~OVER);
  }

  /** The entry is another now. */
  void know(Entry entry) {
    boolean bare = entry.company() == null && entry.key() == null;
    known = (byte) ((entry.active() ? ACTIVE : 0) | (bare ? BARE : 0));
  }

  /** What is known of it, for {@link #knowAgain}. */
  byte known() {
    return known;
  }

  /** The entry is what it was. */
  void knowAgain(byte before) {
    known = before;
  }

  private boolean is(int bit) {
    return (known & bit) != 0;
  }
}
