package io.goalpost.resources;

import io.goalpost.model.port.InboxPort;
import io.goalpost.resources.answer.InboxItemJson;
import io.goalpost.resources.body.QueryParameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;

/** The in-app messages of a user: those that wait and those that were shown (B3). Thread-safe. */
@Path("/v1/users/{id}/inbox")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "facts")
public final class InboxResource {

  /** How many are listed where no limit is asked for. */
  public static final int LIMIT_DEFAULT = 50;

  /** The most that are listed at once. */
  public static final int LIMIT_MAX = 1_000;

  private final InboxPort inboxes;

  public InboxResource(InboxPort inboxes) {
    this.inboxes = inboxes;
  }

  /** A page; {@code next} is the {@code before} of the next one, or null. */
  @Schema(name = "Inbox")
  record Page(List<InboxItemJson> items, Long next) {}

  @GET
  @Operation(
      operationId = "findInbox",
      summary = "A user's in-app messages, the newest first",
      description =
          "Of the channels chat, post, banner, tour, carousel and bot: what waits until it is"
              + " shown, as the version last live has it, and what was shown, with its receipt, as"
              + " the version that showed it has it. One that is shown moves to the front.",
      parameters = {
        @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Only these; both without it.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"waiting", "shown"})),
        @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", defaultValue = "50", maximum = "1000")),
        @Parameter(
            name = "before",
            in = ParameterIn.QUERY,
            description = "The next of an earlier page; it stays good whatever happens.",
            schema = @Schema(type = "integer", format = "int64"))
      })
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Page.class)))
  @ApiResponse(responseCode = "400", description = "A parameter is wrong; errors name it.")
  @ApiResponse(responseCode = "404", description = "No diff ever named this user.")
  public Page inbox(@PathParam("id") String id, @Context UriInfo request) {
    QueryParameters asked = new QueryParameters(request, Set.of("status", "limit", "before"));
    InboxPort.Status status = asked.word("status", InboxPort.Status::of);
    int limit = (int) asked.number("limit", LIMIT_DEFAULT, 1, LIMIT_MAX);
    long before = asked.number("before", Long.MAX_VALUE, 1, Long.MAX_VALUE);
    asked.check();
    InboxPort.Page page = inboxes.inbox(id, status, before, limit);
    return new Page(InboxItemJson.all(page.items()), page.next() == 0 ? null : page.next());
  }
}
