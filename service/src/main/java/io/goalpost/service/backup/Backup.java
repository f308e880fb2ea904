package io.goalpost.service.backup;

import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreFailedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Writes copies of an H2 store into a folder, one at a time, by the server's own connection: H2
 * lets no other process read the file. A copy has its name only once it is whole and on the disk.
 * Thread-safe.
 */
public final class Backup {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Store store;
  private final Path folder;
  private final LongSupplier position;
  private final InstantSource clock;
  private final ReentrantLock one = new ReentrantLock();

  /**
   * @param position of the last record that is stored
   */
  public Backup(Store store, Path folder, LongSupplier position, InstantSource clock) {
    this.store = store;
    this.folder = folder;
    this.position = position;
    this.clock = clock;
  }

  /**
   * A copy that was written.
   *
   * @param position up to which it has all records, at least
   */
  public record Written(Path file, long position) {}

  /**
   * Writes one; what was answered before this was called is in it.
   *
   * @throws IllegalStateException where another is being written
   * @throws StoreFailedException where the store cannot be read
   * @throws IOException where the folder or the file cannot be written; no file is left
   */
  public Written write() throws IOException {
    if (!one.tryLock()) {
      throw new IllegalStateException("a backup is being written: wait for it to end");
    }
    try {
      long from = position.getAsLong();
      String name = "goalpost-" + STAMP.format(clock.instant()) + "-" + from;
      Files.createDirectories(folder);
      Path part = folder.resolve(name + ".part").toAbsolutePath();
      Path file = folder.resolve(name + ".zip").toAbsolutePath();
      try {
        store.backUp(part);
        sync(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
      return new Written(file, from);
    } finally {
      one.unlock();
    }
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
