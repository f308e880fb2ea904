package io.goalpost.resources.error;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.ConflictException;
import io.goalpost.model.port.GoneException;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.ProblemsException;
import io.goalpost.resources.answer.ProblemJson;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Which exception is answered how; one mapper each. */
public final class ErrorMappers {
  private ErrorMappers() {}

  /**
   * All of them, each to be registered.
   *
   * @param errorIds makes the ids under which unexpected errors are logged
   */
  public static List<Object> all(Supplier<String> errorIds) {
    UnexpectedMapper unexpected = new UnexpectedMapper(errorIds);
    return List.of(
        new RefusedMapper(),
        new ProblemsMapper(),
        new BusyMapper(),
        new NotFoundMapper(),
        new GoneMapper(),
        new ConflictMapper(),
        new HttpMapper(unexpected),
        new JsonMapper(unexpected),
        unexpected);
  }

  /** What was posted was refused as a whole (D6): 422. */
  static final class RefusedMapper implements ExceptionMapper<RefusedException> {
    @Override
    public Response toResponse(RefusedException refused) {
      return HttpProblem.ofFaults(HttpProblem.UNPROCESSABLE, refused.faults()).response();
    }
  }

  /** A definition with errors (V1): 422, with the problems as they are and as errors. */
  static final class ProblemsMapper implements ExceptionMapper<ProblemsException> {
    @Override
    public Response toResponse(ProblemsException found) {
      List<HttpProblem.Refusal> errors =
          found.problems().stream()
              .filter(problem -> problem.severity() == Problem.Severity.ERROR)
              .map(problem -> new HttpProblem.Refusal(null, path(problem), problem.message()))
              .toList();
      String detail =
          "The definition has "
              + (errors.size() == 1 ? "an error" : errors.size() + " errors")
              + " and cannot be used.";
      return HttpProblem.of(HttpProblem.UNPROCESSABLE, detail, errors)
          .withProblems(ProblemJson.all(found.problems()))
          .response();
    }

    private static String path(Problem problem) {
      if (problem.block().isEmpty() || problem.field().isEmpty()) {
        return problem.block() + problem.field();
      }
      return problem.block() + "." + problem.field();
    }
  }

  /** No room (429) or no store (503), with the seconds after which to come again. */
  static final class BusyMapper implements ExceptionMapper<BusyException> {
    @Override
    public Response toResponse(BusyException busy) {
      Duration wait = busy.retryAfter();
      long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
      return HttpProblem.of(busy.full() ? 429 : 503, busy.getMessage())
          .builder()
          .header(HttpHeaders.RETRY_AFTER, seconds)
          .build();
    }
  }

  /** Nothing of that name: 404. */
  static final class NotFoundMapper implements ExceptionMapper<NotFoundException> {
    @Override
    public Response toResponse(NotFoundException missing) {
      return HttpProblem.of(404, missing.getMessage()).response();
    }
  }

  /** It was there and was pruned: 410. */
  static final class GoneMapper implements ExceptionMapper<GoneException> {
    @Override
    public Response toResponse(GoneException gone) {
      return HttpProblem.of(410, gone.getMessage()).response();
    }
  }

  /** It is there, but not in a state for this: 409. */
  static final class ConflictMapper implements ExceptionMapper<ConflictException> {
    @Override
    public Response toResponse(ConflictException conflict) {
      return HttpProblem.of(409, conflict.getMessage()).response();
    }
  }

  /** What Jakarta REST itself refuses: unknown paths, methods, content types. */
  static final class HttpMapper implements ExceptionMapper<WebApplicationException> {
    private final UnexpectedMapper unexpected;

    HttpMapper(UnexpectedMapper unexpected) {
      this.unexpected = unexpected;
    }

    @Override
    public Response toResponse(WebApplicationException refused) {
      Response given = refused.getResponse();
      int status = given.getStatus();
      if (given.getEntity() instanceof HttpProblem || status < 400) {
        return given;
      }
      if (status >= 500) {
        return unexpected.answer(refused, status);
      }
      Set<String> allowed = new TreeSet<>(given.getAllowedMethods());
      Response.ResponseBuilder answer = HttpProblem.of(status, detail(status, allowed)).builder();
      for (String header : List.of(HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE)) {
        if (given.getHeaderString(header) != null) {
          answer.header(header, given.getHeaderString(header));
        }
      }
      return answer.build();
    }

    private static String detail(int status, Set<String> allowed) {
      return switch (status) {
        case 404 -> "There is nothing at this path.";
        case 405 -> "This path takes " + String.join(", ", allowed) + ".";
        case 406 -> "This path has no answer of the kind asked for in Accept.";
        case 413 -> "The body is too large.";
        case 415 -> "This path does not take a body of this content type; send application/json.";
        default -> "The request cannot be answered.";
      };
    }
  }

  /** A body that an entity reader could not read: 400; an answer that cannot be written: 500. */
  static final class JsonMapper implements ExceptionMapper<JsonProcessingException> {
    private final UnexpectedMapper unexpected;

    JsonMapper(UnexpectedMapper unexpected) {
      this.unexpected = unexpected;
    }

    @Override
    public Response toResponse(JsonProcessingException fault) {
      if (fault instanceof JsonGenerationException || fault instanceof InvalidDefinitionException) {
        return unexpected.toResponse(fault);
      }
      return MalformedJson.problem(fault).response();
    }
  }
}
