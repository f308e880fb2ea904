package io.goalpost.resources;

import io.goalpost.model.port.RulesFilePort;
import io.goalpost.model.series.AuthoredRule;
import io.goalpost.resources.answer.ProblemJson;
import io.goalpost.resources.body.BytesBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;

/** Authors' files of rules, kept with a draft until it is published (DESIGN §3). Thread-safe. */
@Path("/v1/series/{id}/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "series")
public final class RulesFilesResource {

  private final RulesFilePort rules;

  public RulesFilesResource(RulesFilePort rules) {
    this.rules = rules;
  }

  /** The files of a draft. */
  @Schema(name = "RulesFiles")
  record Listed(List<Kept> files) {}

  /** A file, its size in bytes, and what is wrong with it by itself. */
  @Schema(name = "RulesFile")
  record Kept(String file, int size, List<ProblemJson> problems) {
    static Kept of(RulesFilePort.RulesFile file) {
      return new Kept(file.name(), file.content().length, ProblemJson.all(file.problems()));
    }
  }

  /** What is wrong with a file that was kept. */
  @Schema(name = "RulesFileSaved")
  record Saved(String file, List<ProblemJson> problems) {}

  @GET
  @Operation(operationId = "listRulesFiles", summary = "The files of rules kept with the draft")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  @ApiResponse(responseCode = "404", description = "There is no such series.")
  public Listed list(@PathParam("id") String id) {
    return new Listed(rules.list(id).stream().map(Kept::of).toList());
  }

  @PUT
  @Path("{file}")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "saveRulesFile",
      summary = "Keep a file of rules with the draft",
      description =
          "DRL, or a decision table as .drl.csv or .drl.xlsx, in version "
              + AuthoredRule.VOCABULARY_VERSION
              + " of the vocabulary; also one with faults.")
  @ApiResponse(
      responseCode = "200",
      description = "Kept; problems of severity error prevent the series from going live.",
      content = @Content(schema = @Schema(implementation = Saved.class)))
  @ApiResponse(responseCode = "422", description = "It has no name that is kept, or is too large.")
  public Saved save(
      @PathParam("id") String id,
      @PathParam("file") String file,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(type = "string", format = "binary")))
          InputStream body) {
    RulesFilePort.RulesFile kept = rules.save(id, file, BytesBody.read(body));
    return new Saved(kept.name(), ProblemJson.all(kept.problems()));
  }

  @GET
  @Path("{file}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(operationId = "findRulesFile", summary = "A file of rules as its author wrote it")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_OCTET_STREAM,
              schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(responseCode = "404", description = "There is no such file.")
  public byte[] find(@PathParam("id") String id, @PathParam("file") String file) {
    return rules.find(id, file);
  }

  @DELETE
  @Path("{file}")
  @Operation(operationId = "removeRulesFile", summary = "Take a file away from the draft")
  @ApiResponse(
      responseCode = "200",
      description = "The files that are left; versions keep their rules.",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  @ApiResponse(responseCode = "404", description = "There is no such file.")
  public Listed remove(@PathParam("id") String id, @PathParam("file") String file) {
    rules.remove(id, file);
    return list(id);
  }
}
