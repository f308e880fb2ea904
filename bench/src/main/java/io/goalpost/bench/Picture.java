package io.goalpost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The ladder as a picture: a bar for each rung, longer is faster. */
final class Picture {

  private static final int WIDTH = 860;
  private static final int ROW_HEIGHT = 34;
  private static final int LEFT = 300;
  private static final int BAR_MAX = 440;
  private static final int TOP = 56;

  private Picture() {}

  /** Draws rows whose values are diffs in a second. */
  static void write(String title, List<Table.Row> rates, Path file) throws IOException {
    double max = rates.stream().mapToDouble(Table.Row::value).max().orElse(1);
    int height = TOP + rates.size() * ROW_HEIGHT + 20;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"14\">%n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n"
                + "<text x=\"20\" y=\"30\" font-size=\"17\" font-weight=\"bold\">%s</text>%n",
            WIDTH,
            height,
            escaped(title)));
    for (int i = 0; i < rates.size(); i++) {
      Table.Row row = rates.get(i);
      int y = TOP + i * ROW_HEIGHT;
      double bar = BAR_MAX * row.value() / max;
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n<rect x=\"%d\" y=\"%d\""
                  + " width=\"%.1f\" height=\"22\" rx=\"3\" fill=\"#2f6f5e\"/>%n<text x=\"%.1f\""
                  + " y=\"%d\" fill=\"#333\">%s</text>%n",
              LEFT - 12,
              y + 16,
              escaped(row.what()),
              LEFT,
              y,
              bar,
              LEFT + bar + 8,
              y + 16,
              row.shown() + " diffs/s"));
    }
    Files.writeString(file, svg.append("</svg>\n").toString());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
