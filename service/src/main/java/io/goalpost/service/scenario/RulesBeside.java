package io.goalpost.service.scenario;

import io.goalpost.rules.authored.AuthoredFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Authors' files of rules that lie beside the file that names them. */
public final class RulesBeside {

  private RulesBeside() {}

  /** Those that are there; a larger file than is allowed is read one byte beyond that. */
  public static Map<String, byte[]> read(Path file, Collection<String> names) {
    return read(List.of(file), names);
  }

  /**
   * Those that a scenario's series names: beside the scenario, or in the folder above, where the
   * series of an example lies.
   */
  static Map<String, byte[]> ofScenario(Path scenario, Map<?, ?> definition) {
    Object given = definition.get("rules");
    List<String> names =
        (given instanceof List<?> list ? list : given == null ? List.of() : List.of(given))
            .stream().filter(String.class::isInstance).map(String.class::cast).toList();
    return read(List.of(scenario, scenario.toAbsolutePath().getParent()), names);
  }

  private static Map<String, byte[]> read(List<Path> besides, Collection<String> names) {
    Map<String, byte[]> files = new TreeMap<>();
    for (Path beside : besides) {
      for (String name : names) {
        Path path = beside.resolveSibling(name);
        if (!files.containsKey(name) && Files.isRegularFile(path)) {
          files.put(name, bytes(path));
        }
      }
    }
    return files;
  }

  private static byte[] bytes(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(AuthoredFiles.FILE_BYTES_MAX + 1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(path + " cannot be read", unreadable);
    }
  }
}
