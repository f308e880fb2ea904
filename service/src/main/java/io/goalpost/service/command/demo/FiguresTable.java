package io.goalpost.service.command.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Prints the figures of a series, and a row for each of its blocks. */
final class FiguresTable {

  private static final List<String> SERIES =
      List.of("started", "finished", "disengaged", "exited", "goal");
  private static final List<String> NOW = List.of("trying", "pending", "waiting");
  private static final List<String> BLOCK =
      List.of("matched", "unmatched", "sent", "unsent", "opened", "clicked", "converted");
  private static final String ROW = "  %-20s %8s %5s" + " %10s".repeat(BLOCK.size()) + "%n";

  private final PrintStream out;

  FiguresTable(PrintStream out) {
    this.out = out;
  }

  void print(JsonNode figures, JsonNode blocks) {
    SERIES.forEach(name -> out.printf("  %12s", name));
    out.println();
    SERIES.forEach(name -> out.printf("  %12s", number(figures, name)));
    out.println();
    out.println();
    row("block", "reached", "here", BLOCK);
    for (Map.Entry<String, JsonNode> block : blocks.properties()) {
      JsonNode counts = block.getValue();
      String here =
          NOW.stream().filter(counts::has).map(key -> number(counts, key)).findFirst().orElse("");
      row(
          block.getKey(),
          number(counts, "reached"),
          here,
          BLOCK.stream().map(key -> number(counts, key)).toList());
    }
  }

  private void row(String block, String reached, String here, List<String> others) {
    Object[] cells = new Object[3 + others.size()];
    cells[0] = block;
    cells[1] = reached;
    cells[2] = here;
    for (int i = 0; i < others.size(); i++) {
      cells[3 + i] = others.get(i);
    }
    out.println(String.format(ROW, cells).stripTrailing());
  }

  /** A figure that a kind of block does not have is left empty. */
  private static String number(JsonNode counts, String key) {
    return counts.has(key) ? counts.path(key).asText() : "";
  }
}
