package io.goalpost.model.explain;

import java.time.Instant;
import java.util.List;

/**
 * One condition of a tree as it was asked: what was wanted and what was seen. Immutable.
 *
 * @param text the condition as an author writes it
 * @param kind {@code all any not attribute company tag companyTag event segment content entry}, and
 *     {@code property} within an event's {@code where}
 * @param heldBefore whether it held just before the diff; null where nothing is compared
 * @param wanted operator and operand, with references resolved; null where the kind has none
 * @param seen the value seen as plain data, or null where there was none
 * @param window what an event must fall into; null without one
 * @param baseline what {@code increased} and its like compare with, or null
 * @param turns when time alone may turn it, all facts staying as they are; else null
 */
public record Node(
    String text,
    String kind,
    boolean holds,
    Boolean heldBefore,
    String wanted,
    Object seen,
    Window window,
    Object baseline,
    Instant turns,
    List<Node> of) {

  public Node {
    of = List.copyOf(of);
  }

  /** Both may be null: without end. */
  public record Window(Instant from, Instant to) {}
}
