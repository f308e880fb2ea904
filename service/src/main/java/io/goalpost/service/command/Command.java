package io.goalpost.service.command;

import java.util.List;

/** One command of the command line. */
interface Command {

  /** Its words before the arguments, such as {@code db migrate}. */
  String name();

  /** Its arguments, as the usage shows them. */
  String arguments();

  /** What it does, in a few words. */
  String purpose();

  /**
   * Does it.
   *
   * @return the exit status; 0 where all is well
   * @throws UsageException where the arguments are not understood
   * @throws CommandFailedException where it cannot be done, for a reason to be told in one line
   */
  int run(List<String> arguments, Console console);
}
