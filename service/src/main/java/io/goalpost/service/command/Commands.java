package io.goalpost.service.command;

import io.goalpost.service.store.StoreFailedException;
import io.goalpost.service.store.StoreInUseException;
import java.util.List;

/** All commands, and what is said where one is not understood or fails. */
public final class Commands {

  private static final int FAILED = 1;
  private static final int NOT_UNDERSTOOD = 2;

  private static final List<Command> ALL =
      List.of(
          new ServerCommand(),
          new DemoCommand(),
          new ScenarioCommand(),
          new CheckCommand(),
          new CompileCommand(),
          new VerifyCommand(),
          new ReplayCommand(),
          new ExportCommand(),
          new RebuildCommand(),
          new PruneCommand(),
          new MigrateCommand());

  private Commands() {}

  /** Runs what the arguments say; gives the exit status. */
  public static int run(List<String> arguments, Console console) {
    Command command = find(arguments);
    if (command == null) {
      boolean asked = arguments.equals(List.of("help")) || arguments.equals(List.of("--help"));
      if (!asked && !arguments.isEmpty()) {
        console.err().println("goalpost: there is no command " + arguments.get(0));
      }
      (asked ? console.out() : console.err()).print(usage());
      return asked ? 0 : NOT_UNDERSTOOD;
    }
    int words = command.name().split(" ", -1).length;
    try {
      return command.run(arguments.subList(words, arguments.size()), console);
    } catch (UsageException fault) {
      console.err().println("goalpost " + command.name() + ": " + fault.getMessage());
      console.err().println("usage: " + line(command));
      return NOT_UNDERSTOOD;
    } catch (CommandFailedException failed) {
      return failed(command, failed, failed.status(), console);
    } catch (StoreInUseException | StoreFailedException failed) {
      return failed(command, failed, FAILED, console);
    }
  }

  private static int failed(Command command, Exception failed, int status, Console console) {
    console.err().println("goalpost " + command.name() + ": " + OneLine.of(failed.getMessage()));
    return status;
  }

  private static Command find(List<String> arguments) {
    String given = String.join(" ", arguments) + " ";
    return ALL.stream()
        .filter(command -> given.startsWith(command.name() + " "))
        .findFirst()
        .orElse(null);
  }

  private static String line(Command command) {
    return ("java -jar goalpost.jar " + command.name() + " " + command.arguments()).strip();
  }

  private static String usage() {
    StringBuilder usage = new StringBuilder("usage: java -jar goalpost.jar COMMAND\n\n");
    for (Command command : ALL) {
      String call = (command.name() + " " + command.arguments()).strip();
      usage.append(String.format("  %-46s %s%n", call, command.purpose()));
    }
    return usage.toString();
  }
}
