package io.goalpost.resources;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.port.DraftPort;
import io.goalpost.model.port.DraftPort.Form;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.resources.answer.ComparisonJson;
import io.goalpost.resources.answer.PreviewJson;
import io.goalpost.resources.answer.ProblemJson;
import io.goalpost.resources.answer.SeriesJson;
import io.goalpost.resources.body.QueryParameters;
import io.goalpost.resources.body.TextBody;
import io.goalpost.resources.error.HttpProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Texts before they go live, and versions beside each other; keeps nothing. Thread-safe. */
@Path("/v1/series")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "series")
public final class DraftsResource {
  private static final String TEXT_OR_DRAFT =
      "Of the text in the body, in YAML or JSON; of the draft where the body is empty. Nothing is"
          + " kept.";
  private static final String NOT_FOUND = "There is no such series, draft or version.";

  private final DraftPort drafts;

  public DraftsResource(DraftPort drafts) {
    this.drafts = drafts;
  }

  /** What is wrong with a text; empty where nothing is. */
  @Schema(name = "Problems")
  record Checked(List<ProblemJson> problems) {}

  /** The rules a text becomes; absent where it has errors. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Compiled")
  record Compiled(String drl, List<ProblemJson> problems) {}

  @POST
  @Path("{id}/check")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "checkDraft",
      summary = "All that is wrong with a text, or with the draft",
      description = TEXT_OR_DRAFT)
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Checked.class)))
  @ApiResponse(responseCode = "404", description = NOT_FOUND)
  public Checked check(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(type = "string"))) InputStream body) {
    return new Checked(ProblemJson.all(drafts.check(id, textIfAny(body))));
  }

  @POST
  @Path("{id}/compile")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "compileDraft",
      summary = "The rules that a text, or the draft, becomes",
      description = TEXT_OR_DRAFT)
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Compiled.class)))
  @ApiResponse(responseCode = "404", description = NOT_FOUND)
  public Compiled compile(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(type = "string"))) InputStream body) {
    DraftPort.Compiled compiled = drafts.compile(id, textIfAny(body));
    return new Compiled(compiled.drl(), ProblemJson.all(compiled.problems()));
  }

  @POST
  @Path("{id}/preview")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "previewPublication",
      summary = "What publishing would do to the active entries, and who would enter",
      description = TEXT_OR_DRAFT + " It is played on a copy, by the engine that would play it.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PreviewJson.class)))
  @ApiResponse(responseCode = "404", description = NOT_FOUND)
  @ApiResponse(responseCode = "422", description = "It has errors.")
  @ApiResponse(responseCode = "429", description = "Another preview is under way.")
  public PreviewJson preview(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(type = "string"))) InputStream body) {
    return PreviewJson.of(drafts.preview(id, textIfAny(body)));
  }

  @GET
  @Path("{id}/versions/{n}")
  @Operation(operationId = "findVersion", summary = "A version with its text")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SeriesJson.VersionText.class)))
  @ApiResponse(responseCode = "404", description = NOT_FOUND)
  public SeriesJson.VersionText version(@PathParam("id") String id, @PathParam("n") String number) {
    return SeriesJson.VersionText.of(drafts.version(id, versionNumber(id, number)));
  }

  @GET
  @Path("{id}/diff")
  @Operation(
      operationId = "compareVersions",
      summary = "Two versions, or a version and the draft, line by line")
  @Parameter(name = "from", in = ParameterIn.QUERY, required = true, description = "a version")
  @Parameter(
      name = "to",
      in = ParameterIn.QUERY,
      description = "a version, or draft; draft where it is left out")
  @Parameter(
      name = "as",
      in = ParameterIn.QUERY,
      description = "the definition as written, or the rules it became",
      schema =
          @Schema(
              allowableValues = {"yaml", "drl"},
              defaultValue = "yaml"))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ComparisonJson.class)))
  @ApiResponse(responseCode = "404", description = NOT_FOUND)
  public ComparisonJson compare(@PathParam("id") String id, @Context UriInfo request) {
    QueryParameters query = new QueryParameters(request, Set.of("from", "to", "as"));
    String to = query.text("to");
    Form form =
        query.word(
            "as",
            word ->
                switch (word) {
                  case "yaml" -> Optional.of(Form.YAML);
                  case "drl" -> Optional.of(Form.DRL);
                  default -> Optional.empty();
                });
    query.check();
    if (query.text("from") == null) {
      throw HttpProblem.naming(400, "from", "is missing").exception();
    }
    int first = versionNumber(id, query.text("from"));
    int second = to == null || to.equals("draft") ? 0 : versionNumber(id, to);
    Form as = form == null ? Form.YAML : form;
    return ComparisonJson.of(first, second, as, drafts.compare(id, first, second, as));
  }

  /** A number that no version has is not found, as one that is no number is. */
  private static int versionNumber(String id, String number) {
    try {
      int version = Integer.parseInt(number);
      if (version > 0) {
        return version;
      }
    } catch (NumberFormatException notANumber) {
      // falls through
    }
    throw new NotFoundException("There is no version " + number + " of " + id + ".");
  }

  private static String textIfAny(InputStream body) {
    String text = TextBody.read(body);
    return text.isBlank() ? null : text;
  }
}
