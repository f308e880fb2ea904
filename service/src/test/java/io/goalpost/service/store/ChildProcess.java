package io.goalpost.service.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Another Java process with the classes of the tests; ends with the test, as {@code kill -9} does.
 */
public final class ChildProcess implements AutoCloseable {

  private static final String MARK = "> ";

  private final Process process;
  private final BufferedReader output;

  private ChildProcess(Process process) {
    this.process = process;
    this.output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  public static ChildProcess run(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ChildProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** What the other process says with this, the test hears with {@link #line}; logs pass by. */
  public static void say(Object said) {
    System.out.println(MARK + said);
    System.out.flush();
  }

  /** The next thing it says, or null at its end. */
  public String line() throws IOException {
    String line = output.readLine();
    while (line != null && !line.startsWith(MARK)) {
      line = output.readLine();
    }
    return line == null ? null : line.substring(MARK.length());
  }

  /** Kills it; what it said before can still be heard, which the process itself would not allow. */
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  @Override
  public void close() throws IOException {
    kill();
    output.close();
  }
}
