package io.goalpost.service.store;

/** Another process runs on this store. The message is one line for whoever started this one. */
public final class StoreInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreInUseException(String message, Throwable cause) {
    super(message, cause);
  }
}
