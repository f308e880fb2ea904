package io.goalpost.service.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Tells when a file in some folders was saved since it was made. Folders that come later are not
 * watched. For one thread.
 */
public final class Watching implements AutoCloseable {

  /** The most folders watched. */
  static final int FOLDERS_MAX = 1_000;

  /** Editors save in several strokes: so long after the last of them it is told. */
  private static final long QUIET_MILLIS = 200;

  private final WatchService changes;

  /**
   * Begins to watch the folders of scenarios, and those above them, where their series stand.
   *
   * @throws IllegalArgumentException where there are too many folders
   */
  public Watching(List<Path> paths) {
    Set<Path> folders = folders(paths);
    if (folders.size() > FOLDERS_MAX) {
      throw new IllegalArgumentException(
          "there are more than " + FOLDERS_MAX + " folders to watch");
    }
    try {
      changes = FileSystems.getDefault().newWatchService();
      for (Path folder : folders) {
        folder.register(
            changes,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Set<Path> folders(List<Path> paths) {
    Set<Path> folders = new TreeSet<>();
    for (Path path : paths) {
      for (Path file : Scenarios.files(path)) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        folders.add(folder);
        if (folder.getParent() != null) {
          folders.add(folder.getParent());
        }
      }
      if (Files.isDirectory(path)) {
        folders.addAll(below(path.toAbsolutePath().normalize()));
      }
    }
    return folders;
  }

  /** Does something after each change, until the thread is interrupted. */
  public void afterEach(Runnable again) {
    try {
      while (true) {
        if (saved(changes.take())) {
          again.run();
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes a change and all that follow it at once; tells whether one of them matters. */
  private boolean saved(WatchKey first) throws InterruptedException {
    boolean saved = false;
    WatchKey changed = first;
    while (changed != null) {
      saved |= changed.pollEvents().stream().anyMatch(each -> isText(each.context()));
      changed.reset();
      changed = changes.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }
    return saved;
  }

  @Override
  public void close() {
    try {
      changes.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<Path> below(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isDirectory).limit(FOLDERS_MAX + 1L).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Scenarios and series, and what a series may name beside it; not what editors leave. */
  private static boolean isText(Object file) {
    return file == null // there were more changes than are told one by one
        || file.toString().matches(".*\\.(ya?ml|json|drl|csv|xlsx)");
  }
}
