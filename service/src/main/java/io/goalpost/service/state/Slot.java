package io.goalpost.service.state;

/**
 * Where one value is kept from its beginning on: as bytes, or as it is, while a commit works on it
 * or where bytes would cost more. What is found by it holds slots, so that a change of a value
 * changes no index. Belongs to the engine's thread.
 */
abstract class Slot {

  boolean changed; // since the last checkpoint

  /** The value, or its bytes; null where its beginning was taken back. */
  private Object content;

  /** Whose it is. */
  abstract Object id();

  Object content() {
    return content;
  }

  void put(Object newContent) {
    content = newContent;
  }

  boolean isPacked() {
    return content instanceof byte[];
  }
}
