package io.goalpost.service.journal;

/**
 * Stored bytes are not what this version of the codec writes: an unknown kind or field, a broken
 * line. The message names the record.
 */
public final class MalformedRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedRecordException(String message) {
    super(message);
  }

  public MalformedRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
