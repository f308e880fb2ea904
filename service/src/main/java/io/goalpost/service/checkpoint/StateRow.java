package io.goalpost.service.checkpoint;

import io.goalpost.service.store.StoredId;

/**
 * A row of the table {@code state}.
 *
 * @param id as {@link StoredId} spells it
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes as the database takes them; never compared.
public record StateRow(String kind, String id, byte[] body) {

  static StateRow of(StateKey key, byte[] body) {
    return new StateRow(key.kind(), StoredId.of(key.id()), body);
  }

  StateKey key() {
    return new StateKey(kind, StoredId.read(id));
  }
}
