package io.goalpost.service.state;

/**
 * Where one value is kept from its beginning on: as bytes, or as it is, while a commit works on it
 * or where bytes would cost more. What is found by it holds slots, so that a change of a value
 * changes no index. Belongs to the engine's thread.
 */
abstract class Slot {

  boolean changed; // since the last checkpoint
  boolean noted; // among those that are to be packed

  private final Object[] page;
  private final int place;
  private boolean gone; // whoever still holds it must not see what lies in its place now

  Slot(SlotRoom room) {
    page = room.page();
    place = room.takePlace();
  }

  /** Whose it is. */
  abstract Object id();

  /** The value, or its bytes; null where its beginning was taken back. */
  Object content() {
    return gone ? null : page[place];
  }

  void put(Object content) {
    page[place] = content;
  }

  boolean isPacked() {
    return content() instanceof byte[];
  }

  /** Its beginning is taken back, as those of all later ones were. */
  void giveBack(SlotRoom room) {
    gone = true;
    room.giveBack(page, place);
  }
}
