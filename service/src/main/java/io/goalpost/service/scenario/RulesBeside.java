package io.goalpost.service.scenario;

import io.goalpost.model.series.RuleSource;
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
   * Those that a scenario's series name: beside the scenario, or in the folder above, where the
   * series of an example lies.
   */
  static RulesFiles scenario(Path scenario) {
    List<Path> besides = List.of(scenario, scenario.toAbsolutePath().getParent());
    return definition -> read(besides, named(definition.get("rules")));
  }

  private static List<String> named(Object given) {
    return (given instanceof List<?> list ? list : given == null ? List.of() : List.of(given))
        .stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }

  /** A name that is none of such a file, which may lead out of the folder, is not looked for. */
  private static Map<String, byte[]> read(List<Path> besides, Collection<String> names) {
    Map<String, byte[]> files = new TreeMap<>();
    for (Path beside : besides) {
      for (String name : names) {
        if (RuleSource.FILE.matcher(name).matches() && !files.containsKey(name)) {
          Path path = beside.resolveSibling(name);
          if (Files.isRegularFile(path)) {
            files.put(name, bytes(path));
          }
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
