package io.goalpost.service.endtoend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The CDNOW log of purchases; tests that need it are skipped where it is not there. */
final class PurchaseLog {

  private static final Path LOG = Path.of("../../shared/data/cdnow/CDNOW_master.txt");

  private PurchaseLog() {}

  record Purchase(String customer, LocalDate day, int cds, BigDecimal dollars) {

    Map<String, Object> diff() {
      return Map.of(
          "user",
          customer,
          "event",
          "purchase",
          "properties",
          Map.of("cds", cds, "dollars", dollars));
    }
  }

  /** All purchases, by their days. */
  static SortedMap<LocalDate, List<Purchase>> days() throws IOException {
    return days(Integer.MAX_VALUE);
  }

  /** Those of the customers up to a number. */
  static SortedMap<LocalDate, List<Purchase>> days(int lastCustomer) throws IOException {
    assumeTrue(Files.exists(LOG), "the CDNOW log is not beside the project");
    SortedMap<LocalDate, List<Purchase>> days = new TreeMap<>();
    for (String line : Files.readAllLines(LOG)) {
      String[] columns = line.trim().split(" +");
      if (columns.length == 4 && Integer.parseInt(columns[0]) <= lastCustomer) {
        LocalDate day = LocalDate.parse(columns[1], DateTimeFormatter.BASIC_ISO_DATE);
        days.computeIfAbsent(day, d -> new ArrayList<>())
            .add(
                new Purchase(
                    columns[0], day, Integer.parseInt(columns[2]), new BigDecimal(columns[3])));
      }
    }
    return days;
  }

  static List<Map<String, Object>> diffs(List<Purchase> purchases) {
    return purchases.stream().map(Purchase::diff).toList();
  }
}
