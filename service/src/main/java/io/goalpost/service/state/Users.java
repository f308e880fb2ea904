package io.goalpost.service.state;

import io.goalpost.model.fact.User;
import io.goalpost.service.state.packed.UserPacker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All users. They lie packed, but for those that the commit at hand works on. Not thread-safe. */
final class Users {

  private final UndoLog undo;
  private final Map<String, UserSlot> slots = new HashMap<>();
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
    UserSlot slot = slots.get(id);
    return slot == null ? null : values.read(slot);
  }

  /** A user's id as the text that is kept of it, lest each holder has one of its own. */
  String textOf(String id) {
    UserSlot slot = slots.get(id);
    return slot == null ? id : slot.id;
  }

  void put(User user) {
    UserSlot slot = slots.get(user.id());
    if (slot == null) {
      slot = new UserSlot(user.id(), room);
      slots.put(slot.id, slot);
    }
    UserSlot put = slot;
    Object before = values.put(slot, user);
    undo.add(() -> takeBack(put, before));
  }

  private void takeBack(UserSlot slot, Object before) {
    values.takeBack(slot, before);
    if (before == null) {
      slots.remove(slot.id);
      slot.giveBack(room);
    }
  }

  /** In their order. */
  List<String> ids() {
    List<String> ids = new ArrayList<>(slots.keySet());
    ids.sort(null);
    return ids;
  }

  /** Some of them, in no order, as they are now. */
  List<User> some(int limit) {
    return values.list(slots.values().stream().limit(limit).toList());
  }

  /** All of them, in no order, as they are now; the list may go to another thread. */
  List<User> all() {
    return values.list(List.copyOf(slots.values()));
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
    slots.values().forEach(values::change);
  }

  /** Takes back that changes were taken: the checkpoint that held them failed. */
  void giveBackChanged(List<User> taken) {
    values.giveBackChanged(taken);
  }
}
