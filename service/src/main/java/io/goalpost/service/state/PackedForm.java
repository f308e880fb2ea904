package io.goalpost.service.state;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Values of a kind as bytes. Packs on the engine's thread, unpacks on any.
 *
 * @param pack gives the bytes of a value, or null where it is better left as it is
 * @param unpack gives the value of bytes that lay in a slot, which has beside them what they need
 *     not hold
 */
record PackedForm<S extends Slot, T>(Function<T, byte[]> pack, BiFunction<S, byte[], T> unpack) {

  byte[] packOrNull(T value) {
    return pack.apply(value);
  }

  /** What a slot held once, as a value. */
  @SuppressWarnings("unchecked") // a slot holds nothing else
  T value(S slot, Object held) {
    return held instanceof byte[] packed ? unpack.apply(slot, packed) : (T) held;
  }
}
