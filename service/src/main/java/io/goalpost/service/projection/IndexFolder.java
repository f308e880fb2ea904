package io.goalpost.service.projection;

import io.goalpost.service.store.StoreFailedException;
import io.goalpost.service.store.StoreInUseException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder, or the memory, that an index lies in; for one process at a time. */
final class IndexFolder implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

  /** What of the index is held in memory before it is written. */
  private static final double BUFFER_MEBIBYTES = 16;

  private final Path folder; // null: in memory
  private final Directory directory;

  /**
   * @param folder made where it is not there; null for an index in memory
   */
  IndexFolder(Path folder) {
    this.folder = folder;
    try {
      this.directory = folder == null ? new ByteBuffersDirectory() : FSDirectory.open(folder);
    } catch (IOException failed) {
      throw failure(failed);
    }
  }

  /** For tests that let the disk fail. */
  IndexFolder(Directory directory) {
    this.folder = null;
    this.directory = directory;
  }

  /**
   * Opens what is there, or makes it. What cannot be read is thrown away: it is made again from the
   * journal.
   *
   * @throws StoreInUseException where another process has it
   */
  IndexWriter open() {
    try {
      return new IndexWriter(directory, settings(IndexWriterConfig.OpenMode.CREATE_OR_APPEND));
    } catch (LockObtainFailedException held) {
      throw new StoreInUseException(
          "the search in "
              + folder
              + " is in use by another process: stop that one first, or give this one a folder of"
              + " its own (GOALPOST_SEARCH)",
          held);
    } catch (CorruptIndexException
        | IndexFormatTooOldException
        | IndexFormatTooNewException
        | EOFException
        | FileNotFoundException
        | NoSuchFileException unreadable) {
      LOG.warn("the search is made anew from the journal: {}", unreadable.getMessage());
      return emptied();
    } catch (IOException failed) {
      throw failure(failed);
    }
  }

  private IndexWriter emptied() {
    try {
      for (String file : directory.listAll()) {
        if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
          directory.deleteFile(file);
        }
      }
      return new IndexWriter(directory, settings(IndexWriterConfig.OpenMode.CREATE));
    } catch (IOException failed) {
      throw failure(failed);
    }
  }

  private static IndexWriterConfig settings(IndexWriterConfig.OpenMode mode) {
    return new IndexWriterConfig()
        .setOpenMode(mode)
        .setRAMBufferSizeMB(BUFFER_MEBIBYTES)
        .setCommitOnClose(false);
  }

  private StoreFailedException failure(IOException failed) {
    return new StoreFailedException(
        "the search in " + folder + " cannot be opened: " + failed.getMessage(), failed);
  }

  @Override
  public void close() {
    try {
      directory.close();
    } catch (IOException failed) {
      throw failure(failed);
    }
  }
}
