package io.goalpost.service.scenario;

import java.nio.file.Path;

/** A scenario file cannot be read; the message names the file and the place. */
public final class UnreadableScenarioException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  UnreadableScenarioException(Path path, String reason) {
    super(path + ": " + reason);
    this.reason = reason;
  }

  /** What is wrong, without the file. */
  public String reason() {
    return reason;
  }
}
