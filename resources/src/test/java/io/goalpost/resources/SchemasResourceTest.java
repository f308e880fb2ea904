package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.resources.fixture.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchemasResourceTest {
  @RegisterExtension final Server server = Server.start();

  @Test
  void servesTheSchemasAndNothingElse() {
    Server.Answer series = server.get("/v1/schemas/series.json");

    assertThat(series.type()).isEqualTo("application/json");
    assertThat(series.json().at("/properties/blocks/description").asText()).isNotEmpty();
    assertThat(server.get("/v1/schemas/scenario.json").json().has("definitions")).isTrue();
    assertThat(server.get("/v1/schemas/..%2Fschemas").status()).isEqualTo(404);
    assertThat(server.get("/v1/schemas/other.json").status()).isEqualTo(404);
  }
}
