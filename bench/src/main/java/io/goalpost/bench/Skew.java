package io.goalpost.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The rate where few users come often and most seldom, with very many users over that with fewer:
 * each has three active entries. By turns, so that what else the machine does hits both.
 */
final class Skew {

  private static final int BATCH = 500;
  private static final int VALUES = 50;

  private final Sizes sizes;
  private final Table table;

  Skew(Sizes sizes, Table table) {
    this.sizes = sizes;
    this.table = table;
  }

  /** One engine, and the stream of its own users. */
  private static final class Side implements AutoCloseable {
    private final InProcess engine;
    private final Zipf users;
    private final SplittableRandom values = new SplittableRandom(6);

    Side(int count) {
      engine = new InProcess(new Workload(Workload.TOUCHED, count));
      InProcessParts.enterThree(engine, count);
      users = new Zipf(count, 6);
    }

    /** Diffs in a second. */
    double round(int batches) {
      List<Runnable> work = new ArrayList<>();
      for (int i = 0; i < batches; i++) {
        List<Workload.Change> changes = new ArrayList<>();
        for (int j = 0; j < BATCH; j++) {
          changes.add(new Workload.Change(users.next(), values.nextInt(VALUES)));
        }
        work.add(engine.prepared(changes));
      }
      long begun = System.nanoTime();
      work.forEach(Runnable::run);
      double seconds = (System.nanoTime() - begun) / 1e9;
      engine.takeFired();
      return batches * BATCH / seconds;
    }

    @Override
    public void close() {
      engine.close();
    }
  }

  void run() {
    try (Side few = new Side(sizes.users());
        Side many = new Side(sizes.usersMany())) {
      double[] ratios = new double[sizes.rounds()];
      double[] rates = new double[sizes.rounds()];
      for (int round = -sizes.warmups(); round < sizes.rounds(); round++) {
        double fewer = few.round(sizes.batches());
        double more = many.round(sizes.batches());
        if (round >= 0) {
          ratios[round] = more / fewer;
          rates[round] = more;
        }
      }
      Arrays.sort(ratios);
      Arrays.sort(rates);
      table.add(
          "skew",
          "rate at " + sizes.usersMany() + " users over that at " + sizes.users() + ", Zipf",
          ratios[ratios.length / 2],
          "",
          ">= 0.7",
          String.format("%,.0f diffs/s, engine, no store", rates[rates.length / 2]));
    }
  }
}
