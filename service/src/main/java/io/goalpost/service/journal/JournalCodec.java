package io.goalpost.service.journal;

import io.goalpost.model.journal.FanOutReached;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.model.journal.Movement;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Journal records as UTF-8 JSON, one a line: {@code
 * {"p":12,"t":"2026-01-05T09:00:00Z","k":"diff",…}}. The same records give the same bytes (T6).
 * Thread-safe.
 */
public final class JournalCodec {

  /** The kinds of record, each with what reads it. */
  private static final Map<String, RecordReader> READERS = readers();

  private final CanonicalJson json = new CanonicalJson();

  /** The records' lines, each ended by a line feed. */
  public byte[] encode(List<? extends JournalRecord> records) {
    return json.lines(
        out -> {
          for (JournalRecord record : records) {
            out.begin();
            write(record, out);
            out.end();
            out.lineFeed();
          }
        });
  }

  /**
   * The records of these lines.
   *
   * @throws MalformedRecordException naming the position and kind of the first record that this
   *     codec did not write
   */
  public List<JournalRecord> decode(byte[] lines) {
    List<JournalRecord> records = new ArrayList<>();
    Place place = new Place();
    try (CanonicalJsonReader in = json.reader(lines)) {
      while (in.begin()) {
        records.add(read(in, place));
        in.end();
      }
    } catch (IOException
        | MalformedRecordException
        | DateTimeException
        | IllegalArgumentException
        | ArithmeticException
        | NullPointerException malformed) {
      throw new MalformedRecordException(place + ": " + malformed.getMessage(), malformed);
    }
    return records;
  }

  private static void write(JournalRecord record, CanonicalJsonWriter out) throws IOException {
    out.number("p", record.position());
    out.instant("t", record.at());
    if (record instanceof Firing firing) {
      FiringCodec.write(firing, out);
    } else if (record instanceof Movement movement) {
      MovementCodec.write(movement, out);
    } else if (record instanceof Input input) {
      InputCodec.write(input, out);
    } else if (record instanceof FanOutReached reached) {
      FanOutCodec.write(reached, out);
    }
  }

  private static JournalRecord read(CanonicalJsonReader in, Place place) throws IOException {
    place.position = in.number("p");
    Instant at = in.instant("t");
    place.kind = in.text("k");
    if (place.position == 0 || at == null || place.kind == null) {
      throw new MalformedRecordException("it does not begin with position, instant and kind");
    }
    RecordReader reader = READERS.get(place.kind);
    if (reader == null) {
      throw new MalformedRecordException("the kind is unknown");
    }
    return reader.read(place.position, at, in);
  }

  private static Map<String, RecordReader> readers() {
    Map<String, RecordReader> readers = new HashMap<>();
    List.of(InputCodec.READERS, FiringCodec.READERS, MovementCodec.READERS, FanOutCodec.READERS)
        .forEach(
            family ->
                family.forEach(
                    (kind, reader) -> {
                      if (readers.put(kind, reader) != null) {
                        throw new IllegalStateException("two kinds of record are called " + kind);
                      }
                    }));
    return Map.copyOf(readers);
  }

  /** How far a decoding has come. */
  private static final class Place {
    private long position;
    private String kind;

    @Override
    public String toString() {
      return "journal record " + position + " (" + kind + ")";
    }
  }
}
