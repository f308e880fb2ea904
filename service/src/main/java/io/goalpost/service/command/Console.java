package io.goalpost.service.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command has of the world around the process.
 *
 * @param environment the environment's variables
 */
public record Console(PrintStream out, PrintStream err, Map<String, String> environment) {

  /** That of this process, in UTF-8 whatever the machine's charset. */
  public static Console ofProcess() {
    return new Console(utf8(FileDescriptor.out), utf8(FileDescriptor.err), System.getenv());
  }

  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
  }
}
