package io.goalpost.service.endtoend;

import io.goalpost.service.endtoend.PurchaseLog.Purchase;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Who bought for the first time from a day on, and what became of them before another, counted by a
 * plain loop over the log: what a series that writes to those who do not buy again must come to.
 */
final class WinBack {

  private final Map<String, LocalDate> first = new HashMap<>();
  private final Set<String> again = new HashSet<>();
  private final Set<String> mailed = new HashSet<>();

  /**
   * @param to the first day that is not seen
   * @param within days in which a second purchase is the goal, and after which a mail is sent
   */
  WinBack(SortedMap<LocalDate, List<Purchase>> days, LocalDate from, LocalDate to, int within) {
    for (List<Purchase> day : days.headMap(to).values()) {
      for (Purchase purchase : day) {
        LocalDate before = first.putIfAbsent(purchase.customer(), purchase.day());
        if (before != null && ChronoUnit.DAYS.between(before, purchase.day()) <= within) {
          again.add(purchase.customer());
        }
      }
    }
    first.values().removeIf(day -> day.isBefore(from));
    again.retainAll(first.keySet());
    first.forEach(
        (customer, day) -> {
          if (!again.contains(customer) && day.plusDays(within).isBefore(to)) {
            mailed.add(customer);
          }
        });
  }

  /** The series that this counts. */
  static String series(int within) {
    return """
    series: win-back
    enroll: future
    blocks:
      - {id: first-purchase, rule: {event: purchase}, next: bought-again}
      - {id: bought-again, rule: {event: purchase, since: entry}, for: P%dD, next: {unmatched: mail}}
      - {id: mail, content: {channel: webhook, subject: We miss you}}
    goal: {when: {event: purchase}, within: P%dD}
    """
        .formatted(within, within);
  }

  /** Started, goal, mails sent. */
  List<Long> counted() {
    return List.of((long) first.size(), (long) again.size(), (long) mailed.size());
  }

  /** How many users this, with more days, and another do not treat alike. */
  long differing(WinBack shorter) {
    Set<String> differing = new HashSet<>(again);
    differing.removeAll(shorter.again);
    differing.addAll(shorter.mailed);
    differing.addAll(mailed);
    return differing.size();
  }
}
