package io.goalpost.service.command;

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
    StoreToChange.with(
        arguments,
        console,
        (store, settings) -> {
          // The URL's settings may hold a password.
          String shown = settings.url().split("[;?]", 2)[0];
          console
              .out()
              .println("the tables of " + shown + " are up to date (" + store.dialect() + ")");
        });
    return 0;
  }
}
