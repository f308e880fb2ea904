package io.goalpost.service.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The head that was stored last, noted in a file of one line. Written by one thread; a note that
 * cannot be written is an old one, and that cannot be read is none: neither is a reason to refuse.
 */
final class LastHead {

  private static final Logger LOG = LoggerFactory.getLogger(LastHead.class);
  private static final String FORM = "%020d %020d %s";
  private static final int PARTS = 4;

  private final Path file;
  private boolean failed;

  LastHead(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** What was noted; empty where nothing was, or it is damaged. */
  Optional<SegmentHead> read() {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      Optional<SegmentHead> noted = parsed(Files.readString(file, StandardCharsets.UTF_8));
      if (noted.isEmpty()) {
        LOG.warn("{} is damaged: whether the journal has its end cannot be told", file);
      }
      return noted;
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be read: whether the journal has its end cannot be told", file);
      return Optional.empty();
    }
  }

  /**
   * Notes where the journal stands; every note has the same length, so that one takes the other's
   * place.
   */
  void write(SegmentHead head) {
    String text = FORM.formatted(head.number(), head.last(), HexFormat.of().formatHex(head.hash()));
    ByteBuffer line =
        ByteBuffer.wrap((text + " " + sum(text) + "\n").getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(line, 0);
      failed = false;
    } catch (IOException away) {
      if (!failed) {
        LOG.warn("{} cannot be written: {}", file, away.getMessage());
      }
      failed = true;
    }
  }

  private static Optional<SegmentHead> parsed(String line) {
    String[] parts = line.strip().split(" ", -1);
    if (parts.length != PARTS
        || !parts[PARTS - 1].equals(sum(line.substring(0, line.lastIndexOf(' '))))) {
      return Optional.empty();
    }
    return Optional.of(
        new SegmentHead(
            Long.parseLong(parts[0]), Long.parseLong(parts[1]), HexFormat.of().parseHex(parts[2])));
  }

  private static String sum(String text) {
    CRC32 sum = new CRC32();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(sum.getValue());
  }
}
