package io.goalpost.service.command;

/** The arguments are not understood; the message says which. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
