package io.goalpost.service.command;

import io.goalpost.service.scenario.Scenarios;
import io.goalpost.service.scenario.Watching;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
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
    return "PATH… [--coverage] [--junit FILE] [--watch] [--url http://…] [--restart]";
  }

  @Override
  public String purpose() {
    return "run scenario files and folders of them";
  }

  /** What the arguments say. */
  private static final class Asked {
    private final List<Path> paths = new ArrayList<>();
    private String url;
    private Path junit;
    private boolean coverage;
    private boolean watch;
    private boolean restarting;
  }

  @Override
  public int run(List<String> arguments, Console console) {
    Asked asked = read(arguments);
    if (asked.url != null) {
      return against(new Scenarios(console.out(), options(asked)), asked.url, asked.paths);
    }
    return asked.watch ? watch(asked, console) : inProcess(asked, console);
  }

  private static Asked read(List<String> arguments) {
    Asked asked = new Asked();
    Iterator<String> left = arguments.iterator();
    while (left.hasNext()) {
      String argument = left.next();
      int is = argument.startsWith("--") ? argument.indexOf('=') : -1;
      String value = is < 0 ? null : argument.substring(is + 1);
      switch (is < 0 ? argument : argument.substring(0, is + 1)) {
        case "--restart" -> asked.restarting = true;
        case "--coverage" -> asked.coverage = true;
        case "--watch" -> asked.watch = true;
        case "--url", "--url=" -> asked.url = value != null ? value : next(left);
        case "--junit", "--junit=" -> asked.junit = report(value != null ? value : next(left));
        default -> {
          if (argument.startsWith("--")) {
            throw new UsageException("there is no option " + argument);
          }
          asked.paths.add(existing(argument));
        }
      }
    }
    check(asked);
    return asked;
  }

  private static String next(Iterator<String> left) {
    return left.hasNext() ? left.next() : "";
  }

  private static Path report(String file) {
    if (file.isEmpty()) {
      throw new UsageException("--junit needs the name of a file to write");
    }
    return Texts.path(file);
  }

  private static void check(Asked asked) {
    if (asked.paths.isEmpty()) {
      throw new UsageException("name a scenario file, or a folder of them");
    }
    if (asked.url != null && asked.restarting) {
      throw new UsageException("--restart is for runs without --url: a server restarts by itself");
    }
    if (asked.url != null && asked.watch) {
      throw new UsageException("--watch is for runs without --url: each would empty the server");
    }
    if (asked.url != null && !asked.url.matches("https?://[^/\\s]+.*")) {
      throw new UsageException(
          "--url needs the address of a server, such as http://127.0.0.1:8080");
    }
  }

  private static Scenarios.Options options(Asked asked) {
    return new Scenarios.Options(asked.restarting, asked.coverage, asked.junit);
  }

  private static int inProcess(Asked asked, Console console) {
    try {
      return new Scenarios(console.out(), options(asked)).runInProcess(asked.paths);
    } catch (UncheckedIOException failure) {
      String why = failure.getCause().getMessage();
      throw new CommandFailedException(UNREADABLE, "cannot read or write: " + why, failure);
    }
  }

  private static int watch(Asked asked, Console console) {
    try (Watching files = new Watching(asked.paths)) {
      int status = inProcess(asked, console);
      console.out().println("watching; Ctrl-C ends it");
      files.afterEach(
          () -> {
            console.out().println();
            inProcess(asked, console);
          });
      return status;
    } catch (IllegalArgumentException tooMany) {
      throw new CommandFailedException(UNREADABLE, tooMany.getMessage(), tooMany);
    }
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
