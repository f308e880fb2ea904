package io.goalpost.service.store;

import java.io.IOException;

/** A process that opens a store and says how it went; with {@code hold} it then keeps it. */
final class OpensStore {
  private OpensStore() {}

  public static void main(String[] arguments) throws IOException {
    try (Store store = TestStores.open(arguments[0])) {
      ChildProcess.say(store.dialect() + " opened");
      if (arguments.length > 1) {
        // Nobody writes to us: this waits until we are killed.
        System.in.read();
      }
    } catch (StoreInUseException inUse) {
      ChildProcess.say(inUse.getClass().getSimpleName() + ": " + inUse.getMessage());
    }
  }
}
