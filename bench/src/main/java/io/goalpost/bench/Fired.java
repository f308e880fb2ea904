package io.goalpost.bench;

import io.goalpost.model.journal.Firing;
import java.util.List;

/** Firings as lines that do not depend on positions, so that all rungs can be compared. */
final class Fired {

  private Fired() {}

  static String line(String kind, String series, String user) {
    return kind + " " + series + " " + user;
  }

  static List<String> lines(List<Firing> firings) {
    return firings.stream()
        .map(each -> line(each.kind().word(), each.series(), each.user()))
        .toList();
  }
}
