package io.goalpost.service.scenario;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.goalpost.model.port.ExportPort;
import io.goalpost.model.port.ExportPort.File;
import io.goalpost.model.port.FiguresPort.Range;
import io.goalpost.model.port.PeoplePort.Status;
import io.goalpost.resources.answer.ExportZip;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of an export, and nothing else, counted as docs/exports.md says. */
final class ExportFiles {

  private final Map<File, List<NamedCsvRecord>> files = new EnumMap<>(File.class);
  private final Range range;

  private ExportFiles(Range range) {
    this.range = range;
  }

  /**
   * @param range whose instants are exported; its version is asked of the files
   */
  static ExportFiles of(ExportPort port, String series, Range range) {
    ExportFiles exported = new ExportFiles(range);
    try (ExportZip zip = new ExportZip()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      zip.write(port.export(series, range.from(), range.to(), zip), bytes);
      exported.read(bytes.toByteArray());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return exported;
  }

  private void read(byte[] zip) throws IOException {
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        for (File file : File.values()) {
          if (file.fileName().equals(entry.getName())) {
            files.put(file, CsvReader.builder().ofNamedCsvRecord(text).stream().toList());
          }
        }
      }
    }
  }

  /** All that can be said of a block: the blocks and statuses that the files know. */
  TreeSet<String> blocks() {
    return Stream.of(File.CHECKPOINT, File.RECEIPT, File.GOAL_SUCCESS, File.OPEN, File.CLICK)
        .flatMap(file -> files.get(file).stream())
        .map(row -> row.getField("block"))
        .filter(block -> !block.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whom a figure counts, of the range's version, by entry, or by company for a company's goal. */
  List<String> whom(Status status, String block) {
    return rows(status)
        .filter(row -> block == null || row.getField("block").equals(block))
        .filter(
            row ->
                range.version() == 0
                    || row.getField("version").equals(String.valueOf(range.version())))
        .map(
            row ->
                row.getField("entry").isEmpty()
                    ? "company:" + row.getField("company")
                    : row.getField("entry"))
        .sorted()
        .toList();
  }

  private Stream<NamedCsvRecord> rows(Status status) {
    return switch (status) {
      case STARTED -> all(File.SERIES_ENTRY);
      case FINISHED -> all(File.SERIES_COMPLETION);
      case DISENGAGED -> counting(File.SERIES_DISENGAGEMENT);
      case EXITED -> all(File.SERIES_EXIT);
      case GOAL -> all(File.GOAL_SUCCESS).filter(row -> !row.getField("goal").equals("message"));
      case CONVERTED ->
          all(File.GOAL_SUCCESS).filter(row -> row.getField("goal").equals("message"));
      case REACHED -> all(File.CHECKPOINT).filter(row -> within(row.getField("reached")));
      case TRYING, PENDING, WAITING ->
          all(File.CHECKPOINT).filter(row -> row.getField("status").equals(status.word()));
      case MATCHED, UNMATCHED, UNSENT ->
          all(File.CHECKPOINT)
              .filter(row -> row.getField("status").equals(status.word()))
              .filter(row -> within(row.getField("left")));
      case SENT -> all(File.RECEIPT);
      case OPENED -> counting(File.OPEN);
      case CLICKED -> counting(File.CLICK);
    };
  }

  /** How user hits had left, by what they had become. */
  Map<String, Long> left() {
    return all(File.GOAL_SUCCESS)
        .filter(row -> row.getField("goal").equals("user"))
        .filter(
            row ->
                range.version() == 0
                    || row.getField("version").equals(String.valueOf(range.version())))
        .collect(Collectors.groupingBy(row -> row.getField("left"), Collectors.counting()));
  }

  private Stream<NamedCsvRecord> all(File file) {
    return files.get(file).stream();
  }

  private Stream<NamedCsvRecord> counting(File file) {
    return all(file).filter(row -> row.getField("counts").equals("1"));
  }

  private boolean within(String text) {
    if (text.isEmpty()) {
      return false;
    }
    Instant at = Instant.parse(text);
    return (range.from() == null || !at.isBefore(range.from()))
        && (range.to() == null || at.isBefore(range.to()));
  }
}
