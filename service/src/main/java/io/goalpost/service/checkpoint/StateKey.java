package io.goalpost.service.checkpoint;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Under what a piece of state is stored.
 *
 * @param kind a word of lower-case letters and hyphens
 * @param id unique within the kind, not empty
 */
public record StateKey(String kind, String id) {

  public static final String USER = "user";
  public static final String COMPANY = "company";
  public static final String ENTRY = "entry";
  public static final String QUALIFICATION = "qualification";

  /** Diffs that are remembered, those of a stretch of the journal in one row. */
  public static final String SEEN = "seen-diffs";

  /** The same as earlier versions kept them, each in a row of its own. */
  public static final String SEEN_ONE_BY_ONE = "seen";

  private static final Set<String> TYPED = Set.of(USER, COMPANY, ENTRY, QUALIFICATION);
  private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,31}");
  private static final int LONG_DIGITS = 19;

  public StateKey {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("a kind of state cannot be called " + kind);
    }
    if (id.isEmpty()) {
      throw new IllegalArgumentException("state of the kind " + kind + " needs an id");
    }
  }

  public static StateKey user(String id) {
    return new StateKey(USER, id);
  }

  public static StateKey company(String id) {
    return new StateKey(COMPANY, id);
  }

  /** Of an entry; padded, so that the order of keys is the order of entries (T2). */
  public static StateKey entry(long id) {
    return new StateKey(ENTRY, padded(id));
  }

  /** Of the diffs that are remembered of a stretch; padded, so that they come in their order. */
  public static StateKey seen(long stretch) {
    return new StateKey(SEEN, padded(stretch));
  }

  /** A number as an id, in the order of numbers. */
  static String padded(long number) {
    String digits = Long.toString(number);
    return "0".repeat(LONG_DIGITS - digits.length()) + digits;
  }

  /** Of a company's chance at a series' goal; the id of a series has no slash. */
  public static StateKey qualification(String series, int version, String company) {
    return new StateKey(QUALIFICATION, series + "@" + version + "/" + company);
  }

  /** Of something that only the engine can read. */
  public static StateKey other(String kind, String id) {
    if (TYPED.contains(kind)) {
      throw new IllegalArgumentException("state of the kind " + kind + " has a type of its own");
    }
    return new StateKey(kind, id);
  }
}
