package io.goalpost.service.command;

import io.goalpost.service.GoalpostConfiguration.StoreSettings;
import io.goalpost.service.store.Store;
import java.util.List;
import java.util.function.BiConsumer;

/** Opens the store of a configuration for commands that change something in it. */
final class StoreToChange {

  private StoreToChange() {}

  /**
   * Does something with it and closes it; no server may have it meanwhile.
   *
   * @param arguments of the command: the one file that configures the store
   * @param work is given the store and its settings
   */
  static void with(List<String> arguments, Console console, BiConsumer<Store, StoreSettings> work) {
    if (arguments.size() != 1) {
      throw new UsageException("name the one file that configures the store");
    }
    StoreSettings settings = Settings.read(arguments.get(0), console.environment()).store();
    try (Store store =
        Store.open(settings.url(), settings.user(), settings.password(), settings.kept())) {
      work.accept(store, settings);
    }
  }
}
