package io.goalpost.service.checkpoint;

/**
 * A checkpoint cannot be read as it was written. It is derived: the journal has all that it held.
 */
public final class BrokenCheckpointException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public BrokenCheckpointException(String message, Throwable cause) {
    super(message, cause);
  }
}
