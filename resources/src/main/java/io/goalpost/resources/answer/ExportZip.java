package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.goalpost.model.port.ExportPort;
import io.goalpost.model.port.ExportPort.Extent;
import io.goalpost.model.port.ExportPort.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An export as a zip of CSV files and a manifest that tells their rows and hashes. Rows wait on the
 * disk, however many there are; the same rows give the same bytes. Not thread-safe.
 */
public final class ExportZip implements ExportPort.Rows, AutoCloseable {

  public static final String MEDIA_TYPE = "application/zip";
  public static final String MANIFEST = "manifest.json";

  private static final String NOTHING =
      "There is nothing to export: nothing happened in this series in this range.";
  private static final String NOTHING_SINCE = "Of what came since, there is nothing to export.";
  private static final Instant UNDATED = Instant.parse("1980-01-01T00:00:00Z"); // zips know no less
  private static final ObjectWriter JSON =
      JsonMapper.builder().build().writerWithDefaultPrettyPrinter();

  private final Map<File, SpooledCsv> files = new EnumMap<>(File.class);

  /**
   * @throws UncheckedIOException where the temporary folder takes no files
   */
  public ExportZip() {
    try {
      for (File file : File.values()) {
        files.put(file, new SpooledCsv(file.columns()));
      }
    } catch (IOException failed) {
      close();
      throw new UncheckedIOException(failed);
    }
  }

  /** What to call the file; a series' id may hold what no file name can. */
  public static String fileName(String series) {
    return series.replaceAll("[^A-Za-z0-9._-]", "_") + ".zip";
  }

  /** What the manifest tells; {@code base} only where the journal was pruned. */
  record Manifest(
      String series,
      String from,
      String to,
      long position,
      String at,
      @JsonInclude(JsonInclude.Include.NON_NULL) Base base,
      boolean empty,
      String note,
      List<Listed> files) {}

  /** After which record the rows begin, and whether some that the range asks for are missing. */
  record Base(long position, String at, boolean cutShort) {}

  /** A file as the manifest lists it. */
  record Listed(String file, long rows, String sha256, List<String> columns) {}

  @Override
  public void add(File file, Object... cells) {
    files.get(file).add(cells);
  }

  /** How many rows there are in all. */
  public long rows() {
    return files.values().stream().mapToLong(SpooledCsv::rows).sum();
  }

  /** Writes everything, once; does not close the stream. */
  public void write(Extent extent, OutputStream out) throws IOException {
    List<Listed> listed = new ArrayList<>();
    for (File file : File.values()) {
      SpooledCsv csv = files.get(file);
      listed.add(new Listed(file.fileName(), csv.rows(), csv.sha256(), file.columns()));
    }
    boolean empty = rows() == 0;
    Manifest manifest =
        new Manifest(
            extent.series(),
            Plain.instant(extent.from()),
            Plain.instant(extent.to()),
            extent.position(),
            Plain.instant(extent.at()),
            extent.base() == 0
                ? null
                : new Base(extent.base(), Plain.instant(extent.baseAt()), extent.cutShort()),
            empty,
            note(extent, empty),
            listed);
    LocalDateTime dated = dated(extent.at());
    ZipOutputStream zip = new ZipOutputStream(out);
    begin(zip, MANIFEST, dated);
    zip.write(JSON.writeValueAsBytes(manifest));
    for (File file : File.values()) {
      begin(zip, file.fileName(), dated);
      files.get(file).copyTo(zip);
    }
    zip.finish();
  }

  private static String note(Extent extent, boolean empty) {
    if (extent.cutShort()) {
      return "What came up to record "
          + extent.base()
          + ", "
          + Plain.instant(extent.baseAt())
          + ", was pruned from the journal: no row tells of it."
          + (empty ? " " + NOTHING_SINCE : "");
    }
    return empty ? NOTHING : null;
  }

  /** That of the last record: no clock, no zone of the machine. */
  private static LocalDateTime dated(Instant at) {
    return LocalDateTime.ofInstant(
        at == null || at.isBefore(UNDATED) ? UNDATED : at, ZoneOffset.UTC);
  }

  private static void begin(ZipOutputStream zip, String name, LocalDateTime dated)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(dated);
    zip.putNextEntry(entry);
  }

  @Override
  public void close() {
    files.values().forEach(SpooledCsv::close);
  }
}
