package io.goalpost.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets several rungs run the same stream by turns, so that what the machine does meanwhile hits all
 * of them, and insists that the same fires on each.
 */
final class Rounds {

  private static final int BATCH = 500;

  private final int warmups;
  private final int measured;
  private final int batches;

  /**
   * What one rung came to: the medians of the rounds.
   *
   * @param ofFirst the rate over that of the first rung in the same round
   */
  record Result(double rate, double ofFirst, double bytesPerDiff) {}

  /** The rungs did not fire the same: whatever was measured means nothing. */
  static final class DifferentFiringsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DifferentFiringsException(String what) {
      super("VOID: " + what);
    }
  }

  /**
   * @param batches of 500 diffs in a round
   */
  Rounds(int warmups, int measured, int batches) {
    this.warmups = warmups;
    this.measured = measured;
    this.batches = batches;
  }

  Map<Rung, Result> run(List<Rung> rungs, Workload.Stream stream) {
    Map<Rung, double[]> rates = new HashMap<>();
    Map<Rung, double[]> bytes = new HashMap<>();
    for (Rung rung : rungs) {
      rates.put(rung, new double[measured]);
      bytes.put(rung, new double[measured]);
    }
    for (int round = -warmups; round < measured; round++) {
      List<List<Workload.Change>> changes = new ArrayList<>();
      for (int i = 0; i < batches; i++) {
        changes.add(stream.next(BATCH));
      }
      List<String> first = null;
      for (Rung rung : rungs) {
        Runnable work = rung.preparedAll(changes);
        long allocated = allocated();
        long begun = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (round >= 0) {
          rates.get(rung)[round] = batches * BATCH / seconds;
          bytes.get(rung)[round] = (allocated() - allocated) / (double) (batches * BATCH);
        }
        List<String> fired = rung.takeFired();
        first = first == null ? fired : same(rungs.get(0), first, rung, fired);
      }
    }
    Map<Rung, Result> results = new HashMap<>();
    for (Rung rung : rungs) {
      double[] ratios = new double[measured];
      Arrays.setAll(ratios, i -> rates.get(rung)[i] / rates.get(rungs.get(0))[i]);
      results.put(
          rung, new Result(median(rates.get(rung)), median(ratios), median(bytes.get(rung))));
    }
    return results;
  }

  private static List<String> same(Rung one, List<String> first, Rung other, List<String> fired) {
    List<String> wanted = other.inOrder() ? first : sorted(first);
    List<String> got = other.inOrder() ? fired : sorted(fired);
    if (!wanted.equals(got)) {
      throw new DifferentFiringsException(
          one.name() + " and " + other.name() + " " + difference(wanted, got));
    }
    return first;
  }

  private static List<String> sorted(List<String> lines) {
    return lines.stream().sorted().toList();
  }

  /** Where two lists part ways. */
  static String difference(List<String> one, List<String> other) {
    int at = 0;
    while (at < one.size() && at < other.size() && one.get(at).equals(other.get(at))) {
      at++;
    }
    return "fired "
        + one.size()
        + " and "
        + other.size()
        + " lines; the first that differs is "
        + (at < one.size() ? one.get(at) : "none")
        + " and "
        + (at < other.size() ? other.get(at) : "none");
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Bytes that the threads which live have allocated so far. */
  private static long allocated() {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      sum += Math.max(0, bytes);
    }
    return sum;
  }
}
