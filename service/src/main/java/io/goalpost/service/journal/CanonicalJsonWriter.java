package io.goalpost.service.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.goalpost.model.fact.Value;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Writes fields in the order called and leaves out what is null, zero, false or empty. Its
 * counterpart is {@link CanonicalJsonReader}. For one thread.
 */
public final class CanonicalJsonWriter implements Closeable {

  /** Writes the fields of one element. */
  @FunctionalInterface
  public interface Fields<T> {
    void write(T element, CanonicalJsonWriter out) throws IOException;
  }

  private final JsonGenerator json;
  // Records of one diff share their instant: spell it once.
  private Instant lastInstant;
  private String lastInstantText;

  CanonicalJsonWriter(JsonGenerator json) {
    this.json = json;
    json.setRootValueSeparator(new SerializedString(""));
  }

  void begin() throws IOException {
    json.writeStartObject();
  }

  void end() throws IOException {
    json.writeEndObject();
  }

  void lineFeed() throws IOException {
    json.writeRaw('\n');
  }

  public void text(String field, String text) throws IOException {
    if (text != null) {
      json.writeStringField(field, text);
    }
  }

  public void number(String field, long number) throws IOException {
    if (number != 0) {
      json.writeNumberField(field, number);
    }
  }

  public void flag(String field, boolean flag) throws IOException {
    if (flag) {
      json.writeBooleanField(field, true);
    }
  }

  public void instant(String field, Instant instant) throws IOException {
    if (instant == null) {
      return;
    }
    if (!instant.equals(lastInstant)) {
      lastInstant = instant;
      lastInstantText = instant.toString();
    }
    json.writeStringField(field, lastInstantText);
  }

  public void value(String field, Value value) throws IOException {
    if (value != null) {
      json.writeFieldName(field);
      ValueJson.write(json, value);
    }
  }

  /** Values by name, sorted by name: the order of an unordered map must not show (T6). */
  public void values(String field, Map<String, Value> values) throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(field);
    for (String name : sorted(values.keySet())) {
      json.writeFieldName(name);
      ValueJson.write(json, values.get(name));
    }
    json.writeEndObject();
  }

  /** Values by name, in the order given: a diff is kept as its sender wrote it. */
  public void valuesAsGiven(String field, Map<String, Value> values) throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      json.writeFieldName(entry.getKey());
      ValueJson.write(json, entry.getValue());
    }
    json.writeEndObject();
  }

  /** Strings in the order given. */
  public void texts(String field, List<String> texts) throws IOException {
    textsInOrder(field, texts);
  }

  /** Strings of a set, sorted. */
  public void sortedTexts(String field, Collection<String> texts) throws IOException {
    if (!texts.isEmpty()) {
      textsInOrder(field, Arrays.asList(sorted(texts)));
    }
  }

  private void textsInOrder(String field, List<String> texts) throws IOException {
    if (texts.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /** An object, or nothing where it is null. */
  public <T> void object(String field, T object, Fields<? super T> fields) throws IOException {
    if (object == null) {
      return;
    }
    json.writeObjectFieldStart(field);
    fields.write(object, this);
    json.writeEndObject();
  }

  /** Objects in the order given. */
  public <T> void objects(String field, List<T> objects, Fields<? super T> fields)
      throws IOException {
    if (objects.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(field);
    for (T object : objects) {
      json.writeStartObject();
      fields.write(object, this);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** Lists of objects by name, sorted by name. */
  public <T> void objectsByName(String field, Map<String, List<T>> lists, Fields<? super T> fields)
      throws IOException {
    if (lists.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(field);
    for (String name : sorted(lists.keySet())) {
      objects(name, lists.get(name), fields);
    }
    json.writeEndObject();
  }

  private static String[] sorted(Collection<String> names) {
    String[] sorted = names.toArray(new String[0]);
    if (sorted.length > 1) {
      Arrays.sort(sorted);
    }
    return sorted;
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
