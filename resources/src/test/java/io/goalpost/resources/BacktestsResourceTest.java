package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.port.BacktestPort.Order;
import io.goalpost.resources.fixture.Server;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestsResourceTest {
  private static final String ONE = "/v1/series/s/backtests/b1";

  @RegisterExtension final Server server = Server.start();

  @ParameterizedTest
  @ValueSource(strings = {"backtests", "backtest"})
  void beginsOneAndTellsItsId(String path) {
    Server.Answer answer =
        server.post("/v1/series/s/" + path, "{\"from\": \"2026-01-01T00:00:00Z\", \"version\": 2}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text())
        .isEqualTo(
            "{\"id\":\"b1\",\"state\":\"running\",\"progress\":0.25,"
                + "\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-05T09:00:00Z\"}");
    assertThat(server.backtests.asked)
        .isEqualTo(new Order(Instant.parse("2026-01-01T00:00:00Z"), null, 2, null));
  }

  @Test
  void takesTheDraftOverAllOfTheJournalWhereNothingIsSaid() {
    assertThat(server.post("/v1/series/s/backtests").status()).isEqualTo(202);
    assertThat(server.backtests.asked).isEqualTo(new Order(null, null, 0, null));
  }

  @Test
  void tellsWhatCameOfIt() {
    server.post("/v1/series/s/backtests", "{\"text\": \"series: s\"}");
    server.backtests.end();

    assertThat(server.get(ONE).text())
        .isEqualTo(
            "{\"id\":\"b1\",\"state\":\"done\",\"progress\":1.0,\"to\":\"2026-01-05T09:00:00Z\","
                + "\"figures\":{\"candidate\":{\"started\":3}},"
                + "\"blocks\":{\"candidate\":{\"mail\":{\"sent\":2}}},"
                + "\"differ\":{\"count\":1,\"users\":[{\"user\":\"ann\","
                + "\"candidate\":[\"sent s ann block=mail\"],\"live\":[]}]},"
                + "\"interactionsLeftOut\":4}");
  }

  @Test
  void cancelsOne() {
    server.post("/v1/series/s/backtests");

    assertThat(server.post("/v1/series/s/backtests").status()).isEqualTo(429);
    assertThat(server.send("DELETE", ONE, null).status()).isEqualTo(200);
    assertThat(server.get(ONE).json().get("state").asText()).isEqualTo("cancelled");
  }

  @Test
  void tellsOfNoneThatIsNotThere() {
    assertThat(server.get(ONE).status()).isEqualTo(404);
    assertThat(server.send("DELETE", ONE, null).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'from': 'monday'}|from: must be an ISO 8601 instant with an offset",
        "{'version': 1.5}|version: must be a whole number of at least 1",
        "{'until': 1}|until: is not a field of this body"
      })
  void refusesWhatItDoesNotUnderstand(String body, String error) {
    Server.Answer answer = server.post("/v1/series/s/backtests", body.replace('\'', '"'));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.error()).isEqualTo(error);
  }
}
