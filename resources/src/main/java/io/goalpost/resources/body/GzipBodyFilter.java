package io.goalpost.resources.body;

import io.goalpost.resources.error.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Inflates bodies that say {@code Content-Encoding: gzip}, as some SDKs send them. A server that
 * has done so before takes the header away, and nothing is left to do here. Thread-safe.
 */
@Priority(Priorities.ENTITY_CODER)
public final class GzipBodyFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (encoding == null || !request.hasEntity()) {
      return;
    }
    switch (encoding.trim().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> {}
      case "gzip", "x-gzip" -> inflate(request);
      default ->
          throw HttpProblem.of(415, "Bodies come as they are or as gzip, not otherwise encoded.")
              .exception();
    }
  }

  private static void inflate(ContainerRequestContext request) {
    try {
      request.setEntityStream(new GZIPInputStream(request.getEntityStream()));
    } catch (IOException notGzip) {
      throw HttpProblem.of(400, "The body says it is gzip, and is not.").exception();
    }
    request.getHeaders().remove(HttpHeaders.CONTENT_ENCODING);
    request.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
  }
}
