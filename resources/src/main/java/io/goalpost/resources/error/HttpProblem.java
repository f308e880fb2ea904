package io.goalpost.resources.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.diff.Fault;
import io.goalpost.resources.answer.ProblemJson;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * What an error answer says (RFC 9457, {@code application/problem+json}).
 *
 * @param type always {@code about:blank}: the status says which error it is
 * @param title the status in words
 * @param detail one sentence for the sender
 * @param errors every fault with its place; empty where there is none to name
 * @param problems of a definition: every fault and warning; else null
 * @param line of the body at which it cannot be read, from 1; else null
 * @param column in that line, from 1; else null
 * @param errorId under which the cause stands in the server's log; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HttpProblem(
    String type,
    String title,
    int status,
    String detail,
    List<Refusal> errors,
    List<ProblemJson> problems,
    Integer line,
    Integer column,
    String errorId) {

  public static final String MEDIA_TYPE = "application/problem+json";
  public static final int UNPROCESSABLE = 422;

  /**
   * One fault.
   *
   * @param index of the diff in its request, from 0; null where the request itself is at fault
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Refusal(Integer index, String field, String reason) {
    public static Refusal of(Fault fault) {
      return new Refusal(fault.index() < 0 ? null : fault.index(), fault.field(), fault.reason());
    }
  }

  /** A problem without named faults. */
  public static HttpProblem of(int status, String detail) {
    return of(status, detail, List.of());
  }

  public static HttpProblem of(int status, String detail, List<Refusal> errors) {
    return new HttpProblem(
        "about:blank", titleOf(status), status, detail, errors, null, null, null, null);
  }

  /** A problem with one field or parameter. */
  public static HttpProblem naming(int status, String field, String reason) {
    return of(status, field + " " + reason + ".", List.of(new Refusal(null, field, reason)));
  }

  /** A problem with all the faults found; the sentence is the first of them. */
  public static HttpProblem ofFaults(int status, List<Fault> faults) {
    String first = faults.isEmpty() ? "the request" : faults.get(0).toString();
    String more = faults.size() > 1 ? ", and " + (faults.size() - 1) + " more." : ".";
    return of(status, "Refused: " + first + more, faults.stream().map(Refusal::of).toList());
  }

  /** The same, of a body that cannot be read from a place on. */
  HttpProblem at(int atLine, int atColumn) {
    return new HttpProblem(
        type, title, status, detail, errors, problems, atLine, atColumn, errorId);
  }

  HttpProblem withProblems(List<ProblemJson> found) {
    return new HttpProblem(type, title, status, detail, errors, found, line, column, errorId);
  }

  HttpProblem withErrorId(String id) {
    return new HttpProblem(type, title, status, detail, errors, problems, line, column, id);
  }

  public Response response() {
    return builder().build();
  }

  /** To be thrown: it is answered as it is. */
  public WebApplicationException exception() {
    return new WebApplicationException(detail, response());
  }

  public Response.ResponseBuilder builder() {
    return Response.status(status).type(MEDIA_TYPE).entity(this);
  }

  private static String titleOf(int status) {
    if (status == UNPROCESSABLE) {
      return "Unprocessable Content";
    }
    Response.Status known = Response.Status.fromStatusCode(status);
    return known == null ? "Error" : known.getReasonPhrase();
  }
}
