package io.goalpost.service.state.packed;

import io.goalpost.model.fact.Value;
import io.goalpost.model.fact.Values;

/** The bytes of a user, of which values are read when somebody asks for them. Immutable. */
record PackedBytes(byte[] bytes) implements Values.Packed {

  @Override
  public Value unpack(int from) {
    return PackedReader.valueAt(bytes, from);
  }
}
