package io.goalpost.service.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the lines expected with the lines that fired. */
final class Lines {

  private Lines() {}

  /** Whether a line that fired agrees with what was expected in every key that is named there. */
  static boolean agree(String expected, String fired) {
    Map<String, String> wanted = parts(expected);
    Map<String, String> found = parts(fired);
    return wanted.entrySet().stream()
        .allMatch(each -> each.getValue().equals(found.get(each.getKey())));
  }

  private static Map<String, String> parts(String line) {
    Map<String, String> parts = new LinkedHashMap<>();
    String[] head = line.trim().split(" +", 4);
    parts.put("kind", head[0]);
    parts.put("series", head.length > 1 ? head[1] : "");
    parts.put("subject", head.length > 2 ? head[2] : "");
    if (head.length > 3) {
      for (String pair : head[3].split(" +(?=\\w+=)")) {
        int is = pair.indexOf('=');
        parts.put(is < 0 ? pair : pair.substring(0, is), is < 0 ? "" : pair.substring(is + 1));
      }
    }
    return parts;
  }

  /** The difference as text, empty where there is none: a minus is missing, a plus too many. */
  static String difference(List<String> expected, List<String> fired) {
    boolean same = expected.size() == fired.size();
    for (int i = 0; same && i < fired.size(); i++) {
      same = agree(expected.get(i), fired.get(i));
    }
    if (same) {
      return "";
    }
    List<String> rows = new ArrayList<>();
    int from = 0;
    while (from < expected.size()
        && from < fired.size()
        && agree(expected.get(from), fired.get(from))) {
      rows.add("      " + fired.get(from));
      from++;
    }
    int tail = 0;
    while (tail < expected.size() - from
        && tail < fired.size() - from
        && agree(expected.get(expected.size() - 1 - tail), fired.get(fired.size() - 1 - tail))) {
      tail++;
    }
    expected.subList(from, expected.size() - tail).forEach(line -> rows.add("    - " + line));
    fired.subList(from, fired.size() - tail).forEach(line -> rows.add("    + " + line));
    fired.subList(fired.size() - tail, fired.size()).forEach(line -> rows.add("      " + line));
    return String.join("\n", rows);
  }
}
