package io.goalpost.rules.authored;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The hostile texts that are kept, below {@code resources/hostile}, and the good ones beside. */
final class Corpus {

  private static final Path GROWN = Path.of("src/test/resources/hostile/grown.txt");

  private Corpus() {}

  /**
   * A file that the fuzzer made and that was kept.
   *
   * @param file its name, which tells its form; {@code series.yml} is a series
   */
  record Kept(String file, byte[] content) {

    String line() {
      return file + " " + Base64.getEncoder().encodeToString(content);
    }

    static Kept of(String line) {
      int space = line.indexOf(' ');
      return new Kept(
          line.substring(0, space), Base64.getDecoder().decode(line.substring(space + 1)));
    }
  }

  /** Pieces, one a line. */
  static List<String> lines(String name) {
    try (InputStream in = Corpus.class.getResourceAsStream("/hostile/" + name)) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What the fuzzer found in its runs so far: each is refused. */
  static List<Kept> grown() {
    return lines("grown.txt").stream().map(Kept::of).toList();
  }

  static void grow(List<Kept> found) {
    List<String> lines = new ArrayList<>(lines("grown.txt"));
    found.forEach(kept -> lines.add(kept.line()));
    write(lines);
  }

  private static void write(List<String> lines) {
    try {
      Files.write(GROWN, lines);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** A text of the repository, by its path from this module. */
  static String text(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
