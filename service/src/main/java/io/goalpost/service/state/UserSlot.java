package io.goalpost.service.state;

/** Where one user is kept, with the slots of their entries. */
final class UserSlot extends Slot {

  static final EntrySlot[] NONE = {};

  final String id;
  EntrySlot[] entries = NONE; // in the order entered; replaced as a whole

  UserSlot(String id, SlotRoom room) {
    super(room);
    this.id = id;
  }

  @Override
  String id() {
    return id;
  }
}
