package io.goalpost.service.recovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.goalpost.model.port.SeriesPort;
import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.AuthoredSeries;
import io.goalpost.model.series.RuleSource;
import io.goalpost.rules.series.ConditionParser;
import io.goalpost.rules.series.ConditionText;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.service.state.SeriesState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A series with its versions, as text for a checkpoint. */
public final class SeriesText {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SeriesText() {}

  public static String of(SeriesState series) {
    ObjectNode node = JSON.createObjectNode();
    node.put("state", series.state().name());
    node.put("draft", series.draft());
    ObjectNode files = node.putObject("files");
    series.files().forEach(files::put);
    ArrayNode versions = node.putArray("versions");
    for (SeriesState.Version version : series.versions()) {
      versions
          .addObject()
          .put("number", version.number())
          .put("at", version.at().toString())
          .put("by", version.by())
          .put("note", version.note())
          .put("text", version.text())
          .put("drl", version.drl())
          .set("rules", rules(version.definition().authored()));
    }
    return node.toString();
  }

  private static ArrayNode rules(List<AuthoredRule> rules) {
    ArrayNode array = JSON.createArrayNode();
    for (AuthoredRule rule : rules) {
      array
          .addObject()
          .put("does", rule.decision().call())
          .put("block", rule.block())
          .put("word", rule.word())
          .put("when", ConditionText.of(rule.when()))
          .put("file", rule.source().file())
          .put("sheet", rule.source().sheet())
          .put("line", rule.source().line());
    }
    return array;
  }

  /** Checkpoints that are older have none. */
  private static List<AuthoredRule> rules(JsonNode array) {
    List<AuthoredRule> rules = new ArrayList<>();
    for (JsonNode rule : array) {
      rules.add(
          new AuthoredRule(
              AuthoredRule.Decision.of(rule.get("does").asText()),
              rule.get("block").textValue(),
              rule.get("word").textValue(),
              ConditionParser.parse(rule.get("when").asText()),
              new RuleSource(
                  rule.get("file").asText(),
                  rule.get("sheet").textValue(),
                  rule.get("line").asInt())));
    }
    return rules;
  }

  private static SortedMap<String, String> files(JsonNode files) {
    SortedMap<String, String> byName = new TreeMap<>();
    files.fields().forEachRemaining(each -> byName.put(each.getKey(), each.getValue().asText()));
    return byName;
  }

  /** Reads it back; bare dates in definitions are in the workspace's zone. */
  public static SeriesState read(String id, String text, ZoneId zone) {
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
                AuthoredSeries.bind(
                    SeriesParser.parse(definition, zone).series(), rules(version.path("rules")))));
      }
      return new SeriesState(
          id,
          SeriesPort.State.valueOf(node.get("state").asText()),
          node.get("draft").textValue(),
          files(node.path("files")),
          versions);
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException(
          "the checkpoint's series " + id + " cannot be read: " + malformed.getOriginalMessage(),
          malformed);
    }
  }
}
