package io.goalpost.resources;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.port.JournalPort;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Whether the journal is as it was written, for auditors. Thread-safe. */
@Path("/v1/journal")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public final class JournalResource {
  private final JournalPort journal;

  public JournalResource(JournalPort journal) {
    this.journal = journal;
  }

  /**
   * Up to where all is well; where {@code ok} is false also the first bad segment, and why: 0 for
   * the state that a pruned journal begins with. {@code base} is the last record that was pruned,
   * {@code baseAt} its instant.
   */
  @Schema(
      name = "JournalVerdict",
      requiredProperties = {"ok", "position"})
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Verdict(boolean ok, Long base, String baseAt, long position, Long segment, String reason) {
    static Verdict of(JournalPort.Verdict found) {
      return new Verdict(
          found.ok(),
          found.base() == 0 ? null : found.base(),
          found.baseAt() == null ? null : found.baseAt().toString(),
          found.position(),
          found.ok() ? null : found.segment(),
          found.reason());
    }
  }

  @GET
  @Path("verify")
  @Operation(
      operationId = "verifyJournal",
      summary = "Walk the chain of hashes: whether all is as written, or the first break")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Verdict.class)))
  @ApiResponse(responseCode = "429", description = "It is being verified; wait for that to end.")
  @ApiResponse(responseCode = "503", description = "The store cannot be read now.")
  public Verdict verify() {
    return Verdict.of(journal.verify());
  }
}
