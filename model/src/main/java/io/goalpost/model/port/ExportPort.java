package io.goalpost.model.port;

import java.time.Instant;
import java.util.List;

/** All that happened in a series, row by row: enough to count every figure from (S1, S2). */
public interface ExportPort {

  /**
   * The files of an export, each with its columns. One for each kind of interaction is among them.
   *
   * <p>{@code counts} is 1 in a row that a figure counts, else 0; where it is missing every row
   * counts.
   */
  enum File {
    SERIES_ENTRY(
        "position", "at", "entry", "user", "company", "version", "key", "trigger", "blocks"),
    ENTRY_BLOCKED("position", "at", "user", "company", "version", "reason"),
    CHECKPOINT(
        "position",
        "entry",
        "user",
        "company",
        "version",
        "block",
        "reached",
        "until",
        "left",
        "status",
        "reason"),
    RECEIPT("position", "at", "receipt", "entry", "user", "company", "version", "block", "channel"),
    SERIES_COMPLETION("position", "at", "entry", "user", "company", "version"),
    SERIES_DISENGAGEMENT(
        "position", "at", "entry", "user", "company", "version", "block", "counts"),
    SERIES_EXIT("position", "at", "entry", "user", "company", "version", "reason"),
    GOAL_SUCCESS(
        "position",
        "at",
        "goal",
        "entry",
        "user",
        "company",
        "version",
        "left",
        "block",
        "receipt",
        "credited_block",
        "credited_receipt"),
    OPEN(Columns.OF_INTERACTIONS),
    CLICK(Columns.OF_INTERACTIONS),
    REPLY(Columns.OF_INTERACTIONS),
    DISMISSAL(Columns.OF_INTERACTIONS),
    COMPLETION(Columns.OF_INTERACTIONS),
    BOUNCE(Columns.OF_INTERACTIONS),
    UNSUBSCRIBE(Columns.OF_INTERACTIONS),
    FAILURE(Columns.OF_INTERACTIONS);

    private final List<String> columns;

    File(String... columns) {
      this.columns = List.of(columns);
    }

    /** Its name, such as {@code checkpoint_.csv}. */
    public String fileName() {
      return name().toLowerCase(java.util.Locale.ROOT) + "_.csv";
    }

    /** The names of its columns, in order. */
    public List<String> columns() {
      return columns;
    }

    /** What constants of an enumeration cannot hold themselves. */
    private static final class Columns {
      static final String[] OF_INTERACTIONS = {
        "position",
        "at",
        "receipt",
        "entry",
        "user",
        "company",
        "version",
        "block",
        "link",
        "counts"
      };

      private Columns() {}
    }
  }

  /** Takes the rows. */
  interface Rows {

    /**
     * Adds a row to a file.
     *
     * @param cells one for each column: texts, numbers, instants, or null for an empty one
     */
    void add(File file, Object... cells);
  }

  /**
   * What was exported.
   *
   * @param from the first instant of what is in the rows, or null
   * @param to the first instant that is no longer in them, or null
   * @param position up to which everything is told
   * @param at the instant of the record at that position; null where there is none
   * @param base the position up to which the journal was pruned; 0 where it was not
   * @param baseAt the instant of the record there; null where it was not
   */
  record Extent(
      String series,
      Instant from,
      Instant to,
      long position,
      Instant at,
      long base,
      Instant baseAt) {

    /** Whether rows are missing that the range asks for, since what tells of them was pruned. */
    public boolean cutShort() {
      return base > 0 && (from == null || !from.isAfter(baseAt));
    }
  }

  /**
   * Gives all rows of a series that something of the range stands in, in the order of the journal.
   *
   * @param from the first instant of what is exported, or null
   * @param to the first instant that is no longer exported, or null
   * @throws NotFoundException where there is no such series
   * @throws BusyException where others export already, or the store cannot be read
   */
  Extent export(String series, Instant from, Instant to, Rows rows);
}
