package io.goalpost.resources.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.Rejection;
import io.goalpost.resources.fixture.Server;
import io.goalpost.resources.fixture.Server.Answer;
import jakarta.ws.rs.client.Entity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentApiResourceTest {
  private static final String TRACK = "{\"userId\": \"u1\", \"event\": \"e\"}";

  @RegisterExtension final Server server = Server.start();
  @RegisterExtension final Server locked = Server.withWriteKeys("key-1", "key-2");

  private static Answer post(Server to, String path, String key, String json) {
    String pair = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    return Server.answer(
        to.request("/v1/" + path)
            .header("Authorization", "Basic " + pair)
            .buildPost(Entity.json(json)));
  }

  private Answer post(String path, String json) {
    return post(server, path, "any:", json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"identify", "track", "group", "page", "screen"})
  void takesOneMessageAPath(String path) {
    Answer answer =
        post(path, "{\"userId\": \"u1\", \"event\": \"e\", \"groupId\": \"g\", \"type\": \"x\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"success\":true}");
    assertThat(server.diffs.posted).hasSize(1);
    assertThat(server.diffs.rejected).isEmpty();
  }

  @Test
  void keepsAnAliasAsARejection() {
    Answer answer = post("alias", "{\"previousId\": \"a1\", \"userId\": \"u1\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(server.diffs.posted).isEmpty();
    Rejection kept = server.diffs.rejected.get(0);
    assertThat(kept.given()).isEqualTo("{\"previousId\":\"a1\",\"userId\":\"u1\"}");
    assertThat(kept.faults().get(0).reason())
        .isEqualTo(
            "alias asks that user a1 become user u1; users are not merged here, both stay as they"
                + " are");
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch", "import"})
  void aBadMessageHurtsNoOther(String path) {
    Answer answer =
        post(
            path,
            """
            {"batch": [{"type": "identify", "messageId": "m1", "userId": "u1"},
                       {"type": "track", "messageId": "m2", "userId": "u1"},
                       7,
                       {"messageId": "m3", "userId": "u1"},
                       {"type": "track", "messageId": "m4", "userId": "u1", "event": "e"}],
             "sentAt": "2026-01-05T09:00:00Z", "writeKey": "any", "context": {}}
            """);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"success\":true}");
    assertThat(server.diffs.posted).extracting(Diff::id).containsExactly("m1", "m4");
    assertThat(server.diffs.rejected)
        .extracting(kept -> kept.faults().get(0).toString())
        .containsExactly(
            "diff 1: event is missing",
            "diff 2: a message must be an object",
            "diff 3: type must be one of identify, track, group, page, screen, alias");
    assertThat(server.diffs.calls).isEqualTo(1);
    assertThat(server.get("/v1/rejections").json().get("rejections")).hasSize(3);
  }

  @Test
  void rejectsAMessageThatIsTooLargeAndKeepsItsBeginning() {
    String large =
        "{\"userId\": \"u1\", \"event\": \"e\", \"properties\": {\"a\": \""
            + "🙂".repeat(9_000)
            + "\"}}";

    assertThat(post("track", large).status()).isEqualTo(200);

    assertThat(server.diffs.posted).isEmpty();
    Rejection kept = server.diffs.rejected.get(0);
    assertThat(kept.faults().get(0).reason()).isEqualTo("the message is larger than 32768 bytes");
    assertThat(kept.given()).hasSizeBetween(8_191, 8_192).startsWith("{\"userId\":\"u1\"");
    assertThat(Character.isHighSurrogate(kept.given().charAt(kept.given().length() - 1))).isFalse();
  }

  @Test
  void refusesABatchOfTooManyMessagesOrBytes() {
    String many = String.join(",", Collections.nCopies(1_001, "{}"));

    Answer messages = post("batch", "{\"batch\": [" + many + "]}");
    Answer bytes = post("batch", "{\"batch\": []}" + " ".repeat(500 * 1_024));

    assertThat(messages.status()).isEqualTo(413);
    assertThat(messages.error()).isEqualTo("batch: has 1001 messages; it takes 1000");
    assertThat(bytes.status()).isEqualTo(413);
    assertThat(server.diffs.calls).isZero();
  }

  @Test
  void refusesWhatIsNoObjectAtAll() {
    assertThat(post("track", "[1]").status()).isEqualTo(400);
    assertThat(post("track", "{").json().get("line").asInt()).isEqualTo(1);
    assertThat(post("batch", "").status()).isEqualTo(400);
    assertThat(post("batch", "{\"batch\": {}}").error())
        .isEqualTo("batch: must be a list of messages");
    assertThat(server.diffs.calls).isZero();
  }

  @Test
  void anEmptyBatchIsDone() {
    assertThat(post("batch", "{\"batch\": []}").status()).isEqualTo(200);
    assertThat(server.diffs.calls).isZero();
  }

  @Test
  void saysWhenItIsBusy() {
    server.diffs.refusal = BusyException.full(Duration.ofSeconds(3), "The queue is full.");

    Answer answer = post("track", TRACK);

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.response().getHeaderString("Retry-After")).isEqualTo("3");
  }

  @Test
  void needsAWriteKey() {
    Answer none = server.post("/v1/track", TRACK);

    assertThat(none.status()).isEqualTo(401);
    assertThat(none.type()).isEqualTo("application/problem+json");
    assertThat(none.response().getHeaderString("WWW-Authenticate"))
        .isEqualTo("Basic realm=\"Goalpost\"");
    assertThat(post(server, "track", ":", TRACK).status()).isEqualTo(401);
    assertThat(post(server, "track", "any", TRACK).status()).isEqualTo(200);
  }

  @Test
  void takesTheWriteKeyFromTheBodyToo() {
    assertThat(server.post("/v1/batch", "{\"batch\": [], \"writeKey\": \"any\"}").status())
        .isEqualTo(200);
    assertThat(server.post("/v1/batch", "{\"batch\": [], \"writeKey\": \"\"}").status())
        .isEqualTo(401);
    assertThat(locked.post("/v1/batch", "{\"batch\": [], \"writeKey\": \"key-2\"}").status())
        .isEqualTo(200);
  }

  @Test
  void takesOnlyTheKeysConfigured() {
    assertThat(post(locked, "track", "key-2:", TRACK).status()).isEqualTo(200);
    assertThat(post(locked, "track", "key-3:", TRACK).status()).isEqualTo(401);
    Answer wrongScheme =
        Server.answer(
            locked
                .request("/v1/track")
                .header("Authorization", "Bearer key-1")
                .buildPost(Entity.json(TRACK)));
    assertThat(wrongScheme.status()).isEqualTo(401);
    assertThat(locked.diffs.posted).hasSize(1);
  }
}
