package io.goalpost.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.journal.Input.SeriesPaused;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much of a segment is read for one of its records. */
class SegmentChainTest {

  private static final Instant AT = Instant.parse("2026-01-05T09:00:00Z");

  private final JournalCodec codec = new JournalCodec();

  @Test
  void aRecordIsFoundWithoutReadingTheOthersOfItsSegment() {
    SeriesPaused wanted = new SeriesPaused(2, AT, "hello");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(unreadable(1));
    bytes.writeBytes(codec.encode(List.of(wanted)));
    bytes.writeBytes(unreadable(3));
    Segment segment = new Segment(1, 1, 3, bytes.toByteArray(), new byte[32], new byte[32]);

    SegmentChain chain = new SegmentChain(codec);

    assertThat(chain.record(segment, 2)).contains(wanted);
    assertThat(chain.record(segment, 4)).isEmpty();
  }

  private static byte[] unreadable(long position) {
    String line = "{\"p\":%d,\"t\":\"%s\",\"k\":\"of another world\"}\n".formatted(position, AT);
    return line.getBytes(StandardCharsets.UTF_8);
  }
}
