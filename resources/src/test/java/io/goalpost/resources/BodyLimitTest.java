package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.resources.fixture.Server;
import io.goalpost.resources.fixture.Server.Answer;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Variant;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BodyLimitTest {
  private static final int BYTES_MAX = 1_000;
  private static final String SMALL = "{\"diffs\": [{\"user\": \"u1\"}]}";

  @RegisterExtension final Server server = Server.withBodiesTo(BYTES_MAX);

  private static String ofBytes(int bytes) {
    return SMALL + " ".repeat(bytes - SMALL.length());
  }

  @Test
  void refusesByTheLengthAnnounced() {
    Answer answer =
        Server.answer(
            server
                .request("/v1/diffs")
                .header("Content-Length", BYTES_MAX + 1)
                .buildPost(Entity.json(SMALL)));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.type()).isEqualTo("application/problem+json");
    assertThat(answer.json().get("detail").asText()).contains("1000 bytes");
    assertThat(server.diffs.calls).isZero();
  }

  @Test
  void refusesWhileReadingWhereNoLengthIsAnnounced() {
    byte[] body = ofBytes(BYTES_MAX + 1).getBytes(StandardCharsets.UTF_8);

    Answer answer =
        server.send(
            "POST",
            "/v1/diffs",
            Entity.entity(new ByteArrayInputStream(body), MediaType.APPLICATION_JSON_TYPE));

    assertThat(answer.status()).isEqualTo(413);
    assertThat(server.diffs.calls).isZero();
  }

  @Test
  void takesABodyOfExactlyTheLimit() {
    assertThat(server.post("/v1/diffs", ofBytes(BYTES_MAX)).status()).isEqualTo(200);
  }

  @Test
  void boundsDefinitionsToo() {
    assertThat(server.put("/v1/series/s", "x".repeat(BYTES_MAX + 1), "text/yaml").status())
        .isEqualTo(413);
  }

  @Test
  void inflatesGzip() {
    assertThat(gzipped(gzip(ofBytes(900)), "gzip").status()).isEqualTo(200);
    assertThat(server.diffs.posted).hasSize(1);
  }

  @Test
  void boundsTheInflatedSize() {
    byte[] bomb = gzip(ofBytes(1_000_000));
    assertThat(bomb.length).isLessThan(BYTES_MAX * 2);

    assertThat(gzipped(bomb, "gzip").status()).isEqualTo(413);
  }

  @Test
  void refusesWhatIsNoGzipOrBreaksOff() {
    byte[] whole = gzip(ofBytes(900));
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 2);

    assertThat(gzipped(SMALL.getBytes(StandardCharsets.UTF_8), "gzip").status()).isEqualTo(400);
    assertThat(gzipped(half, "gzip").status()).isEqualTo(400);
    assertThat(gzipped(whole, "br").status()).isEqualTo(415);
    assertThat(server.diffs.calls).isZero();
  }

  private Answer gzipped(byte[] body, String encoding) {
    Variant variant = new Variant(MediaType.APPLICATION_JSON_TYPE, (Locale) null, encoding);
    return server.send("POST", "/v1/diffs", Entity.entity(body, variant));
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }
}
