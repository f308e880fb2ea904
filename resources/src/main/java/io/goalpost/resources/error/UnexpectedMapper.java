package io.goalpost.resources.error;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.function.Supplier;

/**
 * What nobody expected: the sender gets an id, the log gets the same id and the stack trace.
 * Thread-safe where the ids are.
 */
final class UnexpectedMapper implements ExceptionMapper<Throwable> {
  private static final System.Logger LOG = System.getLogger(UnexpectedMapper.class.getName());

  private final Supplier<String> errorIds;

  UnexpectedMapper(Supplier<String> errorIds) {
    this.errorIds = errorIds;
  }

  @Override
  public Response toResponse(Throwable unexpected) {
    return answer(unexpected, 500);
  }

  Response answer(Throwable unexpected, int status) {
    String id = errorIds.get();
    LOG.log(System.Logger.Level.ERROR, "unexpected error " + id, unexpected);
    return HttpProblem.of(status, "Something went wrong here; the log has it as " + id + ".")
        .withErrorId(id)
        .response();
  }
}
