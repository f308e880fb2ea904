package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.goalpost.resources.fixture.Server;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenApiResourceTest {
  @RegisterExtension final Server server = Server.start();

  private static JsonNode api;

  /** Describing all takes a second: once for all tests. */
  @BeforeEach
  void read() {
    if (api == null) {
      api = server.get("/openapi.json").json();
    }
  }

  private Set<String> served() {
    Set<String> calls = new TreeSet<>();
    Resources.Ports ports =
        new Resources.Ports(
            server.diffs,
            server.series,
            server.facts,
            server.inboxes,
            server.firings,
            null,
            null,
            null,
            server.clock,
            null,
            server.explanations,
            new Resources.Drafting(null, null, null, null, null, null));
    for (Object component : Resources.components(ports, new Resources.Limits(1, Set.of()))) {
      Path root = component.getClass().getAnnotation(Path.class);
      if (root == null) {
        continue;
      }
      for (Method method : component.getClass().getDeclaredMethods()) {
        String verb = verb(method);
        if (verb != null) {
          Path path = method.getAnnotation(Path.class);
          calls.add(verb + " " + root.value() + (path == null ? "" : "/" + path.value()));
        }
      }
    }
    return calls;
  }

  private static String verb(Method method) {
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        return verb.value().toLowerCase(Locale.ROOT);
      }
    }
    return null;
  }

  @Test
  void describesEveryCall() {
    Set<String> described = new TreeSet<>();
    api.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(verb -> described.add(verb + " " + path.getKey())));

    assertThat(described).isEqualTo(served()).hasSizeGreaterThan(30);
  }

  @Test
  void describesBodiesAndAnswers() {

    assertThat(api.get("openapi").asText()).startsWith("3.");
    api.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .forEach(
                        call -> {
                          assertThat(call.at("/summary").asText()).as(path.getKey()).isNotEmpty();
                          assertThat(call.at("/operationId").asText())
                              .as(path.getKey())
                              .doesNotContain("_");
                          call.get("responses")
                              .forEach(
                                  answer ->
                                      assertThat(answer.path("description").asText())
                                          .as(path.getKey())
                                          .isNotEmpty());
                          String success = call.at("/responses").has("202") ? "202" : "200";
                          assertThat(call.at("/responses/" + success + "/content"))
                              .as(path.getKey())
                              .isNotEmpty();
                        }));
    JsonNode diffs = api.at("/paths/~1v1~1diffs/post");
    assertThat(diffs.at("/requestBody/content/application~1json/schema/$ref").asText())
        .isEqualTo("#/components/schemas/Diffs");
    assertThat(
            api.at("/paths/~1v1~1clock/post/responses/422/content/application~1problem+json")
                .findValuesAsText("$ref"))
        .containsExactly("#/components/schemas/HttpProblem");
    assertThat(
            api.at("/components/schemas/User/properties/attributes/additionalProperties")
                .isBoolean())
        .isTrue();
    assertThat(api.at("/components/schemas/Diff/properties").fieldNames())
        .toIterable()
        .contains("user", "set", "content", "timestamp");
    assertThat(api.at("/components/schemas/FiringDetail/properties").fieldNames())
        .toIterable()
        .contains("position", "line", "matched", "ruleText");
    List<String> parameters =
        api.at("/paths/~1v1~1firings/get/parameters").findValuesAsText("name");
    assertThat(parameters)
        .contains("series", "user", "company", "kind", "rule", "version", "after", "limit");
  }

  @Test
  void everyReferenceLeadsSomewhere() {

    for (String reference : api.findValuesAsText("$ref")) {
      assertThat(api.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
  }
}
