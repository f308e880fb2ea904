package io.goalpost.resources.answer;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.goalpost.model.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A CSV file (RFC 4180, UTF-8) that waits on the disk until it is copied. It has no name there, so
 * nothing is left of it, however the process ends. Not thread-safe.
 */
final class SpooledCsv implements AutoCloseable {

  private final FileChannel disk;
  private final MessageDigest digest = Sha256.begin();
  private final CsvWriter csv;
  private long rows;
  private String sha256;

  SpooledCsv(List<String> columns) throws IOException {
    Path path = Files.createTempFile("goalpost-export-", ".csv");
    disk = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Files.delete(path);
    OutputStream hashed =
        new DigestOutputStream(new BufferedOutputStream(Channels.newOutputStream(disk)), digest);
    csv = CsvWriter.builder().build(new OutputStreamWriter(hashed, StandardCharsets.UTF_8));
    csv.writeRecord(columns);
  }

  /**
   * @throws UncheckedIOException where the disk takes no more
   */
  void add(Object... cells) {
    csv.writeRecord(Arrays.stream(cells).map(Csv::cell).toArray(String[]::new));
    rows++;
  }

  long rows() {
    return rows;
  }

  /** The hash of all that was added; nothing can be added any more. */
  String sha256() throws IOException {
    if (sha256 == null) {
      csv.flush();
      sha256 = HexFormat.of().formatHex(digest.digest());
    }
    return sha256;
  }

  /** Copies the file, once. */
  void copyTo(OutputStream out) throws IOException {
    csv.flush();
    disk.position(0);
    Channels.newInputStream(disk).transferTo(out);
  }

  @Override
  public void close() {
    try {
      disk.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
