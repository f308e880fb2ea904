package io.goalpost.service.command.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints the figures of a series, and a row for each of its blocks. */
final class FiguresTable {

  private static final List<String> SERIES =
      List.of("started", "finished", "disengaged", "exited", "goal");
  private static final List<String> NOW = List.of("trying", "pending", "waiting");
  private static final List<String> BLOCK =
      List.of("matched", "unmatched", "sent", "unsent", "opened", "clicked", "converted");
  private static final int NAME_WIDTH = 18;

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
    List<String> headings = new ArrayList<>(List.of("reached", "here"));
    headings.addAll(BLOCK);
    row("block", headings, headings);
    for (Map.Entry<String, JsonNode> block : blocks.properties()) {
      JsonNode counts = block.getValue();
      String here =
          NOW.stream().filter(counts::has).map(key -> number(counts, key)).findFirst().orElse("");
      List<String> cells = new ArrayList<>(List.of(number(counts, "reached"), here));
      BLOCK.forEach(key -> cells.add(number(counts, key)));
      row(block.getKey(), cells, headings);
    }
  }

  /** A row, each cell as wide as its heading asks. */
  private void row(String name, List<String> cells, List<String> headings) {
    StringBuilder row = new StringBuilder("  ").append(name);
    row.append(" ".repeat(Math.max(0, NAME_WIDTH - name.length())));
    for (int i = 0; i < cells.size(); i++) {
      int width = headings.get(i).length() + 2;
      row.append(" ".repeat(Math.max(1, width - cells.get(i).length()))).append(cells.get(i));
    }
    out.println(row.toString().stripTrailing());
  }

  /** A figure that a kind of block does not have is left empty. */
  private static String number(JsonNode counts, String key) {
    return counts.has(key) ? counts.path(key).asText() : "";
  }
}
