package io.goalpost.service.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.port.FiringPort.Query;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Whatever is asked, along whichever index it is found: as a plain loop over all finds it. */
class FiringIndexTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final int FIRINGS = 3_000;
  private static final int QUERIES = 300;
  private static final List<Kind> KINDS = List.of(Kind.ENTERED, Kind.SENT, Kind.EXITED, Kind.ERROR);

  abstract static class Contract {

    private final Random random = new Random(1);

    abstract String url();

    @Test
    void findsWhatAPlainLoopFinds() {
      List<FiringRow> all = new ArrayList<>();
      for (long position = 1; position <= FIRINGS; position++) {
        all.add(row(position * 2));
      }
      try (Store store = TestStores.open(url())) {
        FiringIndex index = new FiringIndex(store);
        index.add(all, new FiringRows.Mark(FIRINGS * 2L, 0));
        int found = 0;
        for (int i = 0; i < QUERIES; i++) {
          Query query = query();
          List<Long> positions = index.find(query).stream().map(Firing::position).toList();
          assertThat(positions).as(query.toString()).isEqualTo(wanted(query, all));
          found += positions.size();
        }
        assertThat(found).isGreaterThan(QUERIES);
      }
    }

    /** Most are of one series, version and company. */
    private FiringRow row(long position) {
      int version = random.nextInt(50) == 0 ? 2 : 1;
      String series = random.nextInt(20) == 0 ? "small" : "large";
      return new FiringRow(
          position,
          START.plusSeconds(position / 10).getEpochSecond(),
          0,
          KINDS.get(Math.min(random.nextInt(20), 3) % 3).word(),
          1,
          series + "@" + version + "/free/enter",
          series,
          version,
          "u" + random.nextInt(200),
          random.nextInt(4) == 0 ? "c" + random.nextInt(9) : "giant",
          1,
          null,
          null,
          0);
    }

    private <T> T maybe(T value) {
      return random.nextInt(3) == 0 ? value : null;
    }

    private Query query() {
      String series = random.nextBoolean() ? "large" : "small";
      return new Query(
          maybe(series),
          random.nextInt(8) == 0 ? "u" + random.nextInt(200) : null,
          maybe(random.nextBoolean() ? "giant" : "c3"),
          maybe(KINDS.get(random.nextInt(KINDS.size()))),
          maybe(series + "@" + (1 + random.nextInt(2)) + "/free/enter"),
          random.nextInt(3),
          maybe(START.plusSeconds(random.nextInt(FIRINGS / 5))),
          maybe(START.plusSeconds(random.nextInt(FIRINGS / 5))),
          random.nextInt(FIRINGS),
          random.nextBoolean() ? Long.MAX_VALUE : FIRINGS + random.nextInt(FIRINGS),
          random.nextBoolean(),
          1 + random.nextInt(50));
    }

    private static List<Long> wanted(Query query, List<FiringRow> all) {
      List<Long> wanted = new ArrayList<>();
      for (FiringRow row : all) {
        boolean asked =
            (query.series() == null || query.series().equals(row.firing().series()))
                && (query.user() == null || query.user().equals(row.firing().user()))
                && (query.company() == null || query.company().equals(row.firing().company()))
                && (query.kind() == null || query.kind() == row.firing().kind())
                && (query.rule() == null || query.rule().equals(row.firing().rule()))
                && (query.version() == 0 || query.version() == row.version())
                && (query.from() == null || !row.at().isBefore(query.from()))
                && (query.to() == null || row.at().isBefore(query.to()))
                && row.position() > query.after()
                && row.position() < query.before();
        if (asked) {
          wanted.add(row.position());
        }
      }
      wanted.sort(query.descending() ? Collections.reverseOrder() : Comparator.naturalOrder());
      return wanted.subList(0, Math.min(query.limit(), wanted.size()));
    }
  }

  @Nested
  class OnH2 extends Contract {
    @Override
    String url() {
      return "jdbc:h2:mem:index-" + UUID.randomUUID();
    }
  }

  @Nested
  class OnPostgresql extends Contract {
    private final String url = TestStores.postgresql();

    @Override
    String url() {
      return url;
    }
  }
}
