package io.goalpost.service.command;

import io.goalpost.model.series.Series;
import io.goalpost.rules.series.SeriesParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The series that stand beside one: in its folder, or given along with it. What is none, or cannot
 * be read, is passed over. Each is read once. Not thread-safe.
 */
final class NearbySeries {

  /** The most files of a folder that are looked at, the first by name. */
  static final int FILES_MAX = 1_000;

  private final Collection<Path> given;
  private final Map<Path, Optional<Series>> read = new HashMap<>();
  private final Map<Path, List<Path>> folders = new HashMap<>();

  /**
   * @param given files that are known to each other wherever they stand
   */
  NearbySeries(Collection<Path> given) {
    this.given = given.stream().map(NearbySeries::whole).toList();
  }

  List<Series> beside(Path file) {
    Path itself = whole(file);
    TreeSet<Path> all = new TreeSet<>(given);
    all.addAll(folders.computeIfAbsent(itself.getParent(), NearbySeries::files));
    all.remove(itself);
    return all.stream()
        .map(each -> read.computeIfAbsent(each, NearbySeries::series).orElse(null))
        .filter(Objects::nonNull)
        .toList();
  }

  private static Path whole(Path file) {
    return file.toAbsolutePath().normalize();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> each.toString().matches(".*\\.(ya?ml|json)"))
          .filter(Files::isRegularFile)
          .sorted()
          .limit(FILES_MAX)
          .toList();
    } catch (IOException unreadable) {
      return List.of(); // whoever reads the file itself tells
    }
  }

  private static Optional<Series> series(Path file) {
    try {
      return Optional.ofNullable(SeriesParser.parse(Files.readString(file)).series());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
