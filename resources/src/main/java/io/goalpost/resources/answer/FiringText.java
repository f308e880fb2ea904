package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.FiringPort;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Firings as JSON lines and CSV, a page at a time in memory, however many there are. */
public final class FiringText {

  public static final String JSON_LINES = "application/jsonl";
  public static final String CSV = "text/csv";

  private static final ObjectWriter JSON =
      JsonMapper.builder()
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build()
          .writerFor(FiringJson.class);

  private static final List<String> HEADER =
      List.of(
          "position",
          "at",
          "line",
          "kind",
          "series",
          "subject",
          "user",
          "company",
          "rule",
          "version",
          "entry",
          "block",
          "channel",
          "tag",
          "reason",
          "left",
          "receipt",
          "caused_by");

  private FiringText() {}

  /** How firings are answered. */
  public enum Format {
    JSON,
    JSONL,
    CSV;

    public static Optional<Format> of(String word) {
      return Arrays.stream(values()).filter(each -> Plain.word(each).equals(word)).findFirst();
    }
  }

  /** One firing as a line of JSON, without its end. */
  public static String json(Firing firing) throws IOException {
    return JSON.writeValueAsString(FiringJson.of(firing));
  }

  /**
   * All firings of a query, at most so many.
   *
   * @param query whose own limit is that of a page
   */
  public static Response response(
      FiringPort port, FiringPort.Query query, Format format, int most) {
    List<Firing> first = port.find(query); // what fails before the first byte is answered as such
    boolean csv = format == Format.CSV;
    StreamingOutput body =
        out -> {
          try (Lines lines = csv ? new CsvLines(out) : new JsonLines(out)) {
            write(first, port, query, most, lines);
          }
        };
    String name = "firings." + Plain.word(format);
    return Response.ok(body, (csv ? CSV : JSON_LINES) + ";charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .build();
  }

  private static void write(
      List<Firing> first, FiringPort port, FiringPort.Query query, int most, Lines lines)
      throws IOException {
    List<Firing> page = first;
    int left = most;
    while (true) {
      for (Firing firing : page.subList(0, Math.min(left, page.size()))) {
        lines.write(firing);
      }
      left -= page.size();
      if (left <= 0 || page.size() < query.limit()) {
        return;
      }
      page = port.find(query.beyond(page.get(page.size() - 1).position()));
    }
  }

  private interface Lines extends AutoCloseable {
    void write(Firing firing) throws IOException;

    @Override
    void close() throws IOException;
  }

  private static final class JsonLines implements Lines {
    private final Writer out;

    JsonLines(OutputStream out) {
      this.out = new java.io.BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    @Override
    public void write(Firing firing) throws IOException {
      out.write(json(firing));
      out.write('\n');
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }
  }

  private static final class CsvLines implements Lines {
    private final CsvWriter csv;

    CsvLines(OutputStream out) {
      csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      csv.writeRecord(HEADER);
    }

    @Override
    public void write(Firing firing) {
      FiringJson of = FiringJson.of(firing);
      csv.writeRecord(
          Stream.<Object>of(
                  of.position(),
                  of.at(),
                  of.line(),
                  of.kind(),
                  of.series(),
                  of.subject(),
                  of.user(),
                  of.company(),
                  of.rule(),
                  of.version(),
                  of.entry(),
                  of.block(),
                  of.channel(),
                  of.tag(),
                  of.reason(),
                  of.left(),
                  of.receipt(),
                  of.causedBy())
              .map(Csv::cell)
              .toList());
    }

    @Override
    public void close() throws IOException {
      csv.flush();
    }
  }
}
