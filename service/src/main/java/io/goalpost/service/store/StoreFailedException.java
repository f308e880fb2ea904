package io.goalpost.service.store;

/**
 * The database failed: it is away, full, or refuses. What was asked may have happened nevertheless;
 * whoever must know reads what is stored.
 */
public final class StoreFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
