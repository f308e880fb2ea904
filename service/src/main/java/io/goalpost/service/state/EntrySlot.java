package io.goalpost.service.state;

/** Where one entry is kept. */
final class EntrySlot extends Slot {

  final long id;
  final String user;
  boolean active;

  EntrySlot(long id, String user, SlotRoom room) {
    super(room);
    this.id = id;
    this.user = user;
  }

  @Override
  Long id() {
    return id;
  }
}
