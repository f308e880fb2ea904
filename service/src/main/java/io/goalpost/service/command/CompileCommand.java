package io.goalpost.service.command;

import io.goalpost.rules.drl.SeriesCompiler;
import java.util.List;

/** Prints the rules that a series becomes. */
final class CompileCommand implements Command {

  private static final int FIRST_VERSION = 1;
  private static final int ERRORS = 1;

  @Override
  public String name() {
    return "compile";
  }

  @Override
  public String arguments() {
    return "FILE";
  }

  @Override
  public String purpose() {
    return "print the rules that a series becomes";
  }

  @Override
  public int run(List<String> arguments, Console console) {
    if (arguments.size() != 1) {
      throw new UsageException("name one series file");
    }
    SeriesFile file = SeriesFile.read(arguments.get(0));
    file.lines().forEach(console.err()::println);
    if (file.errors() > 0) {
      return ERRORS;
    }
    console
        .out()
        .print(SeriesCompiler.compile(file.parsed().series(), file.rules(), FIRST_VERSION).drl());
    console.out().flush();
    return 0;
  }
}
