package io.goalpost.service;

import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Environment;
import io.goalpost.service.command.Commands;
import io.goalpost.service.command.Console;
import java.util.List;

/** Where {@code goalpost.jar} begins. */
public final class GoalpostApplication extends Application<GoalpostConfiguration> {

  /** Runs one command and ends with its status. */
  public static void main(String[] arguments) {
    int status = Commands.run(List.of(arguments), Console.ofProcess());
    System.exit(status);
  }

  @Override
  public String getName() {
    return "goalpost";
  }

  @Override
  protected void bootstrapLogging() {
    // logback.xml says what is logged until config.yml is read, and by the other commands.
  }

  @Override
  public void run(GoalpostConfiguration configuration, Environment environment) {
    new Wiring(configuration, environment).wire();
  }
}
