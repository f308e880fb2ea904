package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.goalpost.model.fact.User;
import io.goalpost.model.port.FiguresPort;
import io.goalpost.resources.fixture.EntryFixture;
import io.goalpost.resources.fixture.Server;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeriesFiguresResourceTest {
  @RegisterExtension final Server server = Server.start();

  @BeforeEach
  void aSeries() {
    server.put("/v1/series/upgrade", "one", "text/yaml");
  }

  @Test
  void givesFiguresWithTheirPosition() {
    JsonNode answer = server.get("/v1/series/upgrade/figures").json();

    assertThat(answer.get("series").asText()).isEqualTo("upgrade");
    assertThat(answer.get("position").asLong()).isEqualTo(42);
    assertThat(answer.at("/figures/started").asLong()).isEqualTo(3);
    assertThat(answer.get("figures")).hasSize(2);
  }

  @Test
  void countsTheRangeAndTheCourseAskedFor() {
    JsonNode answer =
        server
            .get(
                "/v1/series/upgrade/figures?version=2&from=2026-01-01T00:00:00Z&every=day"
                    + "&zone=Europe/Berlin")
            .json();

    assertThat(server.figures.range)
        .isEqualTo(new FiguresPort.Range(2, Instant.parse("2026-01-01T00:00:00Z"), null));
    assertThat(server.figures.every).isEqualTo(FiguresPort.Every.DAY);
    assertThat(answer.at("/course/zone").asText()).isEqualTo("Europe/Berlin");
    assertThat(answer.at("/course/points/0").toString())
        .contains("\"at\":\"2026-01-05T09:00:00Z\"", "\"started\":3");
    assertThat(answer.at("/goals").toString())
        .isEqualTo("{\"user\":1,\"company\":2,\"left\":{\"active\":1}}");
    assertThat(answer.at("/tiles").toString()).isEqualTo("[\"started\",\"finished\"]");
  }

  @Test
  void refusesWhatItCannotCountBy() {
    assertThat(server.get("/v1/series/upgrade/figures?every=month").error())
        .isEqualTo("every: is no word known here");
    assertThat(server.get("/v1/series/upgrade/figures?zone=Atlantis").error())
        .isEqualTo("zone: must be the name of a time zone");
    assertThat(server.get("/v1/series/upgrade/blocks?from=yesterday").error())
        .isEqualTo("from: must be an ISO 8601 instant with an offset");
    assertThat(server.get("/v1/series/upgrade/blocks?every=day").error())
        .isEqualTo("every: is not a parameter of this path");
  }

  @Test
  void givesFiguresOfBlocks() {
    JsonNode answer = server.get("/v1/series/upgrade/blocks").json();

    assertThat(answer.get("position").asLong()).isEqualTo(42);
    assertThat(answer.at("/blocks/welcome/sent").asLong()).isEqualTo(2);
  }

  @Test
  void showsEntriesWithCheckpointsAndReceipts() {
    server.facts.users.put("u1", User.created("u1"));
    server.facts.entries.add(EntryFixture.active("upgrade", "u1"));
    server.facts.entries.add(EntryFixture.active("other", "u1"));

    assertThat(server.get("/v1/series/upgrade/entries/u1").text())
        .isEqualTo(
            "{\"entries\":[{\"id\":7,\"series\":\"upgrade\",\"subject\":\"u1@acme\",\"user\":\"u1\","
                + "\"company\":\"acme\",\"key\":\"cart-1\",\"version\":2,\"status\":\"active\","
                + "\"began\":\"2026-01-05T09:00:00Z\",\"goalHit\":\"2026-01-05T11:00:00Z\","
                + "\"at\":[\"clicked\"],\"checkpoints\":["
                + "{\"block\":\"welcome\",\"reached\":\"2026-01-05T09:00:00Z\","
                + "\"left\":\"2026-01-05T09:00:00Z\",\"how\":\"sent\"},"
                + "{\"block\":\"clicked\",\"reached\":\"2026-01-05T09:00:00Z\","
                + "\"until\":\"2026-01-08T09:00:00Z\"}],"
                + "\"receipts\":[{\"id\":8,\"block\":\"welcome\",\"channel\":\"email\","
                + "\"at\":\"2026-01-05T09:00:00Z\","
                + "\"touches\":{\"opened\":\"2026-01-05T10:00:00Z\"},\"links\":[\"https://e.x\"]}],"
                + "\"snapshot\":{\"version\":2,\"trigger\":\"signed_up\","
                + "\"properties\":{\"n\":1.50},\"baselines\":{}}}]}");
  }

  @Test
  void aUserNobodyNamedIs404() {
    assertThat(server.get("/v1/series/upgrade/entries/u9").status()).isEqualTo(404);
  }
}
