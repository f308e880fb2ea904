package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.series.AuthoredRule;
import io.goalpost.resources.fixture.Server;
import io.goalpost.resources.fixture.Server.Answer;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftsResourceTest {
  @RegisterExtension final Server server = Server.start();

  private Answer postText(String path, String text) {
    return server.send("POST", path, Entity.entity(text, MediaType.valueOf("text/yaml")));
  }

  @Test
  void checksATextWithoutKeepingIt() {
    Answer answer = postText("/v1/series/s/check", "next: nowhere");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("problems")).hasSize(3);
    assertThat(server.get("/v1/series/s").status()).isEqualTo(404);
  }

  @Test
  void checksTheDraftWhereThereIsNoText() {
    server.put("/v1/series/s", "next: nowhere", "text/yaml");

    assertThat(server.post("/v1/series/s/check").json().get("problems")).hasSize(3);
    assertThat(postText("/v1/series/s/check", " \n").json().get("problems")).hasSize(3);
    assertThat(server.post("/v1/series/none/check").status()).isEqualTo(404);
  }

  @Test
  void compilesATextWithoutErrors() {
    Answer good = postText("/v1/series/s/compile", "fine");
    Answer broken = postText("/v1/series/s/compile", "nowhere");

    assertThat(good.text()).isEqualTo("{\"drl\":\"rule of fine\",\"problems\":[]}");
    assertThat(broken.json().has("drl")).isFalse();
    assertThat(broken.json().get("problems")).hasSize(3);
  }

  @Test
  void tellsWhatPublishingWouldDo() {
    assertThat(postText("/v1/series/s/preview", "fine").text())
        .isEqualTo(
            "{\"active\":3,\"version\":2,\"blocks\":["
                + "{\"block\":\"pause\",\"entries\":3,\"becomes\":\"waits-shorter\",\"count\":2},"
                + "{\"block\":\"pause\",\"entries\":3,\"becomes\":\"moves\",\"to\":\"tour\",\"count\":1}],"
                + "\"exits\":0,\"enrolls\":4}");
    assertThat(postText("/v1/series/s/preview", "nowhere").status()).isEqualTo(422);
  }

  @Test
  void showsAVersionWithItsText() {
    server.put("/v1/series/s", "one", "text/yaml");
    server.post("/v1/series/s/publish", "{\"by\": \"ann\"}");

    assertThat(server.get("/v1/series/s/versions/1").json().get("text").asText()).isEqualTo("one");
    assertThat(server.get("/v1/series/s/versions/1").json().get("by").asText()).isEqualTo("ann");
    assertThat(server.get("/v1/series/s/versions/2").status()).isEqualTo(404);
    assertThat(server.get("/v1/series/s/versions/x").status()).isEqualTo(404);
  }

  @Test
  void comparesVersionsLineByLine() {
    assertThat(server.get("/v1/series/s/diff?from=1&to=2").text())
        .isEqualTo(
            "{\"from\":\"1\",\"to\":\"2\",\"as\":\"yaml\",\"lines\":["
                + "{\"op\":\"=\",\"text\":\"series: s\",\"old\":1,\"new\":1},"
                + "{\"op\":\"-\",\"text\":\"enroll: future\",\"old\":2},"
                + "{\"op\":\"+\",\"text\":\"enroll: existing\",\"new\":2}]}");
  }

  @ParameterizedTest
  @CsvSource({
    "from=1, s 1 0 YAML",
    "from=1&to=draft&as=drl, s 1 0 DRL",
    "from=3&to=2&as=yaml, s 3 2 YAML"
  })
  void comparesWithTheDraftWhereNothingElseIsSaid(String query, String compared) {
    server.get("/v1/series/s/diff?" + query);

    assertThat(server.drafts.compared).isEqualTo(compared);
  }

  @ParameterizedTest
  @CsvSource({
    "to=2, 400, from: is missing",
    "from=1&as=xml, 400, as: is no word known here",
    "from=1&too=2, 400, too: is not a parameter of this path"
  })
  void refusesAQueryItDoesNotUnderstand(String query, int status, String error) {
    Answer answer = server.get("/v1/series/s/diff?" + query);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.error()).isEqualTo(error);
  }

  @Test
  void runsAScenario() {
    assertThat(postText("/v1/scenarios", "scenario: one enters").text())
        .isEqualTo(
            "{\"scenario\":\"one enters\",\"passed\":true,\"steps\":[{\"step\":1,"
                + "\"at\":\"2026-01-05T09:00:00Z\","
                + "\"expected\":[\"entered s u version=1\"],"
                + "\"fired\":[\"entered s u version=1\"],\"ok\":true}]}");
    assertThat(postText("/v1/scenarios", "[").error()).isEqualTo("scenario: is no mapping");
  }

  @Test
  void tellsWhatConditionsMayPickFrom() {
    Answer answer = server.get("/v1/vocabulary");

    assertThat(answer.json().get("version").asInt()).isEqualTo(AuthoredRule.VOCABULARY_VERSION);
    assertThat(answer.json().at("/attributes/0").toString())
        .isEqualTo("{\"name\":\"seats\",\"types\":[\"number\"],\"examples\":[12]}");
    assertThat(answer.json().at("/events/0/properties/0").asText()).isEqualTo("plan");
    assertThat(answer.json().at("/operators/0").toString())
        .isEqualTo("{\"word\":\"is\",\"takes\":\"value\"}");
    assertThat(answer.json().get("channels").toString()).contains("email", "banner");
  }
}
