package io.goalpost.service.state;

/** Where one user is kept. */
final class UserSlot extends Slot {

  final String id;

  UserSlot(String id, SlotRoom room) {
    super(room);
    this.id = id;
  }

  @Override
  String id() {
    return id;
  }
}
