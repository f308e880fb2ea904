package io.goalpost.service.million;

import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.port.FiringPort;
import io.goalpost.model.port.FiringPort.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Every combination of filters, with values that many firings have, few, or none; either end first.
 */
final class Searches {

  private static final int PAGE = 100;
  private static final int TIMES = 3;
  private static final Instant BEFORE = Instant.parse("2026-01-07T09:00:00Z");

  private final FiringPort firings;
  private final int users;

  Searches(FiringPort firings, int users) {
    this.firings = firings;
    this.users = users;
  }

  private record Found(double millis, int firings, Query query) {}

  /** Prints the slowest, each as the median of several; tells how long that took. */
  double measure() {
    List<Found> found = new ArrayList<>();
    long last = firings.last();
    for (String series : values("large", "small")) {
      for (String user : values("u" + (users - 2))) {
        for (String company : values("giant", "c1")) {
          for (Kind kind : Arrays.asList(null, Kind.SENT, Kind.EXITED)) {
            for (String rule : values("large@2/offer/sent")) {
              for (int version : new int[] {0, 1, 2}) {
                for (int span = 0; span < 2; span++) {
                  for (boolean descending : new boolean[] {false, true}) {
                    Query query =
                        new Query(
                            series,
                            user,
                            company,
                            kind,
                            rule,
                            version,
                            span == 1 ? BEFORE : null,
                            null,
                            span == 0 ? 0 : last / 3,
                            Long.MAX_VALUE,
                            descending,
                            PAGE);
                    found.add(measure(query));
                  }
                }
              }
            }
          }
        }
      }
    }
    found.sort((one, other) -> Double.compare(other.millis(), one.millis()));
    System.out.printf(
        "%d searches; the slowest %.1f ms, of 100: 99 within %.1f ms, half within %.2f ms%n",
        found.size(),
        found.get(0).millis(),
        found.get(found.size() / 100).millis(),
        found.get(found.size() / 2).millis());
    found.stream()
        .limit(15)
        .forEach(
            each ->
                System.out.printf(
                    "  %7.1f ms, %d found: %s%n", each.millis(), each.firings(), each.query()));
    return found.get(0).millis();
  }

  private static List<String> values(String... values) {
    List<String> all = new ArrayList<>(Arrays.asList(values));
    all.add(0, null);
    return all;
  }

  private Found measure(Query query) {
    double[] millis = new double[TIMES];
    int size = 0;
    for (int i = 0; i < TIMES; i++) {
      long began = System.nanoTime();
      size = firings.find(query).size();
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(millis);
    return new Found(millis[TIMES / 2], size, query);
  }
}
