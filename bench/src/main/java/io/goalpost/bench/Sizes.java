package io.goalpost.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How much is measured.
 *
 * @param only the parts that run
 * @param requests of the service in a run, of 500 diffs
 * @param waitsWithin seconds in which all of the waits come due
 */
record Sizes(
    List<String> only,
    int series,
    int seriesMany,
    int users,
    int usersMany,
    int warmups,
    int rounds,
    int batches,
    int requests,
    int waitsWithin) {

  static final List<String> PARTS =
      List.of(
          "ladder",
          "peer",
          "growth",
          "service",
          "postgresql",
          "publishing",
          "memory",
          "start",
          "waits",
          "skew");

  /**
   * @throws IllegalArgumentException naming what is unknown
   */
  static Sizes of(String[] arguments) {
    boolean smoke = Arrays.asList(arguments).contains("--smoke");
    for (String argument : arguments) {
      if (!argument.equals("--smoke")
          && !argument.matches("--(series|series-many|users|users-many)=[1-9][0-9]*")
          && !argument.matches("--only=[a-z,]+")) {
        throw new IllegalArgumentException(
            argument
                + " is unknown; there are --smoke --series=100 --series-many=1000 --users=100000 --users-many=1000000"
                + " --only="
                + String.join(",", PARTS));
      }
    }
    List<String> only =
        value(arguments, "--only=").map(parts -> List.of(parts.split(","))).orElse(PARTS);
    for (String part : only) {
      if (!PARTS.contains(part)) {
        throw new IllegalArgumentException(
            "--only=" + part + " is none of " + String.join(",", PARTS));
      }
    }
    return new Sizes(
        only,
        number(arguments, "--series=", smoke ? 12 : 100),
        number(arguments, "--series-many=", smoke ? 20 : 1_000),
        number(arguments, "--users=", smoke ? 2_000 : 100_000),
        number(arguments, "--users-many=", smoke ? 4_000 : 1_000_000),
        smoke ? 1 : 20,
        smoke ? 1 : 15,
        smoke ? 4 : 40,
        smoke ? 8 : 400,
        smoke ? 5 : 60);
  }

  boolean runs(String part) {
    return only.contains(part);
  }

  private static int number(String[] arguments, String name, int otherwise) {
    return value(arguments, name).map(Integer::valueOf).orElse(otherwise);
  }

  private static Optional<String> value(String[] arguments, String name) {
    return Arrays.stream(arguments)
        .filter(each -> each.startsWith(name))
        .map(each -> each.substring(name.length()))
        .findFirst();
  }
}
