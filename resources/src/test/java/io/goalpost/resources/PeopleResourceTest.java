package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.goalpost.model.port.PeoplePort.Action;
import io.goalpost.model.port.PeoplePort.Message;
import io.goalpost.model.port.PeoplePort.Select;
import io.goalpost.model.port.PeoplePort.Status;
import io.goalpost.resources.fixture.Server;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PeopleResourceTest {
  private static final String LIST = "/v1/series/upgrade/people";

  @RegisterExtension final Server server = Server.start();

  @Test
  void listsWhoIsBehindAFigure() {
    JsonNode answer =
        server
            .get(
                LIST
                    + "?status=goal&left=finished&version=2&company=acme"
                    + "&from=2026-01-01T00:00:00Z&limit=10&cursor=abc")
            .json();

    assertThat(server.people.select)
        .isEqualTo(
            new Select(
                Status.GOAL,
                null,
                "finished",
                2,
                "acme",
                Instant.parse("2026-01-01T00:00:00Z"),
                null));
    assertThat(server.people.limit).isEqualTo(10);
    assertThat(server.people.cursor).isEqualTo("abc");
    assertThat(answer.get("total").asLong()).isEqualTo(2);
    assertThat(answer.get("next").asText()).isEqualTo("more");
    assertThat(answer.at("/people/0/how").asText()).isEqualTo("sent");
    assertThat(answer.at("/people/1").toString())
        .isEqualTo(
            "{\"subject\":\"company:acme\",\"company\":\"acme\",\"version\":2,"
                + "\"goalHit\":\"2026-01-05T09:00:00Z\",\"when\":\"2026-01-05T09:00:00Z\"}");
  }

  @Test
  void aStatusOfABlockNeedsItsBlock() {
    assertThat(server.get(LIST + "?status=sent&block=mail").status()).isEqualTo(200);
    assertThat(server.get(LIST + "?status=sent").error())
        .isEqualTo("block: is missing: it is said of a block");
    assertThat(server.get(LIST + "?status=goal&block=mail").error())
        .isEqualTo("block: does not go with a status of the series");
    assertThat(server.get(LIST).error()).isEqualTo("status: is missing");
  }

  @Test
  void tagsThoseSelected() {
    JsonNode answer =
        server
            .post(
                LIST + "/actions",
                "{\"id\":\"a1\",\"by\":\"ada\",\"select\":{\"status\":\"goal\"},\"tag\":\"won\"}")
            .json();

    assertThat(answer.toString()).isEqualTo("{\"people\":2,\"diffs\":1,\"firings\":[]}");
    assertThat(server.people.select.status()).isEqualTo(Status.GOAL);
    assertThat(server.people.action).isEqualTo(new Action("won", null, null));
    assertThat(server.people.id).isEqualTo("a1");
    assertThat(server.people.by).isEqualTo("ada");
  }

  @Test
  void asksForAMessageToThoseNamed() {
    server.post(
        LIST + "/actions",
        "{\"users\":[\"u1\",\"u2\"],\"message\":{\"channel\":\"email\",\"body\":\"Hello\"}}");

    assertThat(server.people.users).containsExactly("u1", "u2");
    assertThat(server.people.action.message()).isEqualTo(new Message("email", null, "Hello"));
  }

  @Test
  void refusesAnActionThatIsNotClear() {
    assertThat(server.post(LIST + "/actions", "{\"users\":[\"u1\"]}").error())
        .isEqualTo("tag: and untag and message: give one of the three");
    assertThat(server.post(LIST + "/actions", "{\"tag\":\"t\"}").error())
        .isEqualTo("select: and users: give one of the two");
    assertThat(
            server
                .post(LIST + "/actions", "{\"tag\":\"t\",\"select\":{\"status\":\"happy\"}}")
                .error())
        .startsWith("select.status: must be one of started, finished");
    assertThat(
            server
                .post(LIST + "/actions", "{\"users\":[\"u1\"],\"message\":{\"body\":\"x\"}}")
                .error())
        .isEqualTo("message.channel: is missing");
  }
}
