package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.resources.fixture.Server;
import io.goalpost.resources.fixture.Server.Answer;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesResourceTest {
  @RegisterExtension final Server server = Server.start();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/yaml",
        "application/x-yaml",
        "text/yaml",
        "text/plain;charset=UTF-8",
        "application/octet-stream",
        "application/x-www-form-urlencoded"
      })
  void keepsADraftOfAnyContentType(String type) {
    Answer answer = server.put("/v1/series/upgrade", "series: upgrade # für alle\n", type);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"id\":\"upgrade\",\"problems\":[]}");
    assertThat(server.get("/v1/series/upgrade").text())
        .isEqualTo(
            "{\"id\":\"upgrade\",\"title\":\"Title of upgrade\",\"state\":\"draft\",\"version\":0,"
                + "\"draft\":\"series: upgrade # für alle\\n\",\"live\":null}");
  }

  @Test
  void keepsADraftWithFaultsAndNamesThem() {
    Answer answer = server.put("/v1/series/s", "next: nowhere", "text/yaml");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("problems").toString())
        .isEqualTo(
            "[{\"severity\":\"error\",\"block\":\"start\",\"field\":\"next\","
                + "\"message\":\"leads to nowhere\",\"line\":4,\"column\":7},"
                + "{\"severity\":\"warning\",\"block\":\"start\",\"field\":\"attempt\","
                + "\"message\":\"has no end\"},"
                + "{\"severity\":\"error\",\"block\":\"\",\"field\":\"blocks\","
                + "\"message\":\"has no entry block\",\"line\":2,\"column\":1}]");
    assertThat(server.post("/v1/series/s/check").json().get("problems")).hasSize(3);
  }

  @Test
  void refusesATextThatCannotBeRead() {
    Answer answer = server.put("/v1/series/s", "[", "text/yaml");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/problems/0/message").asText()).isEqualTo("is no map");
    assertThat(answer.error()).isEqualTo(": is no map");
    assertThat(server.get("/v1/series/s").status()).isEqualTo(404);
  }

  @Test
  void refusesATextThatIsNotUtf8OrTooLong() {
    byte[] latin = {'a', (byte) 0xfc, 'b'};
    Answer notUtf8 =
        server.send("PUT", "/v1/series/s", Entity.entity(latin, MediaType.TEXT_PLAIN_TYPE));
    Answer tooLong = server.put("/v1/series/s", "x".repeat((1 << 20) + 1), "text/yaml");

    assertThat(notUtf8.status()).isEqualTo(400);
    assertThat(notUtf8.json().get("detail").asText()).isEqualTo("The body is not UTF-8.");
    assertThat(tooLong.status()).isEqualTo(413);
  }

  @Test
  void publishesWithNameAndNoteOrWithout() {
    server.put("/v1/series/s", "one", "text/yaml");
    Answer first = server.post("/v1/series/s/publish");
    Answer second =
        server.post("/v1/series/s/publish", "{\"by\": \"ann\", \"note\": \"shorter wait\"}");

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().get("version").asInt()).isEqualTo(1);
    assertThat(first.json().get("enrolled").asInt()).isEqualTo(1);
    assertThat(first.json().at("/firings/0/line").asText())
        .isEqualTo("entered upgrade u1 version=2");
    assertThat(second.json().get("version").asInt()).isEqualTo(2);
    assertThat(server.get("/v1/series/s/versions").text())
        .isEqualTo(
            "{\"versions\":["
                + "{\"version\":1,\"at\":\"2026-01-05T09:00:00Z\",\"hash\":\"abc1\"},"
                + "{\"version\":2,\"at\":\"2026-01-05T09:00:00Z\",\"by\":\"ann\","
                + "\"note\":\"shorter wait\",\"hash\":\"abc2\"}]}");
  }

  @Test
  void doesNotPublishADraftWithErrors() {
    server.put("/v1/series/s", "nowhere", "text/yaml");

    Answer answer = server.post("/v1/series/s/publish");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.json().get("detail").asText())
        .isEqualTo("The definition has 2 errors and cannot be used.");
    assertThat(answer.json().get("problems")).hasSize(3);
    assertThat(answer.json().get("errors").toString())
        .isEqualTo(
            "[{\"field\":\"start.next\",\"reason\":\"leads to nowhere\"},"
                + "{\"field\":\"blocks\",\"reason\":\"has no entry block\"}]");
  }

  @Test
  void refusesAPublicationBodyOfAnotherShape() {
    server.put("/v1/series/s", "one", "text/yaml");

    assertThat(server.post("/v1/series/s/publish", "{\"who\": \"ann\"}").error())
        .isEqualTo("who: is not a field of this body");
    assertThat(server.post("/v1/series/s/publish", "{\"by\": 7}").error())
        .isEqualTo("by: must be a string of 1 to 2000 characters");
    assertThat(server.post("/v1/series/s/publish", "{").status()).isEqualTo(400);
    assertThat(server.get("/v1/series/s").json().get("version").asInt()).isZero();
  }

  @Test
  void listsSeriesWithoutTexts() {
    server.put("/v1/series/b", "one", "text/yaml");
    server.put("/v1/series/a", "one", "text/yaml");
    server.post("/v1/series/b/publish");

    assertThat(server.get("/v1/series").text())
        .isEqualTo(
            "{\"series\":["
                + "{\"id\":\"a\",\"title\":\"Title of a\",\"state\":\"draft\",\"version\":0},"
                + "{\"id\":\"b\",\"title\":\"Title of b\",\"state\":\"live\",\"version\":1}]}");
  }

  @Test
  void showsTheRulesOfAVersion() {
    server.put("/v1/series/s", "one", "text/yaml");
    server.post("/v1/series/s/publish");

    Answer answer = server.get("/v1/series/s/versions/1/drl");

    assertThat(answer.type()).startsWith("text/plain").containsIgnoringCase("utf-8");
    assertThat(answer.text()).isEqualTo("rule \"s@1/naïve\"\n");
    assertThat(server.get("/v1/series/s/versions/2/drl").status()).isEqualTo(404);
    assertThat(server.get("/v1/series/s/versions/x/drl").status()).isEqualTo(404);
  }

  @Test
  void pausesResumesAndArchives() {
    server.put("/v1/series/s", "one", "text/yaml");
    server.post("/v1/series/s/publish");

    assertThat(server.post("/v1/series/s/pause").json().get("state").asText()).isEqualTo("paused");
    Answer again = server.post("/v1/series/s/pause");
    Answer resumed = server.post("/v1/series/s/resume");
    Answer archived = server.post("/v1/series/s/archive");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().get("detail").asText()).isEqualTo("The series s is not LIVE.");
    assertThat(resumed.json().get("state").asText()).isEqualTo("live");
    assertThat(archived.json().get("state").asText()).isEqualTo("archived");
    assertThat(archived.json().at("/firings/0/kind").asText()).isEqualTo("sent");
  }

  @Test
  void takesOneUserOut() {
    server.put("/v1/series/s", "one", "text/yaml");

    Answer answer =
        server.post(
            "/v1/series/s/exit", "{\"user\": \"u1\", \"by\": \"ann\", \"reason\": \"asked\"}");
    server.post("/v1/series/s/exit", "{\"user\": \"u2\", \"by\": \"ann\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("firings")).hasSize(1);
    assertThat(server.series.exits)
        .containsExactly("s u1 by ann because asked", "s u2 by ann because ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"by\": \"ann\"}                     | user: is missing",
        "{\"user\": \"u1\"}                    | by: is missing",
        "{\"user\": 7, \"by\": \"ann\"}        | user: must be a string of 1 to 2000 characters",
        "{\"user\": \" \", \"by\": \"ann\"}    | user: must be a string of 1 to 2000 characters",
      })
  void namesWhatAnExitLacks(String body, String error) {
    server.put("/v1/series/s", "one", "text/yaml");

    Answer answer = server.post("/v1/series/s/exit", body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.error()).isEqualTo(error);
    assertThat(server.series.exits).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/versions", "/versions/1/drl", "/figures", "/blocks", "/entries/u1"})
  void aSeriesThatIsNotThereIs404(String path) {
    Answer answer = server.get("/v1/series/none" + path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().get("detail").asText()).isEqualTo("There is no series none.");
  }

  @Test
  void keepsSegments() {
    Answer saved = server.put("/v1/segments/paying", "{attribute: plan, is: pro}", "text/yaml");

    assertThat(saved.text()).isEqualTo("{\"id\":\"paying\",\"firings\":[]}");
    assertThat(server.get("/v1/segments/paying").text())
        .isEqualTo("{\"id\":\"paying\",\"text\":\"{attribute: plan, is: pro}\"}");
    assertThat(server.get("/v1/segments").text()).isEqualTo("{\"segments\":[{\"id\":\"paying\"}]}");
    assertThat(server.get("/v1/segments/none").status()).isEqualTo(404);
  }
}
