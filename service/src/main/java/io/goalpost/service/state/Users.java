package io.goalpost.service.state;

import io.goalpost.model.fact.User;
import io.goalpost.service.state.packed.UserPacker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All users. They lie packed, but for those that the commit at hand works on. Not thread-safe. */
final class Users {

  private final UndoLog undo;
  private final Map<String, UserSlot> slots = new HashMap<>();
  private UserSlot last; // that was found: one diff asks for the same one again and again
  private final SlotRoom room = new SlotRoom();
  private final UserPacker packer = new UserPacker();
  private final PackedValues<UserSlot, User> values =
      new PackedValues<>(
          new PackedForm<>(packer::packOrNull, (slot, packed) -> packer.unpack(slot.id, packed)));

  Users(UndoLog undo) {
    this.undo = undo;
  }

  /** The user of an id, or null. */
  User get(String id) {
    UserSlot slot = find(id);
    return slot == null ? null : values.read(slot);
  }

  void put(User user) {
    UserSlot slot = slotOf(user.id());
    Object before = values.put(slot, user);
    undo.add(() -> values.takeBack(slot, before));
  }

  /** Where a user is kept, or null. */
  UserSlot find(String id) {
    if (last == null || !last.id.equals(id)) {
      last = slots.get(id);
    }
    return last;
  }

  /** The same of one who may be put later only: a checkpoint has entries before users. */
  UserSlot slotOf(String id) {
    UserSlot known = find(id);
    if (known != null) {
      return known;
    }
    UserSlot slot = new UserSlot(id, room);
    slots.put(id, slot);
    undo.add(
        () -> {
          slots.remove(id);
          last = null;
          slot.giveBack(room);
        });
    return slot;
  }

  /** In their order. */
  List<String> ids() {
    return known().map(slot -> slot.id).sorted().toList();
  }

  /** Some of them, in no order, as they are now. */
  List<User> some(int limit) {
    return values.list(known().limit(limit).toList());
  }

  /** All of them, in no order, as they are now; the list may go to another thread. */
  List<User> all() {
    return values.list(known().toList());
  }

  private Stream<UserSlot> known() {
    return slots.values().stream().filter(slot -> slot.content() != null);
  }

  /** Packs what was read or changed; it can be taken back all the same. */
  void pack() {
    values.pack();
  }

  /** Those changed since this was last asked; the list may go to another thread. */
  List<User> takeChanged() {
    return values.takeChanged();
  }

  /** All of them count as changed. */
  void changeAll() {
    known().forEach(values::change);
  }

  /** Takes back that changes were taken: the checkpoint that held them failed. */
  void giveBackChanged(List<User> taken) {
    values.giveBackChanged(taken);
  }
}
