package io.goalpost.service.state;

/**
 * Values of a kind as bytes. Packs on the engine's thread, unpacks on any.
 *
 * @param <S> what they lie in, which has beside them what their bytes need not hold
 */
interface PackedForm<S extends Slot, T> {

  /** The bytes of a value, or null where it is better left as it is. */
  byte[] packOrNull(T value);

  T unpack(S slot, byte[] packed);

  /** What a slot held once, as a value. */
  @SuppressWarnings("unchecked") // a slot holds nothing else
  default T value(S slot, Object held) {
    return held instanceof byte[] packed ? unpack(slot, packed) : (T) held;
  }
}
