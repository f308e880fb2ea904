package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.port.BusyException;
import io.goalpost.resources.fixture.Server;
import io.goalpost.resources.fixture.Server.Answer;
import jakarta.ws.rs.InternalServerErrorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ErrorAnswersTest {
  private static final String DIFF = "{\"diffs\": [{\"user\": \"u1\"}]}";

  @RegisterExtension final Server server = Server.start();

  @Test
  void aFullQueueIs429() {
    server.diffs.refusal = BusyException.full(Duration.ofMillis(1_200), "The queue is full.");

    Answer answer = server.post("/v1/diffs", DIFF);

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.response().getHeaderString("Retry-After")).isEqualTo("2");
    assertThat(answer.json().get("title").asText()).isEqualTo("Too Many Requests");
    assertThat(answer.json().get("detail").asText()).isEqualTo("The queue is full.");
  }

  @Test
  void aStoreThatIsAwayIs503() {
    server.diffs.refusal = BusyException.unavailable(Duration.ZERO, "The store is away.");

    Answer answer = server.post("/v1/diffs", DIFF);

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.response().getHeaderString("Retry-After")).isEqualTo("1");
  }

  @Test
  void anUnknownPathIs404() {
    Answer answer = server.get("/v1/nothing");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.text())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                + "\"detail\":\"There is nothing at this path.\",\"errors\":[]}");
  }

  @Test
  void anotherMethodIs405AndSaysWhichAreTaken() {
    Answer answer = server.get("/v1/diffs");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.response().getHeaderString("Allow")).contains("POST");
    assertThat(answer.json().get("detail").asText()).isEqualTo("This path takes OPTIONS, POST.");
  }

  @Test
  void anAnswerOfAnotherKindIs406() {
    Answer answer = Server.answer(server.request("/v1/series").accept("image/png").buildGet());

    assertThat(answer.status()).isEqualTo(406);
    assertThat(answer.json().get("status").asInt()).isEqualTo(406);
  }

  @Test
  void theUnexpectedIs500WithAnIdThatTheLogHasToo() {
    server.diffs.refusal = new IllegalStateException("secret of the house");

    List<LogRecord> log = new ArrayList<>();
    Answer answer = logging(log, () -> server.post("/v1/diffs", DIFF));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.text()).doesNotContain("secret", "IllegalState", "io.goalpost");
    String id = answer.json().get("errorId").asText();
    assertThat(id).hasSize(36);
    assertThat(log).hasSize(1);
    assertThat(log.get(0).getMessage()).contains(id);
    assertThat(log.get(0).getThrown()).isSameAs(server.diffs.refusal);
  }

  @Test
  void errorsAndServerErrorsOfJakartaRestAreUnexpectedToo() {
    server.diffs.refusal = new InternalServerErrorException("secret");
    List<LogRecord> log = new ArrayList<>();

    Answer answer = logging(log, () -> server.post("/v1/diffs", DIFF));

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.text()).doesNotContain("secret").contains("errorId");
    assertThat(log).hasSize(1);
  }

  private static Answer logging(List<LogRecord> log, java.util.function.Supplier<Answer> call) {
    Logger logger = Logger.getLogger("io.goalpost.resources.error.UnexpectedMapper");
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            log.add(record);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try {
      return call.get();
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
  }
}
