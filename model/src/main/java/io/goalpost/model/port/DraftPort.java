package io.goalpost.model.port;

import io.goalpost.model.series.Problem;
import java.util.List;

/**
 * What an author asks of a text before it goes live, and of versions that did. Keeps nothing. Where
 * a text may be given, null stands for the draft.
 */
public interface DraftPort {

  /** What is wrong with a text, or with the draft; also one that cannot be read at all. */
  List<Problem> check(String id, String text);

  /** The rules that a text becomes, or null where it has errors. */
  record Compiled(String drl, List<Problem> problems) {
    public Compiled {
      problems = List.copyOf(problems);
    }
  }

  /** Compiles a text, or the draft, as the version after the last. */
  Compiled compile(String id, String text);

  /**
   * A version with its text.
   *
   * @throws NotFoundException where there is none of that number
   */
  SeriesPort.Version version(String id, int number);

  /** What a line of a comparison is. */
  enum Change {
    SAME("="),
    ADDED("+"),
    REMOVED("-");

    private final String sign;

    Change(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  /**
   * A line of a comparison.
   *
   * @param before its number in the one text, from 1; 0 where it is not there
   * @param after its number in the other, from 1; 0 where it is not there
   */
  record Line(Change change, String text, int before, int after) {}

  /** What is compared: the definition as written, or the rules it became. */
  enum Form {
    YAML,
    DRL
  }

  /**
   * Compares two versions line by line, the lines of both in one order.
   *
   * @param to the number of a version, or 0 for the draft
   * @throws NotFoundException where one of them is not there
   * @throws io.goalpost.model.series.ProblemsException where the draft's rules are asked for and it
   *     has errors
   */
  List<Line> compare(String id, int from, int to, Form form);

  /** What becomes of an active entry in a block. */
  enum Becoming {
    /** It goes on as it was. */
    SAME,
    /** It is at another block, or behind this one. */
    MOVES,
    EXITS,
    WAITS_LONGER,
    WAITS_SHORTER,
    /** The block's condition, baseline or sending is another: it is looked at anew and stays. */
    ASKED_AGAIN
  }

  /**
   * How many entries in one block have the same coming.
   *
   * @param entries all active entries in the block now
   * @param to for {@link Becoming#MOVES}: where they are then, or null where their path ends
   */
  record AtBlock(String block, int entries, Becoming becomes, String to, int count) {}

  /**
   * What publishing would do at this instant.
   *
   * @param active the active entries now
   * @param version the number it would have
   * @param exits how many active entries would end early
   * @param enrolls how many would enter
   */
  record Preview(int active, int version, List<AtBlock> blocks, int exits, int enrolls) {
    public Preview {
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * Plays the publication of a text, or of the draft, on a copy of what is known.
   *
   * @throws io.goalpost.model.series.ProblemsException where it has errors
   * @throws BusyException where as many are played as may be at once
   */
  Preview preview(String id, String text);
}
