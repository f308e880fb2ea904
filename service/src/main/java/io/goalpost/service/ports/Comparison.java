package io.goalpost.service.ports;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MeyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import io.goalpost.model.port.DraftPort.Change;
import io.goalpost.model.port.DraftPort.Line;
import java.util.ArrayList;
import java.util.List;

/** Two texts, line by line. Not thread-safe. */
final class Comparison {

  /**
   * The most lines that differ, of both together, that are told apart one by one: the work grows
   * with their square. Beyond it all of the one stand before all of the other.
   */
  static final int LINES_MAX = 10_000;

  private final List<Line> lines = new ArrayList<>();
  private int before;
  private int after;

  private Comparison() {}

  /** The lines of both in one order: what was removed before what was added in its place. */
  static List<Line> of(String before, String after) {
    Comparison comparison = new Comparison();
    comparison.compare(before.lines().toList(), after.lines().toList());
    return comparison.lines;
  }

  private void compare(List<String> old, List<String> now) {
    int least = Math.min(old.size(), now.size());
    int head = 0;
    while (head < least && old.get(head).equals(now.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < least - head
        && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
      tail++;
    }
    old.subList(0, head).forEach(this::same);
    middle(old.subList(head, old.size() - tail), now.subList(head, now.size() - tail));
    old.subList(old.size() - tail, old.size()).forEach(this::same);
  }

  private void middle(List<String> old, List<String> now) {
    if (old.size() + now.size() > LINES_MAX) {
      old.forEach(this::removed);
      now.forEach(this::added);
      return;
    }
    int at = 0;
    for (AbstractDelta<String> delta :
        DiffUtils.diff(old, now, new MeyersDiffWithLinearSpace<>(String::equals)).getDeltas()) {
      old.subList(at, delta.getSource().getPosition()).forEach(this::same);
      delta.getSource().getLines().forEach(this::removed);
      delta.getTarget().getLines().forEach(this::added);
      at = delta.getSource().getPosition() + delta.getSource().size();
    }
    old.subList(at, old.size()).forEach(this::same);
  }

  private void same(String text) {
    lines.add(new Line(Change.SAME, text, ++before, ++after));
  }

  private void removed(String text) {
    lines.add(new Line(Change.REMOVED, text, ++before, 0));
  }

  private void added(String text) {
    lines.add(new Line(Change.ADDED, text, 0, ++after));
  }
}
