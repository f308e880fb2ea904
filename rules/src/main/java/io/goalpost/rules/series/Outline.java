package io.goalpost.rules.series;

import io.goalpost.model.series.Condition;
import java.util.ArrayList;
import java.util.List;

/**
 * What a text says of the shape of a series, with places: what the checks run on, also where the
 * series itself could not be built. A block whose contents are broken is here with its edges.
 */
public final class Outline {

  /** What a block does, where that could be read. */
  enum Kind {
    RULE,
    CONTENT,
    WAIT,
    TAG,
    UNKNOWN
  }

  /** What a condition is used for. */
  enum Use {
    RULE,
    RULE_WITH_FOR,
    TRIGGER,
    EXIT,
    GOAL,
    COMPANY_GOAL,
    MESSAGE_GOAL
  }

  /** One block behind an edge. */
  record Target(String id, Place place, Mark mark) {}

  /**
   * A block.
   *
   * @param trigger where its trigger is, or null
   * @param tries where its {@code for} is, or null
   * @param unmatched where its {@code unmatched} edge is, or null
   */
  record Node(
      String id,
      Kind kind,
      Mark mark,
      List<Target> targets,
      Mark trigger,
      Mark tries,
      Mark unmatched) {
    Node {
      targets = List.copyOf(targets);
    }
  }

  /** A condition where it is used. */
  record Site(Use use, Place place, Condition condition) {}

  private final List<Node> nodes = new ArrayList<>();
  private final List<Site> sites = new ArrayList<>();
  private final Marks marks = new Marks();
  private Mark blocks = Mark.NONE;
  private Mark goal = Mark.NONE;
  private boolean complete = true;
  private Mark key;

  Outline() {}

  void add(Node node) {
    nodes.add(node);
  }

  void add(Site site) {
    sites.add(site);
  }

  /** The same blocks, with one condition alone. */
  Outline with(Site site) {
    Outline alone = new Outline();
    alone.nodes.addAll(nodes);
    alone.sites.add(site);
    alone.blocks = blocks;
    alone.goal = goal;
    alone.complete = complete;
    return alone;
  }

  /** Where the list of blocks is. */
  void blocksAt(Mark mark) {
    blocks = mark;
  }

  /** Where the goal leaves its condition to authors' rules. */
  void goalAt(Mark mark) {
    goal = mark;
  }

  /** Where a key is named. */
  void keyAt(Mark mark) {
    key = mark;
  }

  /** Says that a block is missing here, so that what is not here may be there yet. */
  void incomplete() {
    complete = false;
  }

  List<Node> nodes() {
    return nodes;
  }

  List<Site> sites() {
    return sites;
  }

  Marks marks() {
    return marks;
  }

  Mark blocks() {
    return blocks;
  }

  /** Where the goal leaves its condition to authors' rules; nowhere where it has its own. */
  Mark goal() {
    return goal;
  }

  boolean complete() {
    return complete;
  }

  /** Where the key is, or null. */
  Mark key() {
    return key;
  }
}
