package io.goalpost.service.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where a demo keeps its store: a folder that was named, or one that goes when it ends. */
record DemoFolder(Path path, boolean isTemporary) {

  private static final int FAILED = 1;

  static DemoFolder temporary() {
    try {
      return new DemoFolder(Files.createTempDirectory("goalpost-demo-"), true);
    } catch (IOException failure) {
      throw new CommandFailedException(
          FAILED, "no temporary folder can be made: " + failure.getMessage(), failure);
    }
  }

  static DemoFolder of(String name) {
    Path path = Texts.path(name);
    if (name.contains(";")) {
      throw new UsageException("--data: a semicolon in the folder's name would end the store's");
    }
    try {
      return new DemoFolder(Files.createDirectories(path), false);
    } catch (IOException failure) {
      throw new CommandFailedException(
          FAILED, "--data " + name + ": no folder can be made there", failure);
    }
  }

  /** Deletes what is temporary. */
  void leave() {
    if (!isTemporary || !Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : innermostFirst) {
        Files.deleteIfExists(each);
      }
    } catch (IOException kept) {
      // The system clears its temporary folders itself.
      path.toFile().deleteOnExit();
    }
  }

  void tell(PrintStream out) {
    if (!isTemporary) {
      out.println("What happened is kept in " + path + "; the same demo there goes on from it.");
    }
  }
}
