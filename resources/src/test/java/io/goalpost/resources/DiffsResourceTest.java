package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.fact.Value;
import io.goalpost.resources.fixture.Server;
import io.goalpost.resources.fixture.Server.Answer;
import jakarta.ws.rs.client.Entity;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffsResourceTest {
  @RegisterExtension final Server server = Server.start();

  @Test
  void answersWithWhatEachDiffFired() {
    Answer answer =
        server.post(
            "/v1/diffs",
            """
            {"diffs": [{"id": "a", "user": "u1", "event": "signed_up"},
                       {"id": "b", "user": "u2", "set": {"plan": "free"}}]}
            """);

    assertThat(answer.status()).isEqualTo(200);
    JsonNode first = answer.json().at("/results/0");
    assertThat(first.get("id").asText()).isEqualTo("a");
    assertThat(first.get("position").asLong()).isEqualTo(1);
    assertThat(first.get("duplicate").asBoolean()).isFalse();
    assertThat(first.at("/firings/1").toString())
        .isEqualTo(
            "{\"position\":3,\"at\":\"2026-01-05T09:00:00Z\","
                + "\"line\":\"sent upgrade u1 block=welcome channel=email receipt=3\","
                + "\"kind\":\"sent\",\"series\":\"upgrade\",\"subject\":\"u1\",\"user\":\"u1\","
                + "\"rule\":\"upgrade@2/welcome/sent\",\"version\":2,\"entry\":7,"
                + "\"block\":\"welcome\",\"channel\":\"email\",\"receipt\":3,\"causedBy\":1}");
    assertThat(answer.json().at("/results/1/firings")).isEmpty();
  }

  @Test
  void marksADuplicateWithThePositionOfTheFirst() {
    server.post("/v1/diffs", "{\"diffs\": [{\"id\": \"a\", \"user\": \"u1\"}]}");

    Answer again = server.post("/v1/diffs", "{\"diffs\": [{\"id\": \"a\", \"user\": \"u1\"}]}");

    assertThat(again.json().at("/results/0").toString())
        .isEqualTo("{\"id\":\"a\",\"position\":1,\"duplicate\":true,\"firings\":[]}");
  }

  @Test
  void keepsNumbersExact() {
    server.post(
        "/v1/diffs",
        "{\"diffs\": [{\"user\": \"u1\","
            + " \"set\": {\"a\": 0.1000000000000000000001, \"b\": 123456789012345678901}}]}");

    assertThat(server.diffs.posted.get(0).set())
        .containsEntry("a", new Value.Num(new BigDecimal("0.1000000000000000000001")))
        .containsEntry("b", new Value.Num(new BigDecimal("123456789012345678901")));
  }

  @Test
  void refusesAllWhereOneIsMalformed() {
    Answer answer =
        server.post(
            "/v1/diffs", "{\"diffs\": [{\"user\": \"u1\"}, {\"user\": \"u2\", \"colour\": 1}, 7]}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.json().get("title").asText()).isEqualTo("Unprocessable Content");
    assertThat(answer.json().at("/errors").toString())
        .isEqualTo(
            "[{\"index\":1,\"field\":\"colour\",\"reason\":\"is not a field of a diff\"},"
                + "{\"index\":2,\"field\":\"\",\"reason\":\"a diff must be an object\"}]");
    assertThat(server.diffs.calls).isZero();
  }

  @Test
  void answersARefusalOfTheEngineTheSameWay() {
    server.diffs.refusal =
        new RefusedException(List.of(new Fault(0, "content", "has no message to this user")));

    Answer answer = server.post("/v1/diffs", "{\"diffs\": [{\"user\": \"u1\"}]}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.error()).isEqualTo("content: has no message to this user");
    assertThat(answer.json().get("detail").asText())
        .isEqualTo("Refused: diff 0: content has no message to this user.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                          | diffs: is missing",
        "{\"diffs\": null}           | diffs: is missing",
        "{\"diffs\": {}}             | diffs: must be a list",
        "{\"diffs\": [], \"more\": 1}| more: is not a field of this body",
      })
  void refusesABodyOfAnotherShape(String body, String error) {
    Answer answer = server.post("/v1/diffs", body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.error()).isEqualTo(error);
  }

  @Test
  void takesNoDiffsForDone() {
    Answer answer = server.post("/v1/diffs", "{\"diffs\": []}");

    assertThat(answer.text()).isEqualTo("{\"results\":[]}");
    assertThat(server.diffs.calls).isZero();
  }

  @Test
  void refusesMoreThanFiveThousand() {
    String many = String.join(",", Collections.nCopies(5_001, "{\"user\":\"u\"}"));

    Answer answer = server.post("/v1/diffs", "{\"diffs\": [" + many + "]}");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.error()).isEqualTo("diffs: has 5001 elements; a request takes 5000");
    assertThat(server.diffs.calls).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"diffs\": [}              | 1 | 12 | Unexpected close marker '}': expected ']'",
        "{\"diffs\": [               | 1 | 12 | Unexpected end-of-input",
        "{\"a\": 1, \"a\": 2}        | 1 | 13 | Duplicate field 'a'",
        "{\"diffs\": []} x           | 1 | 15 | Unrecognized token 'x'",
        "{\"diffs\": []} {}          | 1 | 15 | something follows where it should end",
        "{'diffs': []}               | 1 | 2  | double-quote to start field name",
      })
  void saysWhereABodyIsNotJson(String body, int line, int column, String reason) {
    Answer answer = server.post("/v1/diffs", body.strip());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.json().get("detail").asText())
        .contains(reason)
        .endsWith(".")
        .doesNotContain("\n", "Source", "com.fasterxml");
    assertThat(answer.json().get("line").asInt()).isEqualTo(line);
    assertThat(answer.json().get("column").asInt())
        .as(answer.text())
        .isBetween(column - 1, column + 1);
  }

  @Test
  void refusesWhatIsNoObjectAndWhatIsNestedTooDeep() {
    assertThat(server.post("/v1/diffs", "[]").status()).isEqualTo(400);
    assertThat(server.post("/v1/diffs", "").status()).isEqualTo(400);
    assertThat(server.post("/v1/diffs", "null").status()).isEqualTo(400);

    Answer deep = server.post("/v1/diffs", "{\"a\":" + "[".repeat(10_000));

    assertThat(deep.status()).isEqualTo(400);
    assertThat(deep.json().get("detail").asText()).contains("nesting depth");
  }

  @Test
  void takesJsonOnly() {
    Answer answer = server.send("POST", "/v1/diffs", Entity.text("{\"diffs\": []}"));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.json().get("detail").asText()).contains("application/json");
  }
}
