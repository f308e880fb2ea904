package io.goalpost.service.state;

import io.goalpost.model.entry.Entry;
import io.goalpost.service.state.packed.EntryPacker;

/**
 * Where one entry is kept, from its beginning on: packed, or as it is while a commit works on it.
 * The indexes hold slots, so that a change of an entry changes no index. Belongs to the engine's
 * thread.
 */
final class EntrySlot {

  final long id;
  final String user;
  boolean active;
  boolean changed; // since the last checkpoint

  /** The {@link Entry}, or its bytes; null where its beginning was taken back. */
  private Object content;

  EntrySlot(long id, String user) {
    this.id = id;
    this.user = user;
  }

  Object content() {
    return content;
  }

  void put(Object newContent) {
    content = newContent;
  }

  boolean isPacked() {
    return content instanceof byte[];
  }

  /** What a slot held once, as an entry; on any thread. */
  Entry entry(Object held, EntryPacker packer) {
    return held instanceof byte[] packed ? packer.unpack(id, user, packed) : (Entry) held;
  }
}
