package io.goalpost.resources;

import io.goalpost.model.port.VocabularyPort;
import io.goalpost.resources.answer.VocabularyJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What conditions may pick from. Thread-safe. */
@Path("/v1/vocabulary")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "series")
public final class VocabularyResource {
  private final VocabularyPort vocabulary;

  public VocabularyResource(VocabularyPort vocabulary) {
    this.vocabulary = vocabulary;
  }

  @GET
  @Operation(
      operationId = "readVocabulary",
      summary = "Names and examples that conditions may pick from",
      description =
          "Gathered from facts there are: of at most 5,000 users and 5,000 companies, and at most"
              + " 500 names of a kind.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = VocabularyJson.class)))
  public VocabularyJson read() {
    return VocabularyJson.of(vocabulary.vocabulary());
  }
}
