package io.goalpost.resources;

import io.goalpost.model.port.PeoplePort;
import io.goalpost.resources.answer.FiringJson;
import io.goalpost.resources.answer.PersonJson;
import io.goalpost.resources.body.Fields;
import io.goalpost.resources.body.JsonBody;
import io.goalpost.resources.body.PeopleSelect;
import io.goalpost.resources.body.QueryParameters;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The lists behind the figures, and what is done with those on them (S1). Thread-safe. */
@Path("/v1/series")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "figures")
public final class PeopleResource {

  /** How many are listed where no limit is asked for. */
  public static final int LIMIT_DEFAULT = 50;

  /** The most that are listed at once. */
  public static final int LIMIT_MAX = 1_000;

  /** The most users that an action may name one by one. */
  public static final int USERS_MAX = 10_000;

  private static final int NAME_LENGTH_MAX = 64;
  private static final int TAG_LENGTH_MAX = 256;

  private final PeoplePort people;

  public PeopleResource(PeoplePort people) {
    this.people = people;
  }

  /** A page; {@code next} is the {@code cursor} of the next one, or null. */
  @Schema(name = "People")
  record Page(long position, long total, List<PersonJson> people, String next) {}

  /** What came of an action: how many people, how many diffs applied now, what they fired. */
  @Schema(name = "PeopleActed")
  record Acted(int people, int diffs, List<FiringJson> firings) {}

  @GET
  @Path("{id}/people")
  @Operation(
      operationId = "listPeople",
      summary = "The list behind a figure",
      parameters = {
        @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            required = true,
            description =
                "Of the series: started finished disengaged exited goal. Of a block: reached trying"
                    + " pending waiting matched unmatched sent unsent opened clicked converted.",
            schema = @Schema(type = "string")),
        @Parameter(name = "block", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
        @Parameter(
            name = "left",
            in = ParameterIn.QUERY,
            description = "How the entry had ended when it hit the goal.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"active", "finished", "disengaged", "exited"})),
        @Parameter(name = "version", in = ParameterIn.QUERY, schema = @Schema(type = "integer")),
        @Parameter(name = "company", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
        @Parameter(name = "from", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
        @Parameter(name = "to", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
        @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", defaultValue = "50", maximum = "1000")),
        @Parameter(name = "cursor", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
      })
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Page.class)))
  @ApiResponse(responseCode = "400", description = "A parameter is wrong; errors name it.")
  @ApiResponse(responseCode = "404", description = "There is no such series.")
  public Page people(@PathParam("id") String id, @Context UriInfo request) {
    Set<String> known = new HashSet<>(PeopleSelect.NAMES);
    known.addAll(Set.of("limit", "cursor"));
    QueryParameters asked = new QueryParameters(request, known);
    Map<String, String> given =
        PeopleSelect.NAMES.stream()
            .filter(name -> asked.text(name) != null)
            .collect(Collectors.toMap(name -> name, asked::text));
    PeoplePort.Select select = new PeopleSelect(given, asked::wrong).read();
    int limit = (int) asked.number("limit", LIMIT_DEFAULT, 1, LIMIT_MAX);
    asked.check();
    PeoplePort.Page page = people.people(id, select, limit, asked.text("cursor"));
    return new Page(
        page.position(),
        page.total(),
        page.people().stream().map(PersonJson::of).toList(),
        page.next());
  }

  @POST
  @Path("{id}/people/actions")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "actOnPeople",
      summary = "Tag people, or ask for a message to them",
      description =
          "Those selected, or the users named: a diff for each, whose id begins with that of the"
              + " action. A message is the event people-message, with channel, subject and body.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Acted.class)))
  @ApiResponse(responseCode = "404", description = "There is no such series.")
  @ApiResponse(responseCode = "422", description = "A field is wrong; errors name it.")
  public Acted act(
      @PathParam("id") String id,
      @RequestBody(required = true, content = @Content(schema = @Schema(type = "object")))
          InputStream body) {
    Fields fields =
        new Fields(
            JsonBody.object(body),
            Set.of("id", "by", "select", "users", "tag", "untag", "message"));
    Object select = fields.value("select");
    Object users = fields.value("users");
    if ((select == null) == (users == null)) {
      fields.fault("select", "and users: give one of the two");
    }
    PeoplePort.Select list = select == null ? null : PeopleSelect.of(select, "select", fields);
    List<String> some = users == null ? null : PeopleSelect.users(users, USERS_MAX, fields);
    String actionId = shorter(fields, "id", NAME_LENGTH_MAX);
    String by = shorter(fields, "by", NAME_LENGTH_MAX);
    PeoplePort.Action action =
        new PeoplePort.Action(
            shorter(fields, "tag", TAG_LENGTH_MAX),
            shorter(fields, "untag", TAG_LENGTH_MAX),
            message(fields));
    int given =
        (action.tag() == null ? 0 : 1)
            + (action.untag() == null ? 0 : 1)
            + (fields.value("message") == null ? 0 : 1);
    if (given != 1) {
      fields.fault("tag", "and untag and message: give one of the three");
    }
    fields.check();
    PeoplePort.Acted done = people.act(id, actionId, by, list, some, action);
    return new Acted(done.people(), done.diffs(), FiringJson.all(done.firings()));
  }

  private static String shorter(Fields fields, String name, int most) {
    String text = fields.optional(name);
    if (text != null && (text.length() > most || text.chars().anyMatch(Character::isISOControl))) {
      fields.fault(name, "is longer than " + most + " characters or has control characters");
    }
    return text;
  }

  private static PeoplePort.Message message(Fields fields) {
    Object value = fields.value("message");
    if (value == null) {
      return null;
    }
    if (!(value instanceof Map<?, ?> map)) {
      fields.fault("message", "must be an object");
      return null;
    }
    Fields of = fields.within("message", map, Set.of("channel", "subject", "body"));
    return new PeoplePort.Message(
        of.required("channel"), of.optional("subject"), of.required("body"));
  }
}
