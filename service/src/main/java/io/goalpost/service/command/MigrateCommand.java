package io.goalpost.service.command;

import io.goalpost.service.GoalpostConfiguration;
import io.goalpost.service.store.Store;
import java.util.List;

/** Brings a store's tables up to date, without serving. */
final class MigrateCommand implements Command {

  @Override
  public String name() {
    return "db migrate";
  }

  @Override
  public String arguments() {
    return "config.yml";
  }

  @Override
  public String purpose() {
    return "bring the store's tables up to date";
  }

  @Override
  public int run(List<String> arguments, Console console) {
    if (arguments.size() != 1) {
      throw new UsageException("name the one file that configures the store");
    }
    GoalpostConfiguration.StoreSettings settings =
        Settings.read(arguments.get(0), console.environment()).store();
    try (Store store =
        Store.open(settings.url(), settings.user(), settings.password(), settings.kept())) {
      // The URL's settings may hold a password.
      String shown = settings.url().split("[;?]", 2)[0];
      console.out().println("the tables of " + shown + " are up to date (" + store.dialect() + ")");
      return 0;
    }
  }
}
