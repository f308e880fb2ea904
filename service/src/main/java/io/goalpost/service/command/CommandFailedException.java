package io.goalpost.service.command;

/** A command cannot be done; the message is one line that names the place. */
public final class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  CommandFailedException(int status, String message, Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  /** The exit status: 2 where what was given cannot be read, else 1. */
  public int status() {
    return status;
  }
}
