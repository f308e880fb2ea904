package io.goalpost.service.command;

import io.goalpost.resources.error.HttpProblem;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what goes wrong before a request comes to any resource: as problem+json, and without a
 * word about what the server is made of. Thread-safe.
 */
final class PlainErrors extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, HttpProblem.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    Content.Sink.write(response, true, body(status), callback);
    return true;
  }

  private static String body(int status) {
    // Nothing in it comes from the request, so nothing needs escaping.
    return """
        {"type":"about:blank","title":"%s","status":%d,"detail":"%s","errors":[]}\
        """
        .formatted(HttpStatus.getMessage(status), status, detail(status));
  }

  private static String detail(int status) {
    return switch (status) {
      case 404 -> "There is nothing at this path.";
      case 405 -> "This path does not take this method.";
      case 408 -> "The request did not come in time.";
      case 414, 431 -> "The address or the headers are too long.";
      case 503 -> "The service is stopping; try again.";
      default ->
          status < 500
              ? "The request cannot be understood."
              : "Something went wrong here; the log has it.";
    };
  }
}
