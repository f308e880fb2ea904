package io.goalpost.service.trial;

import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.BacktestPort;
import io.goalpost.model.port.BacktestPort.Differing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who fares differently under two definitions that are played side by side. Both are told of
 * together, step by step, so nothing is kept of those with whom the two agree. Not thread-safe.
 */
final class Differences {

  private final Set<String> users = new HashSet<>();
  private final Map<String, Differing> shown = new LinkedHashMap<>();

  /** Takes what each fired in one step, which ends at the same instant for both. */
  void compare(List<Firing> candidate, List<Firing> live) {
    if (candidate.isEmpty() && live.isEmpty()) {
      return;
    }
    Map<String, List<String>> one = byUser(candidate);
    Map<String, List<String>> other = byUser(live);
    Set<String> all = new HashSet<>(one.keySet());
    all.addAll(other.keySet());
    for (String user : all) {
      List<String> lines = one.getOrDefault(user, List.of());
      List<String> others = other.getOrDefault(user, List.of());
      if (!lines.equals(others)) {
        differs(user);
      }
      Differing told = shown.get(user);
      if (told != null) {
        add(told.candidate(), lines);
        add(told.live(), others);
      }
    }
  }

  private void differs(String user) {
    boolean first = users.add(user);
    if (first && shown.size() < BacktestPort.USERS_SHOWN_MAX) {
      shown.put(user, new Differing(user, new ArrayList<>(), new ArrayList<>()));
    }
  }

  private static void add(List<String> shown, List<String> lines) {
    int room = BacktestPort.LINES_SHOWN_MAX - shown.size();
    shown.addAll(lines.subList(0, Math.min(room, lines.size())));
  }

  private static Map<String, List<String>> byUser(List<Firing> firings) {
    Map<String, List<String>> lines = new HashMap<>();
    for (Firing firing : firings) {
      String user = firing.user() == null ? firing.subject() : firing.user();
      lines.computeIfAbsent(user, none -> new ArrayList<>()).add(line(firing));
    }
    return lines;
  }

  /** Without the receipt: it is a position, which says nothing across two journals. */
  private static String line(Firing firing) {
    String line = firing.line();
    int receipt = firing.receipt() == 0 ? -1 : line.lastIndexOf(" receipt=");
    return firing.at() + " " + (receipt < 0 ? line : line.substring(0, receipt));
  }

  long count() {
    return users.size();
  }

  /** The first who differed. */
  List<Differing> shown() {
    return shown.values().stream()
        .map(
            each ->
                new Differing(each.user(), List.copyOf(each.candidate()), List.copyOf(each.live())))
        .toList();
  }
}
