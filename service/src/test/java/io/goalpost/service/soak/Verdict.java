package io.goalpost.service.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * Whether what a server holds stayed flat: the first quarter of the time is for filling caches, and
 * then what is always there must not become more. What is always there is told by the samples of a
 * quarter that are low: the others were taken while a checkpoint was gathered or runs were merged.
 */
final class Verdict {

  private static final int QUARTERS = 4;

  /** Which part of a quarter's samples lies below what is taken for it. */
  private static final double LOW = 0.25;

  /** What is measured may differ by that much between two quarters: what is alive varies. */
  private static final double PLAY = 0.05;

  private final List<Vitals> samples;
  private final List<String> growing = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private Verdict(List<Vitals> samples) {
    this.samples = samples;
  }

  static Verdict of(List<Vitals> samples) {
    if (samples.size() < QUARTERS) {
      throw new IllegalArgumentException("too few samples: " + samples.size());
    }
    Verdict verdict = new Verdict(samples);
    verdict.compare("heap MiB", sample -> sample.heap() >> 20, 8);
    verdict.compare("metaspace MiB", sample -> sample.metaspace() >> 20, 2);
    verdict.compare("threads", Vitals::threads, 2);
    return verdict;
  }

  private void compare(String what, ToLongFunction<Vitals> measure, double least) {
    double[] quarters = new double[QUARTERS];
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      int from = samples.size() * quarter / QUARTERS;
      int to = samples.size() * (quarter + 1) / QUARTERS;
      long[] sorted = samples.subList(from, to).stream().mapToLong(measure).sorted().toArray();
      quarters[quarter] = sorted[(int) (LOW * sorted.length)];
    }
    boolean flat = quarters[QUARTERS - 1] - quarters[1] <= Math.max(least, PLAY * quarters[1]);
    if (!flat) {
      growing.add(what);
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%n%-14s by quarters: %.1f, %.1f, %.1f, %.1f: %s",
            what,
            quarters[0],
            quarters[1],
            quarters[2],
            quarters[3],
            flat ? "flat" : "GROWING"));
  }

  boolean flat() {
    return growing.isEmpty();
  }

  String text() {
    return text.toString();
  }
}
