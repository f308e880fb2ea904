package io.goalpost.resources.body;

import io.goalpost.resources.error.HttpProblem;
import jakarta.ws.rs.WebApplicationException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that refuses with 413 to give more than so many bytes. Not thread-safe. */
public final class BoundedStream extends FilterInputStream {

  /** What is said of a body whose end never came, or that is not the gzip or UTF it says. */
  static final String UNREADABLE = "The body broke off or is not encoded as it says.";

  private final long bytesMax;
  private long bytesRead;

  public BoundedStream(InputStream in, long bytesMax) {
    super(in);
    this.bytesMax = bytesMax;
  }

  /** The refusal of a body of more than so many bytes. */
  static WebApplicationException tooLarge(long bytesMax) {
    return HttpProblem.of(413, "The body is larger than the limit of " + bytesMax + " bytes.")
        .exception();
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    if (read >= 0) {
      count(1);
    }
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int read = super.read(bytes, offset, length);
      count(Math.max(0, read));
      return read;
    } catch (WebApplicationException tooLarge) {
      throw tooLarge;
    } catch (RuntimeException unreadable) {
      // A server that inflates gzip itself wraps so what it finds wrong with it on the way.
      if (unreadable.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw unreadable;
    }
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long more) {
    bytesRead += more;
    if (bytesRead > bytesMax) {
      throw tooLarge(bytesMax);
    }
  }
}
