package io.goalpost.service.state.packed;

import io.goalpost.model.fact.Value;
import io.goalpost.model.fact.Values;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/**
 * Writes what entries and users are made of, small things in few bytes: whole numbers seven bits a
 * byte, instants by their distance from one that is known. Used again after each {@link #take}. Not
 * thread-safe.
 */
final class PackedWriter implements Values.Sink {

  /** How an instant is written: not at all, or to which precision. */
  enum Precision {
    NONE,
    SECONDS,
    MILLIS,
    NANOS
  }

  /** The kinds of {@link Value}. */
  enum Form {
    TEXT,
    DATE,
    NUMBER,
    TRUE,
    FALSE,
    MANY
  }

  static final int NANOS_OF_MILLI = 1_000_000;
  private static final int ROOM = 256;

  private final Names names;
  private final int max;
  private byte[] room = new byte[ROOM];
  private int size;
  private boolean over;

  /**
   * @param names that are written as numbers; null where all are written out
   * @param max in bytes: a text that would go beyond it is not written
   */
  PackedWriter(Names names, int max) {
    this.names = names;
    this.max = max;
  }

  /** What was written since this was last asked; null where that was too much. */
  byte[] takeOrNull() {
    byte[] taken = over ? null : Arrays.copyOf(room, size);
    size = 0;
    over = false;
    return taken;
  }

  void small(int value) {
    if (size == room.length) {
      room = Arrays.copyOf(room, size * 2);
    }
    room[size++] = (byte) value;
  }

  /** A number of at least 0. */
  void count(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      small((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    small((int) rest);
  }

  /** Any number, in few bytes where it is near 0. */
  void number(long value) {
    count((value << 1) ^ (value >> 63));
  }

  void name(String name) {
    if (names == null) {
      text(name);
    } else {
      count(names.number(name));
    }
  }

  /** A name that a sender has chosen: its number, or itself where there is no room for more. */
  void word(String word) {
    if (names == null) {
      text(word);
      return;
    }
    int number = names.numberOfChosen(word);
    count(number + 1L);
    if (number < 0) {
      text(word);
    }
  }

  /** Any text, half of a surrogate pair included: one byte a character, or two where it needs. */
  void text(String text) {
    int length = text.length();
    if (length > max - size) {
      over = true;
      return;
    }
    boolean wide = false;
    for (int i = 0; i < length && !wide; i++) {
      wide = text.charAt(i) > 0xFF;
    }
    count((long) length << 1 | (wide ? 1 : 0));
    if (!wide) {
      bytes(text.getBytes(StandardCharsets.ISO_8859_1));
      return;
    }
    for (int i = 0; i < length; i++) {
      small(text.charAt(i) >> 8);
      small(text.charAt(i));
    }
  }

  void texts(Collection<String> texts) {
    count(texts.size());
    texts.forEach(this::text);
  }

  /** An instant by its distance from another; null is none. */
  void instant(Instant instant, Instant from) {
    if (instant == null) {
      small(Precision.NONE.ordinal());
      return;
    }
    long seconds = instant.getEpochSecond() - from.getEpochSecond();
    int nanos = instant.getNano();
    Precision precision =
        nanos == 0
            ? Precision.SECONDS
            : nanos % NANOS_OF_MILLI == 0 ? Precision.MILLIS : Precision.NANOS;
    count((((seconds << 1) ^ (seconds >> 63)) << 2) | precision.ordinal());
    if (precision == Precision.MILLIS) {
      count(nanos / NANOS_OF_MILLI);
    } else if (precision == Precision.NANOS) {
      count(nanos);
    }
  }

  void values(Map<String, Value> values) {
    count(values.size());
    values.forEach(
        (key, value) -> {
          text(key);
          value(value);
        });
  }

  /** The same where the same keys come again and again. */
  void wordedValues(Map<String, Value> values) {
    count(values.size());
    if (values instanceof Values few) {
      few.giveTo(this);
    } else {
      values.forEach(this::value);
    }
  }

  @Override
  public void value(String name, Value value) {
    word(name);
    value(value);
  }

  @Override
  public void packed(String name, Values.Packed in, int from, int to) {
    if (names != null && in instanceof PackedBytes same && same.areOf(names)) {
      over |= to - from > max - size;
      bytes(same.bytes, from, to - from);
    } else { // what is stored is written anew: its form may be another one day
      value(name, in.unpack(from));
    }
  }

  void value(Value value) {
    if (value instanceof Value.Text text) {
      form(Form.TEXT);
      text(text.text());
    } else if (value instanceof Value.Date date) {
      form(Form.DATE);
      text(date.text());
      instant(date.instant(), Instant.EPOCH);
      if (date.instant() == null) {
        number(date.date().toEpochDay());
      }
    } else if (value instanceof Value.Num number) {
      form(Form.NUMBER);
      decimal(number.number());
    } else if (value instanceof Value.Bool bool) {
      form(bool.value() ? Form.TRUE : Form.FALSE);
    } else if (value instanceof Value.Many many) {
      form(Form.MANY);
      count(many.values().size());
      many.values().forEach(this::value);
    }
  }

  private void form(Form form) {
    small(form.ordinal());
  }

  private void decimal(BigDecimal number) {
    number(number.scale());
    byte[] unscaled = number.unscaledValue().toByteArray();
    count(unscaled.length);
    bytes(unscaled);
  }

  private void bytes(byte[] bytes) {
    bytes(bytes, 0, bytes.length);
  }

  private void bytes(byte[] bytes, int from, int length) {
    if (size + length > room.length) {
      room = Arrays.copyOf(room, Math.max(room.length * 2, size + length));
    }
    System.arraycopy(bytes, from, room, size, length);
    size += length;
  }
}
