package io.goalpost.service.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.goalpost.model.fact.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Values as plain JSON: numbers exactly as given, dates as the strings they were. Stateless. */
final class ValueJson {
  private ValueJson() {}

  static void write(JsonGenerator json, Value value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Value.Text text) {
      json.writeString(text.text());
    } else if (value instanceof Value.Num number) {
      json.writeNumber(number.number());
    } else if (value instanceof Value.Bool bool) {
      json.writeBoolean(bool.value());
    } else if (value instanceof Value.Date date) {
      json.writeString(date.text());
    } else if (value instanceof Value.Many many) {
      json.writeStartArray();
      for (Value element : many.values()) {
        write(json, element);
      }
      json.writeEndArray();
    }
  }

  static Value read(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    return switch (token) {
      case VALUE_STRING -> string(json.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Num(json.getDecimalValue());
      case VALUE_TRUE -> new Value.Bool(true);
      case VALUE_FALSE -> new Value.Bool(false);
      case VALUE_NULL -> null;
      case START_ARRAY -> list(json);
      default -> throw new MalformedRecordException(token + " stands where a value should");
    };
  }

  private static Value string(String text) {
    // A limit that was lowered since must not make what is stored unreadable.
    return text.length() > Value.TEXT_LENGTH_MAX ? new Value.Text(text) : Value.text(text);
  }

  private static Value list(JsonParser json) throws IOException {
    List<Value> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(read(json));
    }
    return new Value.Many(values);
  }
}
