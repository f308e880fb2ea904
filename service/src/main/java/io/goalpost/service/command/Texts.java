package io.goalpost.service.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the files that commands are given. */
final class Texts {

  private static final int UNREADABLE = 2;

  private Texts() {}

  /**
   * @throws CommandFailedException with status 2
   */
  static String read(String file) {
    Path path = path(file);
    if (Files.isDirectory(path)) {
      throw unreadable(file, "is a folder, not a file", null);
    }
    try {
      return Files.readString(path);
    } catch (NoSuchFileException missing) {
      throw unreadable(file, "there is no such file", missing);
    } catch (AccessDeniedException denied) {
      throw unreadable(file, "may not be read", denied);
    } catch (CharacterCodingException binary) {
      throw unreadable(file, "is no text in UTF-8", binary);
    } catch (IOException failure) {
      throw unreadable(file, "cannot be read: " + failure.getMessage(), failure);
    }
  }

  static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException unclear) {
      throw unreadable(file, "is no name of a file", unclear);
    }
  }

  private static CommandFailedException unreadable(String file, String why, Exception cause) {
    return new CommandFailedException(UNREADABLE, file + ": " + why, cause);
  }
}
