package io.goalpost.service.command;

import io.goalpost.service.GoalpostConfiguration;
import io.goalpost.service.journal.BrokenChainException;
import io.goalpost.service.journal.MalformedRecordException;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreFailedException;
import io.goalpost.service.store.StoreInUseException;
import java.time.DateTimeException;
import java.util.List;
import java.util.function.ToIntFunction;

/** Opens the store of a configuration for commands that change nothing in it. */
final class StoreToRead {

  private static final int UNREADABLE = 2;

  private StoreToRead() {}

  /**
   * Does something with it and closes it.
   *
   * @param arguments of the command: the one file that configures the store
   * @return what the work gives
   * @throws CommandFailedException with status 2 where the store, or what is in it, cannot be read
   */
  static int with(List<String> arguments, Console console, ToIntFunction<Store> work) {
    if (arguments.size() != 1) {
      throw new UsageException("name the one file that configures the store");
    }
    GoalpostConfiguration.StoreSettings settings =
        Settings.read(arguments.get(0), console.environment()).store();
    try (Store store = Store.openToRead(settings.url(), settings.user(), settings.password())) {
      return work.applyAsInt(store);
    } catch (StoreInUseException
        | StoreFailedException
        | MalformedRecordException
        | BrokenChainException
        | DateTimeException failed) {
      throw new CommandFailedException(UNREADABLE, failed.getMessage(), failed);
    }
  }
}
