package io.goalpost.service.recovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.goalpost.model.port.SeriesPort;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.service.state.SeriesState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A series with its versions, as text for a checkpoint. */
public final class SeriesText {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SeriesText() {}

  public static String of(SeriesState series) {
    ObjectNode node = JSON.createObjectNode();
    node.put("state", series.state().name());
    node.put("draft", series.draft());
    ArrayNode versions = node.putArray("versions");
    for (SeriesState.Version version : series.versions()) {
      versions
          .addObject()
          .put("number", version.number())
          .put("at", version.at().toString())
          .put("by", version.by())
          .put("note", version.note())
          .put("text", version.text())
          .put("drl", version.drl());
    }
    return node.toString();
  }

  /** Reads it back; bare dates in definitions are in the workspace's zone. */
  static SeriesState read(String id, String text, ZoneId zone) {
    try {
      JsonNode node = JSON.readTree(text);
      List<SeriesState.Version> versions = new ArrayList<>();
      for (JsonNode version : node.get("versions")) {
        String definition = version.get("text").asText();
        versions.add(
            new SeriesState.Version(
                version.get("number").asInt(),
                Instant.parse(version.get("at").asText()),
                version.get("by").textValue(),
                version.get("note").textValue(),
                definition,
                version.get("drl").asText(),
                SeriesParser.parse(definition, zone).series()));
      }
      return new SeriesState(
          id,
          SeriesPort.State.valueOf(node.get("state").asText()),
          node.get("draft").textValue(),
          versions);
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException(
          "the checkpoint's series " + id + " cannot be read: " + malformed.getOriginalMessage(),
          malformed);
    }
  }
}
