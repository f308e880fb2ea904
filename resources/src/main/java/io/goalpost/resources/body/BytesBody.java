package io.goalpost.resources.body;

import io.goalpost.resources.error.HttpProblem;
import java.io.IOException;
import java.io.InputStream;

/** Reads files, which are kept as they are. */
public final class BytesBody {

  /** The largest file, in bytes. */
  public static final int BYTES_MAX = 1 << 20;

  private BytesBody() {}

  /**
   * The bytes of a body.
   *
   * @throws jakarta.ws.rs.WebApplicationException 413 where there are too many
   */
  public static byte[] read(InputStream body) {
    try (InputStream bounded = new BoundedStream(body, BYTES_MAX)) {
      return bounded.readAllBytes();
    } catch (IOException unreadable) {
      throw HttpProblem.of(400, BoundedStream.UNREADABLE).exception();
    }
  }
}
