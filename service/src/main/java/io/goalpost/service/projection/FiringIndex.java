package io.goalpost.service.projection;

import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.FiringPort.Query;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreFailedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Firings as rows, each search along an index. Written by one thread, read by any. Every method
 * throws {@link StoreFailedException} when the database fails.
 */
public final class FiringIndex {

  /** Rows of one transaction: on H2 an append to the journal waits for it. */
  private static final int PIECE_ROWS = 200;

  private static final int PIECE_POSITIONS = 1_000;

  /** So many rows are counted to tell which of several values the fewest have. */
  private static final int PROBE_ROWS = 20_000;

  /** So few that fewer would be no quicker. */
  private static final int FEW_ROWS = 1_000;

  private final Store store;

  public FiringIndex(Store store) {
    this.store = store;
  }

  /** Where the rows stand. */
  FiringRows.Mark mark() {
    return store.read(FiringRows.class, FiringRows::mark).orElse(FiringRows.Mark.NOTHING);
  }

  /**
   * Adds rows and moves the mark. Some rows at a time, and the mark with them: whoever is killed in
   * between goes on from there.
   */
  void add(List<FiringRow> added, FiringRows.Mark mark) {
    for (int from = 0; from < added.size(); from += PIECE_ROWS) {
      List<FiringRow> piece = added.subList(from, Math.min(added.size(), from + PIECE_ROWS));
      long through =
          from + PIECE_ROWS < added.size()
              ? piece.get(piece.size() - 1).position()
              : mark.position();
      change(
          rows -> {
            rows.insert(piece.iterator());
            move(rows, new FiringRows.Mark(through, mark.dropped()));
          });
    }
    if (added.isEmpty()) {
      change(rows -> move(rows, mark));
    }
  }

  private void change(Consumer<FiringRows> change) {
    store.write(FiringRows.class, change);
  }

  private static void move(FiringRows rows, FiringRows.Mark mark) {
    if (rows.moveMark(mark) == 0) {
      rows.setMark(mark);
    }
  }

  /** Drops what is older than a position, except for what figures count. */
  void drop(FiringRows.Mark mark, long through) {
    for (long after = mark.dropped(); after < through; after += PIECE_POSITIONS) {
      long from = after;
      long to = Math.min(through, after + PIECE_POSITIONS);
      change(
          rows -> {
            rows.drop(from, to);
            move(rows, new FiringRows.Mark(mark.position(), to));
          });
    }
  }

  /**
   * Removes the rows after a position: the mark first, so that whoever is killed in between finds
   * rows without a mark, and removes the rest.
   *
   * @param kept up to which rows stay, since nobody could make them again
   */
  void clear(long kept) {
    change(FiringRows::clearMark);
    long last = store.read(FiringRows.class, FiringRows::last);
    for (long after = kept; after < last; after += PIECE_POSITIONS) {
      long from = after;
      change(rows -> rows.remove(from, from + PIECE_POSITIONS));
    }
  }

  /** Whether there is any row. */
  boolean isEmpty() {
    return store.read(FiringRows.class, FiringRows::last) == 0;
  }

  /** The position of the first row at or after an instant; {@code Long.MAX_VALUE} for none. */
  public long firstAt(Instant instant) {
    long low = 1;
    long high = store.read(FiringRows.class, FiringRows::last) + 1;
    while (low < high) { // instants do not run back with positions (D3)
      long middle = low + (high - low) / 2;
      FiringRow row = store.read(FiringRows.class, rows -> rows.firstFrom(middle)).orElse(null);
      if (row == null || !row.at().isBefore(instant)) {
        high = middle;
      } else {
        low = row.position() + 1;
      }
    }
    return low;
  }

