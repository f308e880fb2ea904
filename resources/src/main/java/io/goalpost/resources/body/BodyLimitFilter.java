package io.goalpost.resources.body;

import io.goalpost.resources.error.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;

/**
 * Bounds every request body: at once where its length is announced, while it is read where not. It
 * comes after decoding, so what it bounds is the inflated size. Thread-safe.
 */
@Priority(Priorities.ENTITY_CODER + 100)
public final class BodyLimitFilter implements ContainerRequestFilter {
  private final long bytesMax;

  public BodyLimitFilter(long bytesMax) {
    this.bytesMax = bytesMax;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (announced(request) > bytesMax) {
      throw BoundedStream.tooLarge(bytesMax);
    }
    if (hasBody(request)) {
      request.setEntityStream(new BoundedStream(request.getEntityStream(), bytesMax));
    }
  }

  private static boolean hasBody(ContainerRequestContext request) {
    try {
      return request.hasEntity();
    } catch (RuntimeException unreadable) {
      // Asking reads the first bytes; a server that inflates gzip itself finds here that it is
      // none.
      throw unreadable.getCause() instanceof IOException
          ? HttpProblem.of(400, BoundedStream.UNREADABLE).exception()
          : unreadable;
    }
  }

  private static long announced(ContainerRequestContext request) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length.trim());
    } catch (NumberFormatException unclear) {
      // Whatever it is meant to say, the stream is counted.
      return 0;
    }
  }
}
