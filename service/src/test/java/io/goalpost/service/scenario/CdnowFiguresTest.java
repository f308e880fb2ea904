package io.goalpost.service.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.FiguresPort.Range;
import io.goalpost.model.port.FiringPort.Query;
import io.goalpost.service.Goalpost;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * On a real purchase log every figure is its list and its export. {@code CDNOW_DAYS=545} plays all
 * of it.
 */
class CdnowFiguresTest {

  private static final Path LOG = Path.of("../../shared/data/cdnow/CDNOW_master.txt");
  private static final int DAYS_OF_EVERY_RUN = 2;
  private static final String SERIES =
      """
      series: win-back
      title: Win back those who did not buy again
      enroll: future
      blocks:
        - {id: first-purchase, rule: {event: purchase}, next: bought-again}
        - id: bought-again
          rule: {event: purchase, since: entry}
          for: P30D
          next: {unmatched: pause}
        - {id: pause, wait: {for: P60D}, next: mail}
        - id: mail
          content: {channel: webhook, subject: We miss you}
          goal: {when: {event: purchase}, within: P30D}
          next: opened
        - {id: opened, rule: {content: mail, is: opened}, for: P7D}
      goal: {when: {event: purchase}, within: P30D}
      """;

  private long lastOpened;

  @Test
  void everyFigureOfAReplayIsItsListAndItsExport() throws IOException {
    assumeTrue(Files.exists(LOG), "the CDNOW log is not beside the project");
    int days =
        Optional.ofNullable(System.getenv("CDNOW_DAYS"))
            .map(Integer::parseInt)
            .orElse(DAYS_OF_EVERY_RUN);
    SortedMap<LocalDate, List<String>> buyers = read(days);
    Instant start = noon(buyers.firstKey());
    String url = "jdbc:h2:mem:cdnow-" + UUID.randomUUID();
    try (Store store = Store.open(url, "sa", "", Durability.PROCESS);
        Goalpost goalpost = Goalpost.open(store, EngineClock.manual(start), null, Limits.DEFAULT)) {
      goalpost.series().saveDraft("win-back", SERIES);
      goalpost.series().publish("win-back", null, null);
      for (Map.Entry<LocalDate, List<String>> day : buyers.entrySet()) {
        goalpost.clocks().move(noon(day.getKey()), false);
        buy(goalpost, day.getValue());
        open(goalpost);
      }
      goalpost.clocks().move(noon(buyers.lastKey()).plus(95, ChronoUnit.DAYS), true);
      open(goalpost);

      FigureProof proof = new FigureProof(goalpost, 1_000);
      proof.examine("win-back", Range.ALL);
      proof.examine(
          "win-back",
          new Range(1, start.plus(1, ChronoUnit.DAYS), start.plus(91, ChronoUnit.DAYS)));
      System.out.printf(
          "CDNOW, %d days: %d figures, %d people on their lists, %d records%n",
          days, proof.compared(), proof.people(), goalpost.loop().position());
      assertThat(proof.differences()).isEmpty();
      assertThat(goalpost.figures().figures("win-back").get("started")).isPositive();
    }
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  private static void buy(Goalpost goalpost, List<String> customers) {
    goalpost
        .diffs()
        .post(
            DiffReader.readAll(
                customers.stream()
                    .map(customer -> Map.of("user", customer, "event", "purchase"))
                    .toList()));
  }

  /** Every third message that left is opened, some twice. */
  private void open(Goalpost goalpost) {
    List<Map<String, Object>> opened = new ArrayList<>();
    List<Firing> sent =
        goalpost
            .firings()
            .find(Query.of("win-back", Firing.Kind.SENT, lastOpened, Integer.MAX_VALUE));
    for (Firing firing : sent) {
      lastOpened = firing.position();
      for (int i = 0; i < 3 - firing.position() % 3 && firing.position() % 3 != 0; i++) {
        opened.add(Map.of("user", firing.user(), "receipt", firing.receipt(), "is", "opened"));
      }
    }
    if (!opened.isEmpty()) {
      goalpost.diffs().post(DiffReader.readAll(opened));
    }
  }

  private static SortedMap<LocalDate, List<String>> read(int most) throws IOException {
    SortedMap<LocalDate, List<String>> days = new TreeMap<>();
    for (String line : Files.readAllLines(LOG)) {
      String[] columns = line.trim().split(" +");
      if (columns.length == 4) {
        LocalDate day = LocalDate.parse(columns[1], DateTimeFormatter.BASIC_ISO_DATE);
        days.computeIfAbsent(day, d -> new ArrayList<>()).add(columns[0]);
      }
    }
    LocalDate end = days.firstKey().plusDays(most);
    return days.headMap(end);
  }
}
