package io.goalpost.resources;

import io.goalpost.resources.error.HttpProblem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Describes resources in OpenAPI 3 from their annotations, and adds what all have in common. */
final class ApiDescription {
  private static final String PROBLEM = "HttpProblem";
  private static final Info INFO =
      new Info()
          .title("Goalpost")
          .version("v1")
          .description(
              "Customer journeys run as rules. Errors are application/problem+json (RFC 9457) with"
                  + " errors: [{index, field, reason}].");

  private ApiDescription() {}

  /** The description as JSON. */
  static String of(Set<Class<?>> resources) {
    OpenAPI api = new Reader(new OpenAPI().info(INFO)).read(resources);
    ModelConverters.getInstance()
        .readAll(HttpProblem.class)
        .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
    api.getPaths().values().forEach(path -> path.readOperations().forEach(ApiDescription::answers));
    api.getComponents().getSchemas().values().forEach(ApiDescription::openValues);
    return Json.pretty(api);
  }

  /** Every refusal is a problem, and every call may be refused. */
  private static void answers(Operation call) {
    if (!call.getResponses().containsKey("default")) {
      call.getResponses()
          .addApiResponse("default", new ApiResponse().description("Anything else that is wrong."));
    }
    call.getResponses()
        .forEach(
            (status, answer) -> {
              if (answer.getDescription() == null) {
                answer.setDescription(call.getSummary() + ".");
              }
              if (answer.getContent() == null) {
                answer.setContent(problem());
              }
            });
  }

  private static Content problem() {
    Schema<?> schema = new Schema<>().$ref(PROBLEM);
    return new Content().addMediaType(HttpProblem.MEDIA_TYPE, new MediaType().schema(schema));
  }

  /** Where the model says any object, a value is meant: a string, a number, a boolean, a list. */
  private static void openValues(Schema<?> schema) {
    for (Schema<?> property : properties(schema)) {
      if (property.getAdditionalProperties() instanceof Schema<?> values && anyObject(values)) {
        property.setAdditionalProperties(true);
      } else if (anyObject(property)) {
        property.setType(null);
      }
    }
  }

  private static boolean anyObject(Schema<?> schema) {
    return "object".equals(schema.getType())
        && schema.getProperties() == null
        && schema.getAdditionalProperties() == null;
  }

  private static Collection<Schema<?>> properties(Schema<?> schema) {
    // The library declares them without their type parameter.
    @SuppressWarnings({"rawtypes", "unchecked"})
    Map<String, Schema<?>> properties = (Map) schema.getProperties();
    return properties == null ? List.of() : properties.values();
  }
}
