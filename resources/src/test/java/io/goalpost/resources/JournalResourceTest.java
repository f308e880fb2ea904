package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.JournalPort.Verdict;
import io.goalpost.resources.fixture.Server;
import io.goalpost.resources.fixture.Server.Answer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JournalResourceTest {
  @RegisterExtension final Server server = Server.start();

  @Test
  void aGoodJournalIsGoodUpToItsLastRecord() {
    assertThat(server.get("/v1/journal/verify").text()).isEqualTo("{\"ok\":true,\"position\":12}");
  }

  @Test
  void aPrunedJournalTellsWhereItBegins() {
    server.journal.verdict = Verdict.good(12).since(4, Instant.parse("2026-01-05T09:00:00Z"));

    assertThat(server.get("/v1/journal/verify").text())
        .isEqualTo("{\"ok\":true,\"base\":4,\"baseAt\":\"2026-01-05T09:00:00Z\",\"position\":12}");
  }

  @Test
  void theFirstBreakIsNamed() {
    server.journal.verdict = Verdict.broken(8, 3, "segment 3 is missing");

    Answer answer = server.get("/v1/journal/verify");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .isEqualTo(
            "{\"ok\":false,\"position\":8,\"segment\":3,\"reason\":\"segment 3 is missing\"}");
  }

  @Test
  void whoComesWhileItIsVerifiedIsToldToComeAgain() {
    server.journal.refusal = BusyException.full(Duration.ofSeconds(5), "It is being verified.");

    Answer answer = server.get("/v1/journal/verify");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.response().getHeaderString("Retry-After")).isEqualTo("5");
  }
}
