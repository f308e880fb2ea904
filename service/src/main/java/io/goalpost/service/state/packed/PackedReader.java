package io.goalpost.service.state.packed;

import io.goalpost.model.fact.Value;
import io.goalpost.service.state.packed.PackedWriter.Form;
import io.goalpost.service.state.packed.PackedWriter.Precision;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what {@link PackedWriter} wrote, in the same order. Not thread-safe. */
final class PackedReader {

  private static final Precision[] PRECISIONS = Precision.values();
  private static final Form[] FORMS = Form.values();

  private final byte[] bytes;
  private final Names names;
  private int at;

  PackedReader(byte[] bytes, Names names) {
    this.bytes = bytes;
    this.names = names;
  }

  int small() {
    return bytes[at++] & 0xFF;
  }

  long count() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = bytes[at++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  int size() {
    return (int) count();
  }

  long number() {
    return signed(count());
  }

  private static long signed(long folded) {
    return (folded >>> 1) ^ -(folded & 1);
  }

  String name() {
    return names.name(size());
  }

  String text() {
    long head = count();
    int length = (int) (head >> 1);
    if ((head & 1) == 0) {
      String text = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
      at += length;
      return text;
    }
    char[] characters = new char[length];
    for (int i = 0; i < length; i++) {
      characters[i] = (char) (small() << 8 | small());
    }
    return new String(characters);
  }

  Set<String> texts() {
    int count = size();
    if (count == 0) {
      return Set.of();
    }
    Set<String> texts = new HashSet<>();
    for (int i = 0; i < count; i++) {
      texts.add(text());
    }
    return texts;
  }

  /** An instant by its distance from another, or null. */
  Instant instant(Instant from) {
    long written = count();
    Precision precision = PRECISIONS[(int) (written & 3)];
    if (precision == Precision.NONE) {
      return null;
    }
    long seconds = from.getEpochSecond() + signed(written >>> 2);
    return switch (precision) {
      case MILLIS -> Instant.ofEpochSecond(seconds, count() * PackedWriter.NANOS_OF_MILLI);
      case NANOS -> Instant.ofEpochSecond(seconds, count());
      default -> Instant.ofEpochSecond(seconds);
    };
  }

  Map<String, Value> values() {
    int count = size();
    if (count == 0) {
      return Map.of();
    }
    Map<String, Value> values = new HashMap<>();
    for (int i = 0; i < count; i++) {
      values.put(text(), value());
    }
    return values;
  }

  Value value() {
    return switch (FORMS[small()]) {
      case TEXT -> new Value.Text(text());
      case DATE -> Value.text(text());
      case NUMBER -> new Value.Num(decimal());
      case TRUE -> new Value.Bool(true);
      case FALSE -> new Value.Bool(false);
      case MANY -> many();
    };
  }

  private Value many() {
    int count = size();
    List<Value> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(value());
    }
    return new Value.Many(values);
  }

  private BigDecimal decimal() {
    int scale = (int) number();
    int length = size();
    BigInteger unscaled = new BigInteger(bytes, at, length);
    at += length;
    return new BigDecimal(unscaled, scale);
  }
}
