package io.goalpost.service.scenario;

import java.nio.file.Path;

/**
 * Runs a range of seeds: {@code DifferentialMain FROM TO [FOLDER]}. Each that fails is printed, cut
 * down and written to the folder as a scenario file. Status 1 where one failed.
 */
public final class DifferentialMain {

  private static final int SHRUNK_MAX = Integer.getInteger("shrink", 5);

  private DifferentialMain() {}

  public static void main(String[] arguments) {
    long from = Long.parseLong(arguments[0]);
    long to = Long.parseLong(arguments[1]);
    Path folder = Path.of(arguments.length > 2 ? arguments[2] : "target/differential");
    int failed = 0;
    try (Differential differential = new Differential()) {
      for (long seed = from; seed <= to; seed++) {
        String difference = differential.run(seed);
        if (!difference.isEmpty()) {
          failed++;
          System.out.println("FAILED seed " + seed + ": " + difference);
          if (failed <= SHRUNK_MAX) {
            System.out.println("  cut down to " + differential.shrink(seed, folder));
          }
        }
        if ((seed - from + 1) % 500 == 0) {
          System.out.println(seed - from + 1 + " seeds, " + differential.firings() + " firings");
        }
      }
      long passed = to - from + 1 - failed;
      System.out.println(
          "seeds " + from + " to " + to + ", " + differential.firings() + " firings compared");
      System.out.println(passed + " passed, " + failed + " failed");
    }
    System.exit(failed == 0 ? 0 : 1);
  }
}
