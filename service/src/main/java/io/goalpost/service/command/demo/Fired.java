package io.goalpost.service.command.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A firing, as a service outside sees it.
 *
 * @param rule the name of the rule that decided it
 * @param receipt 0 where there is none
 */
record Fired(
    Instant at,
    String kind,
    String series,
    String rule,
    String user,
    String block,
    String channel,
    long receipt,
    String line) {

  static List<Fired> all(JsonNode firings) {
    List<Fired> all = new ArrayList<>();
    for (JsonNode each : firings) {
      all.add(
          new Fired(
              Instant.parse(each.path("at").asText()),
              each.path("kind").asText(),
              each.path("series").asText(),
              each.path("rule").asText(),
              each.path("user").asText(),
              each.path("block").asText(),
              each.path("channel").asText(),
              each.path("receipt").asLong(),
              each.path("line").asText()));
    }
    return all;
  }
}
