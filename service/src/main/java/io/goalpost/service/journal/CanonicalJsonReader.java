package io.goalpost.service.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.goalpost.model.fact.Value;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what {@link CanonicalJsonWriter} wrote, asked for the same fields in the same order: a
 * field that is not next was left out and reads as null, zero, false or empty. A field nobody asked
 * for is an error, since to pass over it would lose what a newer version wrote. For one thread.
 */
public final class CanonicalJsonReader implements Closeable {

  private final JsonParser json;

  /** The name of the next field, or null at the end of the object. */
  private String next;

  private String lastInstantText;
  private Instant lastInstant;

  CanonicalJsonReader(JsonParser json) {
    this.json = json;
  }

  /** Steps into the next object; false where there is none. */
  boolean begin() throws IOException {
    JsonToken token = json.nextToken();
    if (token == null) {
      return false;
    }
    expect(JsonToken.START_OBJECT, token, "an object");
    advance();
    return true;
  }

  /** Checks that nothing of the object is left. */
  void end() {
    if (next != null) {
      throw new MalformedRecordException("field \"" + next + "\" is unknown here");
    }
  }

  public String text(String field) throws IOException {
    if (!take(field)) {
      return null;
    }
    expect(JsonToken.VALUE_STRING, json.currentToken(), "a string");
    String text = json.getText();
    advance();
    return text;
  }

  public long number(String field) throws IOException {
    if (!take(field)) {
      return 0;
    }
    expect(JsonToken.VALUE_NUMBER_INT, json.currentToken(), "a whole number");
    long number = json.getLongValue();
    advance();
    return number;
  }

  public int integer(String field) throws IOException {
    return Math.toIntExact(number(field));
  }

  public boolean flag(String field) throws IOException {
    if (!take(field)) {
      return false;
    }
    expect(JsonToken.VALUE_TRUE, json.currentToken(), "true");
    advance();
    return true;
  }

  public Instant instant(String field) throws IOException {
    String text = text(field);
    if (text == null) {
      return null;
    }
    if (!text.equals(lastInstantText)) {
      lastInstant = Instants.parse(text);
      lastInstantText = text;
    }
    return lastInstant;
  }

  public Value value(String field) throws IOException {
    if (!take(field)) {
      return null;
    }
    Value value = ValueJson.read(json);
    advance();
    return value;
  }

  /** Values by name, in the order stored; unmodifiable. */
  public Map<String, Value> values(String field) throws IOException {
    if (!take(field)) {
      return Map.of();
    }
    expect(JsonToken.START_OBJECT, json.currentToken(), "an object");
    Map<String, Value> values = new LinkedHashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      values.put(name, ValueJson.read(json));
    }
    advance();
    return Collections.unmodifiableMap(values);
  }

  /** Strings in the order stored. */
  public List<String> texts(String field) throws IOException {
    if (!take(field)) {
      return List.of();
    }
    expect(JsonToken.START_ARRAY, json.currentToken(), "a list");
    List<String> texts = new ArrayList<>();
    for (JsonToken t = json.nextToken(); t != JsonToken.END_ARRAY; t = json.nextToken()) {
      expect(JsonToken.VALUE_STRING, t, "a string");
      texts.add(json.getText());
    }
    advance();
    return texts;
  }

  /** Strings of a set. */
  public Set<String> textSet(String field) throws IOException {
    List<String> texts = texts(field);
    return texts.isEmpty() ? Set.of() : new LinkedHashSet<>(texts);
  }

  /** An object, or null where it was left out. */
  public <T> T object(String field, CanonicalJson.Reading<T> fields) throws IOException {
    if (!take(field)) {
      return null;
    }
    T object = element(fields);
    advance();
    return object;
  }

  /** Objects in the order stored. */
  public <T> List<T> objects(String field, CanonicalJson.Reading<T> fields) throws IOException {
    if (!take(field)) {
      return List.of();
    }
    List<T> objects = elements(fields);
    advance();
    return objects;
  }

  /** Lists of objects by name. */
  public <T> Map<String, List<T>> objectsByName(String field, NamedReading<T> fields)
      throws IOException {
    if (!take(field)) {
      return Map.of();
    }
    expect(JsonToken.START_OBJECT, json.currentToken(), "an object");
    Map<String, List<T>> lists = new LinkedHashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      String listed = name;
      lists.put(name, elements(in -> fields.read(listed, in)));
    }
    advance();
    return lists;
  }

  /** Reads an element of the list of that name. */
  @FunctionalInterface
  public interface NamedReading<T> {
    T read(String name, CanonicalJsonReader in) throws IOException;
  }

  private <T> List<T> elements(CanonicalJson.Reading<T> fields) throws IOException {
    expect(JsonToken.START_ARRAY, json.currentToken(), "a list");
    List<T> objects = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      objects.add(element(fields));
    }
    return objects;
  }

  private <T> T element(CanonicalJson.Reading<T> fields) throws IOException {
    expect(JsonToken.START_OBJECT, json.currentToken(), "an object");
    advance();
    T object = fields.read(this);
    end();
    return object;
  }

  private boolean take(String field) throws IOException {
    if (!field.equals(next)) {
      return false;
    }
    json.nextToken();
    return true;
  }

  private void advance() throws IOException {
    JsonToken token = json.nextToken();
    if (token == JsonToken.FIELD_NAME) {
      next = json.currentName();
    } else {
      expect(JsonToken.END_OBJECT, token, "the end of the object");
      next = null;
    }
  }

  private void expect(JsonToken wanted, JsonToken found, String what) {
    if (wanted != found) {
      String where = next == null ? "" : " in field \"" + next + "\"";
      throw new MalformedRecordException(found + " stands where " + what + " should" + where);
    }
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
