package io.goalpost.service.command;

import java.util.List;

/** Checks series files and prints every problem with its place (V1). */
final class CheckCommand implements Command {

  private static final int ERRORS = 1;

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String arguments() {
    return "FILE…";
  }

  @Override
  public String purpose() {
    return "tell what is wrong with series";
  }

  @Override
  public int run(List<String> arguments, Console console) {
    if (arguments.isEmpty()) {
      throw new UsageException("name a series file");
    }
    long errors = 0;
    long warnings = 0;
    int unreadable = 0;
    NearbySeries nearby = new NearbySeries(arguments.stream().map(Texts::path).toList());
    for (String name : arguments) {
      try {
        SeriesFile file = SeriesFile.read(name, nearby);
        file.lines().forEach(console.out()::println);
        errors += file.errors();
        warnings += file.warnings();
      } catch (CommandFailedException fault) {
        // The others are checked all the same.
        console.err().println(fault.getMessage());
        unreadable = fault.status();
      }
    }
    console
        .out()
        .println(
            count(arguments.size(), "file")
                + ", "
                + count(errors, "error")
                + ", "
                + count(warnings, "warning"));
    return unreadable > 0 ? unreadable : errors > 0 ? ERRORS : 0;
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
