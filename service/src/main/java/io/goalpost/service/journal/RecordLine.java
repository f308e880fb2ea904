package io.goalpost.service.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.goalpost.model.journal.JournalRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A record as it stands in a segment, unread: so that who looks for a few among millions reads
 * those alone. Only what {@link JournalCodec} wrote may be asked. Valid while it is given.
 */
public final class RecordLine {

  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] KIND = ",\"k\":\"".getBytes(StandardCharsets.UTF_8);

  private final JournalCodec codec;
  private final byte[] bytes;
  private final int from;
  private final int to;

  private RecordLine(JournalCodec codec, byte[] bytes, int from, int to) {
    this.codec = codec;
    this.bytes = bytes;
    this.from = from;
    this.to = to;
  }

  /** Gives the lines of a segment, in order. */
  public static void each(Segment segment, JournalCodec codec, Consumer<RecordLine> consumer) {
    byte[] bytes = segment.bytes();
    int from = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        consumer.accept(new RecordLine(codec, bytes, from, i));
        from = i + 1;
      }
    }
  }

  /** The record's kind: every record names it third. */
  public String kind() {
    int at = find(KIND, from);
    int begin = at + KIND.length;
    int end = begin;
    while (bytes[end] != '"') {
      end++;
    }
    return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
  }

  /** Whether it tells how an entry moved. */
  public boolean isMovement() {
    return MovementCodec.READERS.containsKey(kind());
  }

  /** Whether it tells what a rule produced. */
  public boolean isFiring() {
    return FiringCodec.READERS.containsKey(kind());
  }

  /** Whether it tells of a diff that was refused and kept. */
  public boolean isRejection() {
    return kind().equals(InputCodec.REJECTED);
  }

  /** Whether its bytes hold these anywhere: a cheap first question. */
  public boolean holds(byte[] wanted) {
    return find(wanted, from) >= 0;
  }

  /** The first text of one of these field names, whichever stands first; null where none does. */
  public String firstText(String... fields) {
    int first = -1;
    int begin = -1;
    for (String field : fields) {
      byte[] wanted = ("\"" + field + "\":\"").getBytes(StandardCharsets.UTF_8);
      int at = find(wanted, from);
      if (at >= 0 && (first < 0 || at < first)) {
        first = at;
        begin = at + wanted.length;
      }
    }
    return first < 0 ? null : text(begin);
  }

  /** The number of the first field of that name; 0 where there is none. */
  public long number(String field) {
    byte[] wanted = ("\"" + field + "\":").getBytes(StandardCharsets.UTF_8);
    int at = find(wanted, from);
    long number = 0;
    for (int i = at + wanted.length; at >= 0 && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
      number = number * 10 + bytes[i] - '0';
    }
    return number;
  }

  /** The record, read. */
  public JournalRecord read() {
    List<JournalRecord> records = codec.decode(Arrays.copyOfRange(bytes, from, to));
    return records.get(0);
  }

  private String text(int begin) {
    int end = begin;
    boolean escaped = false;
    while (bytes[end] != '"') {
      escaped |= bytes[end] == '\\';
      end += bytes[end] == '\\' ? 2 : 1;
    }
    if (!escaped) {
      return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
    }
    try (JsonParser parser =
        JSON.createParser(new String(bytes, begin - 1, end - begin + 2, StandardCharsets.UTF_8))) {
      parser.nextToken();
      return parser.getText();
    } catch (IOException impossible) {
      throw new UncheckedIOException("the codec wrote no such text", impossible);
    }
  }

  private int find(byte[] wanted, int begin) {
    for (int i = begin; i <= to - wanted.length; i++) {
      if (bytes[i] == wanted[0] && matches(wanted, i)) {
        return i;
      }
    }
    return -1;
  }

  private boolean matches(byte[] wanted, int at) {
    for (int i = 1; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
