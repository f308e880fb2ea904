package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.resources.fixture.Server;
import io.goalpost.resources.fixture.Server.Answer;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockResourceTest {
  private static final String TO = "\"to\": \"2026-01-06T10:00:00+01:00\"";

  @RegisterExtension final Server server = Server.start();

  @Test
  void tellsTheTime() {
    assertThat(server.get("/v1/clock").text())
        .isEqualTo("{\"now\":\"2026-01-05T09:00:00Z\",\"manual\":true}");
  }

  @Test
  void movesThroughUnlessToldToStopBefore() {
    Answer through = server.post("/v1/clock", "{" + TO + "}");
    assertThat(server.clock.movedThrough).isTrue();
    Answer before = server.post("/v1/clock", "{" + TO + ", \"due\": \"before\"}");
    assertThat(server.clock.movedThrough).isFalse();

    assertThat(through.status()).isEqualTo(200);
    assertThat(through.json().get("now").asText()).isEqualTo("2026-01-06T09:00:00Z");
    assertThat(through.json().get("firings")).hasSize(1);
    assertThat(before.status()).isEqualTo(200);
  }

  @Test
  void resetsClockAndZone() {
    Answer answer = server.post("/v1/clock/reset", "{" + TO + ", \"zone\": \"Europe/Berlin\"}");

    assertThat(answer.text()).isEqualTo("{\"now\":\"2026-01-06T09:00:00Z\"}");
    assertThat(server.clock.zone).isEqualTo(ZoneId.of("Europe/Berlin"));
    server.post("/v1/clock/reset", "{" + TO + "}");
    assertThat(server.clock.zone).isEqualTo(ZoneId.of("UTC"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/clock       | {}                        | to: is missing",
        "/v1/clock       | {\"to\": \"noon\"}        | to: must be an ISO 8601 instant with an offset",
        "/v1/clock       | {\"to\": 5}               | to: must be a string of 1 to 2000 characters",
        "/v1/clock       | {\"to\": \"2026-01-01T00:00:00Z\"} | to: is before now",
        "/v1/clock       | {\"to\": \"2026-01-06T00:00:00Z\", \"due\": \"now\"} | due: must be one of before, through",
        "/v1/clock       | {\"to\": \"2026-01-06T00:00:00Z\", \"at\": 1} | at: is not a field of this body",
        "/v1/clock/reset | {\"zone\": \"UTC\"}       | to: is missing",
        "/v1/clock/reset | {\"to\": \"2026-01-06T00:00:00Z\", \"zone\": \"Mars/X\"} | zone: must be the name of a time zone",
      })
  void namesWhatIsWrong(String path, String body, String error) {
    Answer answer = server.post(path, body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.error()).isEqualTo(error);
  }

  @Test
  void theSystemClockIsNotMoved() {
    server.clock.manual = false;

    assertThat(server.post("/v1/clock", "{" + TO + "}").status()).isEqualTo(404);
    assertThat(server.post("/v1/clock/reset", "{}").type()).isEqualTo("application/problem+json");
    assertThat(server.post("/v1/clock/reset", "{" + TO + "}").status()).isEqualTo(404);
    assertThat(server.get("/v1/clock").json().get("manual").asBoolean()).isFalse();
    assertThat(server.clock.zone).isNull();
  }
}
