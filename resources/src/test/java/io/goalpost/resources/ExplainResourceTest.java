package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.explain.Answer;
import io.goalpost.model.explain.Explanation;
import io.goalpost.model.explain.Node;
import io.goalpost.model.explain.Reason;
import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.ExplainPort.Query;
import io.goalpost.model.port.GoneException;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.resources.fixture.FiringFixture;
import io.goalpost.resources.fixture.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExplainResourceTest {
  @RegisterExtension final Server server = Server.start();

  @BeforeEach
  void explainsOneThing() {
    Node free =
        new Node(
            "{attribute: plan, is: pro}",
            "attribute",
            false,
            true,
            "is pro",
            "free",
            null,
            null,
            null,
            List.of());
    Node event =
        new Node(
            "{event: seen, within: P1D}",
            "event",
            true,
            null,
            "at least one",
            null,
            new Node.Window(FiringFixture.AT.minusSeconds(86_400), FiringFixture.AT),
            null,
            FiringFixture.AT.plusSeconds(60),
            List.of());
    Node all =
        new Node(
            "{all: […]}", "all", false, null, null, null, null, null, null, List.of(free, event));
    server.explanations.explanation =
        new Explanation(
            "trial",
            "u1",
            12,
            FiringFixture.AT,
            2,
            0,
            0,
            List.of(
                new Answer(
                    Answer.About.GOAL,
                    5,
                    null,
                    null,
                    false,
                    0,
                    null,
                    Reason.CONDITION_FALSE,
                    9,
                    null,
                    "the goal does not hold",
                    all,
                    List.of("{attribute: plan, is: pro} must hold (seen: free)"))));
  }

  @Test
  void tellsWhyWithTheConditionsAsTheyWereAsked() {
    assertThat(server.get("/v1/explain?series=trial&user=u1").text())
        .isEqualTo(
            "{\"series\":\"trial\",\"user\":\"u1\",\"at\":12,\"time\":\"2026-01-05T09:00:00Z\","
                + "\"version\":2,\"answers\":[{\"about\":\"goal\",\"entry\":5,\"happened\":false,"
                + "\"reason\":\"condition-false\",\"diff\":9,\"text\":\"the goal does not hold\","
                + "\"conditions\":{\"text\":\"{all: […]}\",\"kind\":\"all\",\"holds\":false,"
                + "\"of\":[{\"text\":\"{attribute: plan, is: pro}\",\"kind\":\"attribute\","
                + "\"holds\":false,\"heldBefore\":true,\"wanted\":\"is pro\",\"seen\":\"free\"},"
                + "{\"text\":\"{event: seen, within: P1D}\",\"kind\":\"event\",\"holds\":true,"
                + "\"wanted\":\"at least one\",\"window\":{\"from\":\"2026-01-04T09:00:00Z\","
                + "\"to\":\"2026-01-05T09:00:00Z\"},\"turns\":\"2026-01-05T09:01:00Z\"}]},"
                + "\"needed\":[\"{attribute: plan, is: pro} must hold (seen: free)\"]}]}");
  }

  @Test
  void takesAPositionOrAnInstantOrMeansNow() {
    server.get("/v1/explain?series=trial&user=u1");
    server.get("/v1/explain?series=trial&user=u1&company=acme&at=7");
    server.get("/v1/explain?series=trial&user=u1&at=2026-01-05T09:00:00Z");

    assertThat(server.explanations.asked)
        .containsExactly(
            Query.now("trial", "u1"),
            new Query("trial", "u1", "acme", 7, null),
            new Query("trial", "u1", null, 0, Instant.parse("2026-01-05T09:00:00Z")));
  }

  @Test
  void namesTheParameterThatIsWrong() {
    assertThat(server.get("/v1/explain?user=u1").error()).isEqualTo("series: is missing");
    assertThat(server.get("/v1/explain?series=trial").error()).isEqualTo("user: is missing");
    assertThat(server.get("/v1/explain?series=trial&user=u1&at=noon").error())
        .isEqualTo("at: is no word known here");
    assertThat(server.get("/v1/explain?series=trial&user=u1&at=0").status()).isEqualTo(400);
    assertThat(server.get("/v1/explain?series=trial&user=u1&when=1").error())
        .isEqualTo("when: is not a parameter of this path");
    assertThat(server.explanations.asked).isEmpty();
  }

  @Test
  void saysWhatIsNotThereAndWhenToComeAgain() {
    server.explanations.refusal = new NotFoundException("there is no series trial");
    assertThat(server.get("/v1/explain?series=trial&user=u1").status()).isEqualTo(404);

    server.explanations.refusal = new GoneException("the journal was pruned");
    assertThat(server.get("/v1/explain?series=trial&user=u1&at=3").status()).isEqualTo(410);

    server.explanations.refusal = BusyException.full(Duration.ofSeconds(1), "too many");
    assertThat(server.get("/v1/explain?series=trial&user=u1").status()).isEqualTo(429);
  }
}
