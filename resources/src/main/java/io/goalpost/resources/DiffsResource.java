package io.goalpost.resources;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.port.DiffPort;
import io.goalpost.resources.answer.DiffJson;
import io.goalpost.resources.answer.FiringJson;
import io.goalpost.resources.body.Fields;
import io.goalpost.resources.body.JsonBody;
import io.goalpost.resources.error.HttpProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/** Takes diffs: all of a request apply, or none (D6). Thread-safe. */
@Path("/v1/diffs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "diffs", description = "Changes of facts, the engine's only input besides time.")
public final class DiffsResource {

  /** The most diffs of one request. */
  public static final int DIFFS_MAX = 5_000;

  private final DiffPort diffs;

  public DiffsResource(DiffPort diffs) {
    this.diffs = diffs;
  }

  /** The body; read by {@link DiffReader}. */
  @Schema(name = "Diffs", description = "At most 5,000 diffs, applied in this order.")
  record Body(List<DiffJson> diffs) {}

  /** What became of the diffs, in their order. */
  @Schema(name = "DiffResults")
  record Answer(List<Result> results) {}

  /** What became of one diff; firings are empty for a duplicate. */
  @Schema(name = "DiffResult")
  record Result(String id, long position, boolean duplicate, List<FiringJson> firings) {
    static Result of(DiffPort.Result result) {
      return new Result(
          result.id(), result.position(), result.duplicate(), FiringJson.all(result.firings()));
    }
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "postDiffs",
      summary = "Apply diffs",
      description = "Answers when all are stored, with what each of them fired.")
  @ApiResponse(
      responseCode = "200",
      description = "All applied; a diff whose id was seen before changed nothing.",
      content = @Content(schema = @Schema(implementation = Answer.class)))
  @ApiResponse(
      responseCode = "422",
      description = "None applied; errors name index, field and reason.")
  @ApiResponse(responseCode = "413", description = "Too many diffs or bytes in one request.")
  @ApiResponse(responseCode = "429", description = "The queue is full; see Retry-After.")
  @ApiResponse(responseCode = "503", description = "The store is away; see Retry-After.")
  public Answer post(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = Body.class)))
          InputStream body) {
    List<Diff> read = DiffReader.readAll(given(body));
    List<DiffPort.Result> results = read.isEmpty() ? List.of() : diffs.post(read);
    return new Answer(results.stream().map(Result::of).toList());
  }

  private static List<?> given(InputStream body) {
    Fields fields = new Fields(JsonBody.object(body), Set.of("diffs"));
    Object value = fields.value("diffs");
    if (value == null) {
      fields.fault("diffs", "is missing");
    } else if (!(value instanceof List<?>)) {
      fields.fault("diffs", "must be a list");
    }
    fields.check();
    List<?> given = (List<?>) value;
    if (given.size() > DIFFS_MAX) {
      throw HttpProblem.naming(
              413, "diffs", "has " + given.size() + " elements; a request takes " + DIFFS_MAX)
          .exception();
    }
    return given;
  }
}
