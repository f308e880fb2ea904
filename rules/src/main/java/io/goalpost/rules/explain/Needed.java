package io.goalpost.rules.explain;

import io.goalpost.model.explain.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What would have to change for a condition to hold, or not to hold, as sentences. */
public final class Needed {

  private Needed() {}

  /** What makes it hold; empty where it does. */
  public static List<String> toHold(Node node) {
    return sentences(node, true);
  }

  /** What makes it not hold; empty where it does not. */
  public static List<String> toFail(Node node) {
    return sentences(node, false);
  }

  /**
   * What makes a goal that holds turn true again. An event without a count turns with each new one
   * (G2): it need not, and cannot, fail first.
   */
  public static List<String> toTurn(Node node) {
    List<Node> fresh = new ArrayList<>();
    List<String> first = new ArrayList<>();
    if (!besides(node, fresh, first) || fresh.size() != 1) {
      List<String> all = new ArrayList<>(toFail(node));
      all.add("then a diff must turn it true again");
      return all;
    }
    first.add(
        (first.isEmpty() ? "" : "then ")
            + "a diff must bring a new event as in "
            + fresh.get(0).text()
            + ": each is a turn of its own");
    return first;
  }

  /**
   * Whether a new event turns it.
   *
   * @param fresh gets the condition that asks for the event
   * @param first gets what must fail before
   */
  private static boolean besides(Node node, List<Node> fresh, List<String> first) {
    if (!node.holds()) {
      return false;
    }
    switch (node.kind()) {
      case "event":
        return Seeing.AT_LEAST_ONE.equals(node.wanted()) && fresh.add(node);
      case "all":
        return node.of().stream().anyMatch(each -> besides(each, fresh, first));
      case "any":
        for (Node each : node.of()) {
          if (each.holds() && !besides(each, fresh, first)) {
            first.addAll(toFail(each));
          }
        }
        return !fresh.isEmpty();
      default:
        return false;
    }
  }

  private static List<String> sentences(Node node, boolean wanted) {
    if (node.holds() == wanted) {
      return List.of();
    }
    return switch (node.kind()) {
      case "not" -> sentences(node.of().get(0), !wanted);
      case "all" -> wanted ? each(node.of(), true) : one(node.of(), false);
      case "any" -> wanted ? one(node.of(), true) : each(node.of(), false);
      case "segment" ->
          node.of().isEmpty()
              ? List.of("there must be a segment as in " + node.text())
              : sentences(node.of().get(0), wanted);
      default -> List.of(leaf(node, wanted));
    };
  }

  private static List<String> each(List<Node> nodes, boolean wanted) {
    List<String> all = new ArrayList<>();
    nodes.forEach(node -> all.addAll(sentences(node, wanted)));
    return all;
  }

  private static List<String> one(List<Node> nodes, boolean wanted) {
    return List.of(
        nodes.stream()
            .map(node -> String.join(" and ", sentences(node, wanted)))
            .filter(sentence -> !sentence.isEmpty())
            .collect(Collectors.joining("; or ")));
  }

  private static String leaf(Node node, boolean wanted) {
    String seen = node.seen() == null ? "seen: nothing" : "seen: " + node.seen();
    String baseline = node.baseline() == null ? "" : ", at first: " + node.baseline();
    String turns = node.turns() == null ? "" : ", time may turn it at " + node.turns();
    return node.text()
        + (wanted ? " must hold (" : " must not hold (")
        + seen
        + baseline
        + turns
        + ")";
  }
}
