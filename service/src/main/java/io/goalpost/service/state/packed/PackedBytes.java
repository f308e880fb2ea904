package io.goalpost.service.state.packed;

import io.goalpost.model.fact.Value;
import io.goalpost.model.fact.Values;

/** The bytes of a user, of which values are read when somebody asks for them. Immutable. */
final class PackedBytes implements Values.Packed {

  final byte[] bytes;
  private final Names names;

  /**
   * @param names as the writer had them
   */
  PackedBytes(byte[] bytes, Names names) {
    this.bytes = bytes;
    this.names = names;
  }

  /** Whether they would be written the same with some names: each state numbers its own. */
  @SuppressWarnings("ReferenceEquality") // whether they are the very ones
  boolean areOf(Names others) {
    return names == others;
  }

  @Override
  public Value unpack(int from) {
    return PackedReader.valueAt(bytes, from);
  }
}
