package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.port.DryRunPort.Order;
import io.goalpost.model.port.DryRunPort.Step;
import io.goalpost.resources.fixture.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DryRunResourceTest {
  @RegisterExtension final Server server = Server.start();

  private Server.Answer run(String body) {
    return server.post("/v1/series/s/dry-run", body.replace('\'', '"'));
  }

  @Test
  void readsWhatIsToBePlayed() {
    run(
        "{'text': 'series: s', 'users': ['u'], 'start': '2026-02-01T00:00:00+01:00', 'steps': ["
            + "{'at': '2026-02-02T00:00:00Z', 'diffs': [{'user': 'u', 'tag': 'vip'}]},"
            + "{'at': '+PT36H'}, {'diffs': []}]}");

    Diff tagged = DiffReader.readAll(List.of(Map.of("user", "u", "tag", "vip"))).get(0);
    assertThat(server.dryRuns.asked)
        .isEqualTo(
            new Order(
                0,
                "series: s",
                List.of("u"),
                Instant.parse("2026-01-31T23:00:00Z"),
                List.of(
                    new Step(Instant.parse("2026-02-02T00:00:00Z"), null, List.of(tagged)),
                    new Step(null, Duration.ofHours(36), List.of()),
                    new Step(null, null, List.of()))));
  }

  @Test
  void tellsHowItWent() {
    JsonNode went = run("{'version': 2, 'steps': []}").json();

    assertThat(server.dryRuns.asked.version()).isEqualTo(2);
    assertThat(went.get("version").asInt()).isEqualTo(2);
    assertThat(went.at("/firings/0/line").asText()).startsWith("entered upgrade u version=2");
    assertThat(went.at("/firings/0/matched").toString())
        .isEqualTo("{\"user/plan\":\"free\",\"user/seats\":10}");
    assertThat(went.get("rules").toString()).isEqualTo("{\"s@2/entry/start\":\"rule text\"}");
    assertThat(went.get("steps").toString())
        .isEqualTo("[{\"at\":\"2026-01-06T09:00:00Z\",\"firings\":[\"entered s u\"]}]");
    assertThat(went.at("/entries/0/status").asText()).isEqualTo("active");
    assertThat(went.get("refused").toString())
        .isEqualTo(
            "[{\"step\":0,\"index\":3,\"field\":\"content\",\"reason\":\"names no message\"}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|steps: must be a list",
        "{'steps': [3]}|steps[0]: must be an object",
        "{'steps': [{}, {'when': 1}]}|steps[1].when: is not a field of this body",
        "{'steps': [{'at': '+P1M'}]}"
            + "|steps[0].at: must be an ISO 8601 instant with an offset, or + and a period",
        "{'steps': [{'diffs': {}}]}|steps[0].diffs: must be a list",
        "{'steps': [{'diffs': [{'user': 'u'}, {'user': 'u', 'sett': {}}]}]}"
            + "|steps[0].diffs[1].sett: is not a field of a diff",
        "{'steps': [], 'version': 0}|version: must be a whole number of at least 1",
        "{'steps': [], 'version': 1, 'text': 'a'}|text: stands beside version: give one of the two",
        "{'steps': [], 'start': 'now'}|start: must be an ISO 8601 instant with an offset",
        "{'steps': [], 'users': [1]}|users: must be a list of 1 to 100 user ids",
        "{'steps': [], 'draft': true}|draft: is not a field of this body"
      })
  void refusesWhatItDoesNotUnderstand(String body, String error) {
    Server.Answer answer = run(body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.error()).isEqualTo(error);
  }

  @Test
  void refusesMoreStepsOrDiffsThanThereMayBe() {
    String step = "{'diffs': [" + "{'user': 'u'},".repeat(2_500) + "{'user': 'u'}]}";

    assertThat(run("{'steps': [" + "{},".repeat(1_000) + "{}]}").error())
        .isEqualTo("steps: has more than 1000 elements");
    assertThat(run("{'steps': [" + step + "," + step + "]}").error())
        .isEqualTo("steps: have more than 5000 diffs");
  }
}
