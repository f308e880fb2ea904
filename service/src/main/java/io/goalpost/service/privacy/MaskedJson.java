package io.goalpost.service.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.goalpost.model.fact.Mask;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON that somebody posted, as it is shown. A field is hidden where the path to it, or the end of
 * that path, is a hidden name: {@code traits.address.city} is where {@code address} is. What cannot
 * be told apart, such as JSON that was cut off, is hidden whole. Thread-safe.
 */
final class MaskedJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private final Mask mask;

  MaskedJson(Mask mask) {
    this.mask = mask;
  }

  String shown(String given) {
    if (mask.isNone()) {
      return given;
    }
    try {
      JsonNode read = JSON.readTree(given);
      return read.isObject() ? JSON.writeValueAsString(shown(read, "")) : Mask.MARK;
    } catch (JsonProcessingException cutOff) {
      return Mask.MARK;
    }
  }

  private JsonNode shown(JsonNode node, String path) {
    if (!node.isNull() && mask.hidesBehind(path, '.')) {
      return TextNode.valueOf(Mask.MARK);
    } else if (node instanceof ObjectNode object) {
      for (String name : names(object)) {
        String below = path.isEmpty() ? name : path + "." + name;
        object.set(name, shown(object.get(name), below));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, shown(array.get(i), path));
      }
    } else if (node.isTextual() && mask.isNamedIn(node.textValue())) {
      return TextNode.valueOf(Mask.MARK); // JSON in a string, by a sender's mistake
    }
    return node;
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
