package io.goalpost.model.port;

/** It was there once and is no longer kept: what tells of it was pruned from the journal. */
public final class GoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public GoneException(String message) {
    super(message);
  }
}
