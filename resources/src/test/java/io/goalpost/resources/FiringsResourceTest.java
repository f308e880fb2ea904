package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.journal.Input;
import io.goalpost.model.port.Rejection;
import io.goalpost.resources.fixture.FiringFixture;
import io.goalpost.resources.fixture.Server;
import io.goalpost.resources.fixture.Server.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiringsResourceTest {
  @RegisterExtension final Server server = Server.start();

  private void firings(int count) {
    for (int i = 1; i <= count; i++) {
      server.firings.add(FiringFixture.sent(i, "u" + i % 2));
    }
  }

  @Test
  void listsPageByPage() {
    firings(5);

    JsonNode first = server.get("/v1/firings?limit=2").json();
    JsonNode second = server.get("/v1/firings?limit=2&after=2").json();
    JsonNode third = server.get("/v1/firings?limit=2&after=4").json();

    assertThat(first.get("firings")).hasSize(2);
    assertThat(first.get("next").asLong()).isEqualTo(2);
    assertThat(second.at("/firings/1/position").asLong()).isEqualTo(4);
    assertThat(second.get("next").asLong()).isEqualTo(4);
    assertThat(third.get("firings")).hasSize(1);
    assertThat(third.get("next").isNull()).isTrue();
  }

  @Test
  void hasNoNextWhereTheLastPageIsFull() {
    firings(2);

    assertThat(server.get("/v1/firings?limit=2").json().get("next").isNull()).isTrue();
  }

  @Test
  void listsAHundredUnlessToldOtherwise() {
    firings(101);

    assertThat(server.get("/v1/firings").json().get("firings")).hasSize(100);
    assertThat(server.get("/v1/firings?limit=1000").json().get("firings")).hasSize(101);
  }

  @Test
  void listsWhatIsAskedFor() {
    firings(3);
    server.firings.add(FiringFixture.goalHit(4, "u1"));

    assertThat(server.get("/v1/firings?user=u0").json().get("firings")).hasSize(1);
    assertThat(server.get("/v1/firings?series=other").json().get("firings")).isEmpty();
    assertThat(server.get("/v1/firings?company=acme").json().get("firings")).isEmpty();
    assertThat(server.get("/v1/firings?rule=upgrade@2/welcome/sent").json().get("firings"))
        .hasSize(3);
    JsonNode hits = server.get("/v1/firings?kind=goal-hit").json().get("firings");
    assertThat(hits).hasSize(1);
    assertThat(hits.get(0).get("left").asText()).isEqualTo("active");
    assertThat(hits.get(0).has("receipt")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=0           | limit: must be a whole number from 1 to 1000",
        "limit=1001        | limit: must be a whole number from 1 to 1000",
        "limit=many        | limit: must be a whole number from 1 to 1000",
        "after=-1          | after: must be a whole number of at least 0",
        "after=1.5         | after: must be a whole number of at least 0",
        "kind=goal_hit     | kind: is no word known here",
        "user=             | user: is empty",
        "user=u1&user=u2   | user: is given more than once",
        "usr=u1            | usr: is not a parameter of this path",
      })
  void namesTheParameterThatIsWrong(String query, String error) {
    Answer answer = server.get("/v1/firings?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.error()).isEqualTo(error);
  }

  @Test
  void showsWhyOneFired() {
    Diff diff =
        DiffReader.readAll(
                List.of(
                    Map.of(
                        "id", "a",
                        "user", "u1",
                        "set", Map.of("plan", "pro"),
                        "content", "upgrade/welcome",
                        "is", "clicked",
                        "link", "https://e.x",
                        "timestamp", "2026-01-05T08:00:00+01:00")))
            .get(0);
    server.firings.cause = new Input.DiffAccepted(1, FiringFixture.AT, diff, 0);
    server.firings.entered = Optional.of(FiringFixture.entered(2, "u1"));
    server.firings.add(FiringFixture.sent(3, "u1"));

    JsonNode shown = server.get("/v1/firings/3").json();

    assertThat(shown.get("line").asText())
        .isEqualTo("sent upgrade u1 block=welcome channel=email receipt=3");
    assertThat(shown.get("matched").toString())
        .isEqualTo("{\"user/plan\":\"free\",\"user/seats\":10}");
    assertThat(shown.get("cause").toString())
        .isEqualTo(
            "{\"position\":1,\"at\":\"2026-01-05T09:00:00Z\",\"kind\":\"diff\",\"diff\":"
                + "{\"id\":\"a\",\"user\":\"u1\",\"set\":{\"plan\":\"pro\"},"
                + "\"content\":\"upgrade/welcome\",\"is\":\"clicked\",\"link\":\"https://e.x\","
                + "\"timestamp\":\"2026-01-05T07:00:00Z\"}}");
    assertThat(shown.at("/entered/position").asLong()).isEqualTo(2);
    assertThat(shown.get("snapshot").toString())
        .isEqualTo(
            "{\"version\":2,\"trigger\":\"signed_up\",\"properties\":{\"plan\":\"free\"},"
                + "\"baselines\":{\"user/seats\":3}}");
    assertThat(shown.get("ruleText").asText()).isEqualTo("rule \"upgrade@2/welcome/sent\"");
    assertThat(shown.get("ruleLine").asInt()).isEqualTo(12);
  }

  @Test
  void showsWhatAnEntryBeganWith() {
    server.firings.add(FiringFixture.entered(2, "u1"));

    JsonNode shown = server.get("/v1/firings/2").json();

    assertThat(shown.get("blocks").toString()).isEqualTo("[\"free\"]");
    assertThat(shown.at("/snapshot/trigger").asText()).isEqualTo("signed_up");
    assertThat(shown.at("/cause/kind").asText()).isEqualTo("time");
    assertThat(shown.has("entered")).isFalse();
  }

  @Test
  void aPositionWithoutFiringIs404() {
    assertThat(server.get("/v1/firings/7").status()).isEqualTo(404);
    assertThat(server.get("/v1/firings/seven").status()).isEqualTo(404);
  }

  @Test
  void listsWhatWasRejected() {
    for (int i = 1; i <= 3; i++) {
      server.diffs.rejected.add(
          new Rejection(
              i, FiringFixture.AT, "{\"a\":" + i + "}", List.of(new Fault(4, "a", "is odd"))));
    }

    JsonNode page = server.get("/v1/rejections?after=1&limit=1").json();

    assertThat(page.toString())
        .isEqualTo(
            "{\"rejections\":[{\"position\":2,\"at\":\"2026-01-05T09:00:00Z\","
                + "\"given\":\"{\\\"a\\\":2}\","
                + "\"errors\":[{\"index\":4,\"field\":\"a\",\"reason\":\"is odd\"}]}],\"next\":2}");
    assertThat(server.get("/v1/rejections?limit=x").error())
        .isEqualTo("limit: must be a whole number from 1 to 1000");
    assertThat(server.get("/v1/rejections").json().get("next").isNull()).isTrue();
  }

  @Test
  void givesTheLastOnesFirst() {
    server.firings.add(FiringFixture.entered(5, "u1"));
    server.firings.add(FiringFixture.entered(9, "u2"));

    JsonNode page = server.get("/v1/firings?order=desc&limit=1").json();

    assertThat(page.at("/firings/0/position").asLong()).isEqualTo(9);
    assertThat(page.get("next").asLong()).isEqualTo(9);
    JsonNode older = server.get("/v1/firings?order=desc&limit=1&before=9").json();
    assertThat(older.at("/firings/0/position").asLong()).isEqualTo(5);
    assertThat(older.get("next").isNull()).isTrue();
  }

  @Test
  void writesAllAsCsvAndJsonLines() {
    server.firings.add(FiringFixture.entered(5, "=cmd()"));
    server.firings.add(FiringFixture.entered(9, "u2"));

    String csv = server.get("/v1/firings?format=csv").text();
    assertThat(csv).startsWith("position,at,line,kind,series,subject,user,");
    assertThat(csv).contains(",'=cmd(),");
    assertThat(csv.lines()).hasSize(3);
    assertThat(server.get("/v1/firings?format=jsonl").text().lines()).hasSize(2);
    assertThat(server.get("/v1/firings?format=csv&limit=1").text().lines()).hasSize(2);
  }

  @Test
  void tailsFromThePositionOfTheLastEventSeen() {
    server.firings.add(FiringFixture.entered(5, "u1"));
    server.firings.add(FiringFixture.entered(9, "u2"));

    String events = tail("5");

    assertThat(events)
        .startsWith(": listening")
        .contains("\n\nid: 9\ndata: {\"position\":9,")
        .doesNotContain("id: 5")
        .endsWith("}\n\n");
  }

  /** What came before the listener left, which in this container breaks the answer off. */
  private String tail(String last) {
    return Server.answer(
            server.request("/v1/firings/tail").header("Last-Event-ID", last).buildGet())
        .text();
  }
}
