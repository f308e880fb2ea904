package io.goalpost.model.port;

/** It is there, but not in a state in which this can be done: pausing what never went live. */
public final class ConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConflictException(String message) {
    super(message);
  }
}
