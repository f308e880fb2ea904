package io.goalpost.service.command;

import io.goalpost.service.scenario.Scenarios;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs scenario files: in this process, or against a server. */
final class ScenarioCommand implements Command {

  private static final int UNREADABLE = 2;

  @Override
  public String name() {
    return "scenario";
  }

  @Override
  public String arguments() {
    return "PATH… [--url http://…] [--restart]";
  }

  @Override
  public String purpose() {
    return "run scenario files and folders of them";
  }

  @Override
  public int run(List<String> arguments, Console console) {
    List<Path> paths = new ArrayList<>();
    String url = null;
    boolean restarting = false;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--restart")) {
        restarting = true;
      } else if (argument.equals("--url")) {
        i++;
        url = i < arguments.size() ? arguments.get(i) : "";
      } else if (argument.startsWith("--url=")) {
        url = argument.substring("--url=".length());
      } else if (argument.startsWith("--")) {
        throw new UsageException("there is no option " + argument);
      } else {
        paths.add(existing(argument));
      }
    }
    if (paths.isEmpty()) {
      throw new UsageException("name a scenario file, or a folder of them");
    }
    if (url != null && restarting) {
      throw new UsageException("--restart is for runs without --url: a server restarts by itself");
    }
    if (url != null && !url.matches("https?://[^/\\s]+.*")) {
      throw new UsageException(
          "--url needs the address of a server, such as http://127.0.0.1:8080");
    }
    Scenarios scenarios = new Scenarios(console.out(), restarting);
    return url == null ? scenarios.runInProcess(paths) : against(scenarios, url, paths);
  }

  private static Path existing(String argument) {
    Path path = Texts.path(argument);
    if (!Files.exists(path)) {
      throw new CommandFailedException(
          UNREADABLE, argument + ": there is no such file or folder", null);
    }
    return path;
  }

  private static int against(Scenarios scenarios, String url, List<Path> paths) {
    try {
      return scenarios.runAgainst(url, paths);
    } catch (IllegalStateException refused) {
      // The server is away, or its clock is the system's.
      throw new CommandFailedException(1, refused.getMessage(), refused);
    }
  }
}
