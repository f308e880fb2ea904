package io.goalpost.service.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The console's files, all in memory: some megabytes that do not grow. Only what the build listed
 * is there, so no path leads anywhere else. Immutable.
 */
public final class ConsoleFiles {

  static final String PAGE = "/index.html";

  private static final String FOLDER = "console/";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2",
          "json", "application/json");

  private final Map<String, ConsoleFile> files;

  private ConsoleFiles(Map<String, ConsoleFile> files) {
    this.files = Map.copyOf(files);
  }

  /** One of them. */
  record ConsoleFile(String type, byte[] bytes) {}

  /**
   * Those on the class path.
   *
   * @throws IllegalStateException where the jar was built without them
   */
  public static ConsoleFiles bundled() {
    Map<String, ConsoleFile> files = new HashMap<>();
    for (String name : new String(read("files.txt"), StandardCharsets.UTF_8).split("\n")) {
      String ending = name.substring(name.lastIndexOf('.') + 1);
      files.put(
          "/" + name,
          new ConsoleFile(TYPES.getOrDefault(ending, "application/octet-stream"), read(name)));
    }
    return new ConsoleFiles(files);
  }

  /** The file at a path of the address, or null. */
  ConsoleFile find(String path) {
    return files.get(path);
  }

  private static byte[] read(String name) {
    try (InputStream in = ConsoleFiles.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar was built without " + FOLDER + name);
      }
      return in.readAllBytes();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
