package io.goalpost.service.state.packed;

import io.goalpost.model.fact.Value;
import io.goalpost.model.fact.Values;
import io.goalpost.service.state.packed.PackedWriter.Form;
import io.goalpost.service.state.packed.PackedWriter.Precision;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reads what {@link PackedWriter} wrote, in the same order. Not thread-safe. */
final class PackedReader {

  private static final Precision[] PRECISIONS = Precision.values();
  private static final Form[] FORMS = Form.values();

  private final byte[] bytes;
  private final Names names;
  private int at;

  /**
   * @param names as the writer had them
   */
  PackedReader(byte[] bytes, Names names) {
    this(bytes, names, 0);
  }

  private PackedReader(byte[] bytes, Names names, int from) {
    this.bytes = bytes;
    this.names = names;
    this.at = from;
  }

  /** The value behind the word that begins at a place. */
  static Value valueAt(byte[] bytes, int from) {
    PackedReader in = new PackedReader(bytes, null, from);
    if (in.count() == 0) {
      in.skipText(); // a word without a number
    }
    return in.value();
  }

  /** Nothing is left to be read. */
  void end() {
    if (at != bytes.length) {
      throw new IllegalArgumentException(bytes.length - at + " bytes too many");
    }
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
    return names == null ? text() : names.name(size());
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

  String word() {
    if (names == null) {
      return text();
    }
    int number = size() - 1;
    return number < 0 ? text() : names.name(number);
  }

  List<String> textList() {
    String[] texts = new String[size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = text();
    }
    return List.of(texts);
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
    return values(this::text);
  }

  Map<String, Value> wordedValues() {
    return values(this::word);
  }

  private Map<String, Value> values(Supplier<String> keys) {
    return values(size(), keys);
  }

  private Map<String, Value> values(int count, Supplier<String> keys) {
    if (count == 0) {
      return Map.of();
    }
    String[] found = new String[count];
    Value[] values = new Value[count];
    for (int i = 0; i < count; i++) {
      found[i] = keys.get();
      values[i] = value();
    }
    return Values.of(found, values);
  }

  /** The same, each left packed until somebody asks for it where they are not very many. */
  Map<String, Value> wordedValuesLater() {
    int count = size();
    if (count > Values.SIZE_MAX) {
      return values(count, this::word);
    }
    String[] found = new String[count];
    int[] bounds = new int[count * 2];
    for (int i = 0; i < count; i++) {
      bounds[i * 2] = at;
      found[i] = word();
      skipValue();
      bounds[i * 2 + 1] = at;
    }
    return Values.packed(found, new PackedBytes(bytes, names), bounds);
  }

  private void skipValue() {
    switch (FORMS[small()]) {
      case TEXT -> skipText();
      case DATE -> {
        skipText();
        if (instant(Instant.EPOCH) == null) {
          count();
        }
      }
      case NUMBER -> {
        count();
        int length = size(); // which moves on itself
        at += length;
      }
      case TRUE, FALSE -> {}
      case MANY -> {
        int count = size();
        for (int i = 0; i < count; i++) {
          skipValue();
        }
      }
    }
  }

  private void skipText() {
    long head = count();
    int length = (int) (head >> 1);
    at += (head & 1) == 0 ? length : length * 2;
  }

  Value value() {
    return switch (FORMS[small()]) {
      case TEXT -> new Value.Text(text());
      case DATE -> date();
      case NUMBER -> new Value.Num(decimal());
      case TRUE -> new Value.Bool(true);
      case FALSE -> new Value.Bool(false);
      case MANY -> many();
    };
  }

  private Value date() {
    String text = text();
    Instant instant = instant(Instant.EPOCH);
    return new Value.Date(text, instant, instant == null ? LocalDate.ofEpochDay(number()) : null);
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
    int from = at;
    at += length;
    if (length > Long.BYTES) {
      return new BigDecimal(new BigInteger(bytes, from, length), scale);
    }
    long unscaled = bytes[from]; // the sign goes with the first byte
    for (int i = from + 1; i < at; i++) {
      unscaled = unscaled << Byte.SIZE | bytes[i] & 0xFF;
    }
    return BigDecimal.valueOf(unscaled, scale);
  }
}
