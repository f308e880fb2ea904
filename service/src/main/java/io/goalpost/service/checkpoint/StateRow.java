package io.goalpost.service.checkpoint;

import io.goalpost.service.store.StoredId;

/**
 * A row of the table {@code state}.
 *
 * @param id as {@link StoredId} spells it
 * @param body null in a {@link PieceRow piece}, for a row that is removed
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes as the database takes them; never compared.
public record StateRow(String kind, String id, byte[] body) {

  static StateRow of(StateKey key, byte[] body) {
    return new StateRow(key.kind(), StoredId.of(key.id()), body);
  }

  static StateRow removed(StateKey key) {
    return new StateRow(key.kind(), StoredId.of(key.id()), null);
  }

  boolean isRemoved() {
    return body == null;
  }

  StateKey key() {
    return new StateKey(kind, StoredId.read(id));
  }
}
