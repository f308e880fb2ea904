package io.goalpost.service.state;

import io.goalpost.service.store.StoredId;
import java.util.ArrayList;
import java.util.List;

/**
 * The remembered diffs of a stretch of the journal, which a checkpoint keeps in one piece: a row
 * for each of a million ids would be most of what a start reads. Immutable.
 *
 * @param number which stretch
 * @param diffs in the order of their positions
 */
public record SeenStretch(long number, List<SeenDiff> diffs) {

  /** How many positions a stretch has. */
  private static final int POSITIONS = 1_024;

  public SeenStretch {
    diffs = List.copyOf(diffs);
  }

  /** The stretch of a position. */
  static long numberOf(long position) {
    return position / POSITIONS;
  }

  /** As text for a checkpoint: a line for each, of its position, second and id. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (SeenDiff diff : diffs) {
      text.append(diff.position()).append(' ').append(diff.atSecond()).append(' ');
      text.append(StoredId.of(diff.id())).append('\n'); // an id has no control characters (D6)
    }
    return text.toString();
  }

  /** Reads the lines of a text back. */
  public static List<SeenDiff> parse(String text) {
    List<SeenDiff> diffs = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      int second = text.indexOf(' ', at) + 1;
      int id = text.indexOf(' ', second) + 1;
      diffs.add(
          new SeenDiff(
              StoredId.read(text.substring(id, end)),
              Long.parseLong(text, at, second - 1, 10),
              Long.parseLong(text, second, id - 1, 10)));
      at = end + 1;
    }
    return diffs;
  }
}