  /** Firings without what only the journal holds, in the order asked for. */
  public List<Firing> find(Query query) {
    long after = query.after();
    long before = query.before();
    if (query.from() != null) {
      after = Math.max(after, firstAt(query.from()) - 1);
    }
    if (query.to() != null) {
      before = Math.min(before, firstAt(query.to()));
    }
    List<FiringRow> found = new ArrayList<>();
    Map<String, Object> values = values(query);
    String lead = lead(values);
    if (lead.equals("series") && query.kind() == null) { // the indexes go by kind, too
      for (Firing.Kind kind : Firing.Kind.values()) {
        putIfAny(values, "kind", kind.word());
        found.addAll(rows(query, values, lead, after, before));
      }
      Comparator<FiringRow> order = Comparator.comparingLong(FiringRow::position);
      found.sort(query.descending() ? order.reversed() : order);
    } else {
      found.addAll(rows(query, values, lead, after, before));
    }
    return found.stream().limit(query.limit()).map(FiringRow::firing).toList();
  }

  /** What the columns must be; those that few rows usually have in common come first. */
  private static Map<String, Object> values(Query query) {
    Map<String, Object> values = new LinkedHashMap<>();
    putIfAny(values, "user_id", query.user());
    putIfAny(values, "company", query.company());
    putIfAny(values, "rule", query.rule());
    putIfAny(values, "series", query.series());
    if (query.version() != 0) {
      values.put("version", query.version());
    }
    putIfAny(values, "kind", query.kind() == null ? null : query.kind().word());
    return values;
  }

  /**
   * The column along whose index to go: the one whose value the fewest rows have, as far as that is
   * quickly told; empty where nothing is asked for.
   */
  private String lead(Map<String, Object> values) {
    String lead = "";
    int fewest = Integer.MAX_VALUE;
    for (Map.Entry<String, Object> asked : values.entrySet()) {
      String column = asked.getKey();
      if (values.size() == 1) {
        return column;
      }
      int some =
          store.read(FiringRows.class, rows -> rows.count(column, asked.getValue(), PROBE_ROWS));
      if (some < fewest) {
        fewest = some;
        lead = column;
      }
      if (some <= FEW_ROWS) {
        return lead;
      }
    }
    // Of a series' version there is an index, too: that goes by series.
    return lead.equals("version") && values.containsKey("series") ? "series" : lead;
  }

  private List<FiringRow> rows(
      Query query, Map<String, Object> values, String lead, long after, long before) {
    List<String> index = new ArrayList<>();
    if (lead.equals("series")) {
      index.addAll(
          values.containsKey("version")
              ? List.of("series", "version", "kind")
              : List.of("series", "kind"));
    } else if (!lead.isEmpty()) {
      index.add(lead);
    }
    StringBuilder where = new StringBuilder();
    values
        .keySet()
        .forEach(
            column ->
                where.append(" AND ").append(asked(column, index)).append(" = :").append(column));
    index.add("position");
    String direction = query.descending() ? " DESC" : "";
    String order = String.join(direction + ", ", index) + direction;
    return store.read(
        FiringRows.class,
        rows -> rows.find(where.toString(), order, values, after, before, query.limit()));
  }

  /**
   * Other columns are computed, lest the database goes along their index and sorts what it finds.
   */
  private static String asked(String column, List<String> index) {
    return index.contains(column)
        ? column
        : column.equals("version") ? "(version + 0)" : "(" + column + " || '')";
  }

  private static void putIfAny(Map<String, Object> values, String column, String wanted) {
    if (wanted != null) {
      values.put(column, FiringRow.stored(wanted));
    }
  }

  /** The first firing of a kind of each entry of a series, by the entry's id. */
  public Map<Long, Firing> firstOfEntries(String series, Firing.Kind kind) {
    Map<Long, Firing> first = new HashMap<>();
    long after = 0;
    while (true) {
      List<Firing> page = find(Query.of(series, kind, after, 10_000));
      page.forEach(firing -> first.putIfAbsent(firing.entry(), firing));
      if (page.size() < 10_000) {
        return first;
      }
      after = page.get(page.size() - 1).position();
    }
  }
}
