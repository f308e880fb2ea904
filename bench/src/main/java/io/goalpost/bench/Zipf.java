package io.goalpost.bench;

import java.util.SplittableRandom;

/**
 * Numbers below a bound of which few come often and most seldom: the one of rank r as often as 1/r.
 * By rejection inversion (Hörmann and Derflinger 1996), so that nothing is as large as the bound.
 * Ranks are spread over the numbers. Not thread-safe.
 */
final class Zipf {

  /** Prime, and larger than any bound here: ranks times it are a permutation. */
  private static final long SPREAD = 2_147_483_647L;

  private final SplittableRandom random;
  private final int bound;
  private final double first;
  private final double last;
  private final double near;

  Zipf(int bound, long seed) {
    this.random = new SplittableRandom(seed);
    this.bound = bound;
    this.first = Math.log(1.5) - 1;
    this.last = Math.log(bound + 0.5);
    this.near = 2 - Math.exp(Math.log(2.5) - 0.5);
  }

  int next() {
    return (int) (rank() * SPREAD % bound);
  }

  /** From 1 to the bound. */
  private long rank() {
    while (true) {
      double u = last + random.nextDouble() * (first - last);
      double x = Math.exp(u);
      long rank = Math.max(1, Math.min(bound, Math.round(x)));
      if (rank - x <= near || u >= Math.log(rank + 0.5) - 1.0 / rank) {
        return rank;
      }
    }
  }
}
