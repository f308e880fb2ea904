package io.goalpost.service.journal;

/** A segment was refused, since it does not follow the one that is stored last. */
public final class BrokenChainException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BrokenChainException(String reason) {
    super(reason);
  }
}
