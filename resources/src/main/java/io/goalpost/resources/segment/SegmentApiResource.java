package io.goalpost.resources.segment;

import io.goalpost.model.port.DiffPort;
import io.goalpost.resources.body.BoundedStream;
import io.goalpost.resources.body.JsonBody;
import io.goalpost.resources.error.HttpProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The Segment HTTP tracking API. What is malformed is answered like the rest, kept, and read at
 * {@code /v1/rejections} (D6). Thread-safe.
 */
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "segment api", description = "The Segment HTTP tracking API, with a write key.")
@ApiResponse(
    responseCode = "200",
    description = "Taken; what is malformed stands in /v1/rejections.",
    content = @Content(schema = @Schema(implementation = SegmentApiResource.Taken.class)))
@ApiResponse(responseCode = "400", description = "The body is no JSON object.")
@ApiResponse(responseCode = "401", description = "There is no write key, or not one taken here.")
@ApiResponse(responseCode = "413", description = "More than 500 KB or 1,000 messages.")
public final class SegmentApiResource {

  /** The most messages of a batch. */
  public static final int MESSAGES_MAX = 1_000;

  /** The largest request, in bytes. */
  public static final int BATCH_BYTES_MAX = 500 * 1024;

  private final DiffPort diffs;
  private final WriteKeys keys;

  /**
   * @param writeKeys the keys that are taken; empty takes any
   */
  public SegmentApiResource(DiffPort diffs, Set<String> writeKeys) {
    this.diffs = diffs;
    this.keys = new WriteKeys(writeKeys);
  }

  /** The answer to everything that could be read. */
  @Schema(name = "SegmentTaken")
  record Taken(boolean success) {}

  /** A message; {@code type} is told by the path, or in a batch by itself. */
  @Schema(name = "SegmentMessage")
  record Message(
      String type,
      String messageId,
      String userId,
      String anonymousId,
      String groupId,
      String previousId,
      String event,
      String name,
      String category,
      Map<String, Object> traits,
      Map<String, Object> properties,
      Map<String, Object> context,
      String timestamp,
      String originalTimestamp) {}

  /** Many messages. */
  @Schema(name = "SegmentBatch", requiredProperties = "batch")
  record Batch(List<Message> batch, String sentAt, String writeKey) {}

  @POST
  @Path("identify")
  @Operation(summary = "Set a user's attributes to its traits")
  public Taken identify(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String key,
      @RequestBody(content = @Content(schema = @Schema(implementation = Message.class)))
          InputStream body) {
    return one("identify", key, body);
  }

  @POST
  @Path("track")
  @Operation(summary = "A user's event")
  public Taken track(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String key,
      @RequestBody(content = @Content(schema = @Schema(implementation = Message.class)))
          InputStream body) {
    return one("track", key, body);
  }

  @POST
  @Path("group")
  @Operation(summary = "A user joins a company, whose attributes are set to the traits")
  public Taken group(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String key,
      @RequestBody(content = @Content(schema = @Schema(implementation = Message.class)))
          InputStream body) {
    return one("group", key, body);
  }

  @POST
  @Path("page")
  @Operation(summary = "A user's event, called page")
  public Taken page(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String key,
      @RequestBody(content = @Content(schema = @Schema(implementation = Message.class)))
          InputStream body) {
    return one("page", key, body);
  }

  @POST
  @Path("screen")
  @Operation(summary = "A user's event, called screen")
  public Taken screen(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String key,
      @RequestBody(content = @Content(schema = @Schema(implementation = Message.class)))
          InputStream body) {
    return one("screen", key, body);
  }

  @POST
  @Path("alias")
  @Operation(summary = "Kept as a rejection: users are not merged")
  public Taken alias(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String key,
      @RequestBody(content = @Content(schema = @Schema(implementation = Message.class)))
          InputStream body) {
    return one("alias", key, body);
  }

  @POST
  @Path("batch")
  @Operation(summary = "Many messages, each with its type; a bad one never hurts the others")
  public Taken batch(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String key,
      @RequestBody(content = @Content(schema = @Schema(implementation = Batch.class)))
          InputStream body) {
    return many(key, body);
  }

  @POST
  @Path("import")
  @Operation(summary = "The same as batch, where the Java and .NET SDKs post it")
  public Taken imported(
      @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) String key,
      @RequestBody(content = @Content(schema = @Schema(implementation = Batch.class)))
          InputStream body) {
    return many(key, body);
  }

  private Taken one(String type, String key, InputStream body) {
    Map<?, ?> message = read(key, body);
    SegmentIntake intake = new SegmentIntake();
    intake.add(message, type);
    intake.post(diffs);
    return new Taken(true);
  }

  private Taken many(String key, InputStream body) {
    Map<?, ?> request = read(key, body);
    if (!(request.get("batch") instanceof List<?> messages)) {
      throw HttpProblem.naming(400, "batch", "must be a list of messages").exception();
    }
    if (messages.size() > MESSAGES_MAX) {
      throw HttpProblem.naming(
              413, "batch", "has " + messages.size() + " messages; it takes " + MESSAGES_MAX)
          .exception();
    }
    SegmentIntake intake = new SegmentIntake();
    messages.forEach(intake::add);
    intake.post(diffs);
    return new Taken(true);
  }

  private Map<?, ?> read(String key, InputStream body) {
    if (key != null) {
      keys.check(key, null); // Who is not let in need not be read.
    }
    Map<?, ?> read = JsonBody.object(new BoundedStream(body, BATCH_BYTES_MAX));
    keys.check(key, read.get("writeKey"));
    return read;
  }
}
