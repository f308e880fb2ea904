package io.goalpost.service.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;

/**
 * JSON with one spelling for each thing, so that the same records give the same bytes (T6): fields
 * in a fixed order, map keys and sets sorted, nulls, zeros, false and empty collections left out.
 * Thread-safe.
 */
public final class CanonicalJson {

  // What is stored was bounded when it came in: a limit here would only make it unreadable. Names
  // are not interned and no symbol overflow is an error, since authors and senders choose them.
  private final JsonFactory factory =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /** What an object takes, about: a user of a few attributes, an entry. */
  private static final int OBJECT_BYTES = 512;

  /** The same of several objects: the records of a commit. */
  private static final int OBJECTS_BYTES = 4_096;

  /** What writes into a writer. */
  @FunctionalInterface
  public interface Writing {
    void write(CanonicalJsonWriter out) throws IOException;
  }

  /** What reads from a reader. */
  @FunctionalInterface
  public interface Reading<T> {
    T read(CanonicalJsonReader in) throws IOException;
  }

  /** The bytes of one object, whose fields are written by what is given. */
  public byte[] bytes(Writing fields) {
    return bytes(
        OBJECT_BYTES,
        out -> {
          out.begin();
          fields.write(out);
          out.end();
        });
  }

  /**
   * One object, whose fields are read by what is given.
   *
   * @throws MalformedRecordException where the bytes are no such object
   */
  public <T> T object(byte[] bytes, Reading<T> fields) {
    try (CanonicalJsonReader in = reader(bytes)) {
      if (!in.begin()) {
        throw new MalformedRecordException("nothing is there");
      }
      T read = fields.read(in);
      in.end();
      return read;
    } catch (IOException
        | DateTimeException
        | IllegalArgumentException
        | ArithmeticException
        | NullPointerException malformed) {
      throw new MalformedRecordException(malformed.getMessage(), malformed);
    }
  }

  /** The bytes of several objects. */
  byte[] lines(Writing objects) {
    return bytes(OBJECTS_BYTES, objects);
  }

  private byte[] bytes(int about, Writing objects) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(about);
    try (CanonicalJsonWriter out = new CanonicalJsonWriter(factory.createGenerator(bytes))) {
      objects.write(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return bytes.toByteArray();
  }

  CanonicalJsonReader reader(byte[] bytes) throws IOException {
    // From characters, since Jackson 2.21.0's parser of bytes refuses names beyond the basic plane,
    // and later ones half a surrogate pair: what a sender may post must be readable.
    return new CanonicalJsonReader(factory.createParser(new String(bytes, UTF_8)));
  }
}
