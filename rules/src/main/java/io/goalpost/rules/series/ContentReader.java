package io.goalpost.rules.series;

import io.goalpost.model.fact.Channel;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Block.Hindrance;
import io.goalpost.model.series.Block.Schedule;
import io.goalpost.model.series.Edge;
import io.goalpost.model.series.Goal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what a content block sends and when (B3, B7, G8). Stateless. */
final class ContentReader {

  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Map<String, Channel> CHANNELS = channels();

  Block read(String id, String title, Fields fields, Goal goal, Map<Edge, List<String>> next) {
    fields.allow(
        "`content`",
        List.of(
            "channel", "subject", "body", "url", "attempt", "schedule", "attributable", "fails"));
    fields.require("channel", "write one of " + String.join(", ", CHANNELS.keySet()));
    Channel channel = fields.word("channel", CHANNELS, null);
    Duration attempt = fields.period("attempt");
    if (channel != null && !channel.leavesAtOnce() && !fields.has("attempt")) {
      fields.warning(
          "attempt",
          "Without `attempt` this waits without end for the user to be online; add one such as"
              + " P3D (B3).");
    }
    if (fields.has("attributable") && channel != null && channel != Channel.WEBHOOK) {
      fields.error(
          "attributable", "`attributable` goes with channel webhook only; take it out (G8).");
    }
    return new Block.Content(
        id,
        title,
        channel,
        fields.text("subject"),
        fields.text("body"),
        url(fields, channel),
        attempt,
        schedule(fields),
        fields.flag("attributable"),
        fields.word("fails", fails(), null),
        goal,
        next);
  }

  private static String url(Fields fields, Channel channel) {
    String url = fields.text("url");
    if (url == null) {
      return null;
    }
    if (channel != null && channel != Channel.WEBHOOK) {
      fields.warning("url", "`url` means something to channel webhook only; take it out.");
    }
    try {
      URI uri = new URI(url);
      if (uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
        return url;
      }
    } catch (URISyntaxException notAnAddress) {
      // said below
    }
    fields.error("url", "`url` must be an address that begins with https:// or http://.");
    return null;
  }

  private static Schedule schedule(Fields content) {
    Fields fields =
        content.fields("schedule", "{days: [mon, fri], from: \"09:00\", to: \"17:00\"}");
    if (fields == null) {
      return null;
    }
    fields.allow("`schedule`", List.of("days", "from", "to", "zone"));
    LocalTime from = WaitReader.time(fields, "from", false);
    LocalTime to = WaitReader.time(fields, "to", true);
    return new Schedule(
        days(fields),
        from == null ? LocalTime.MIDNIGHT : from,
        to == null ? LocalTime.MIDNIGHT : to,
        WaitReader.zone(fields));
  }

  private static Set<Integer> days(Fields fields) {
    Set<Integer> days = new TreeSet<>();
    List<Yaml> given = fields.oneOrMany("days");
    if (given == null) {
      return days;
    }
    for (Yaml day : given) {
      int index = day instanceof Yaml.Scalar scalar ? DAYS.indexOf(scalar.text()) : -1;
      if (index >= 0) {
        days.add(index + 1);
      } else {
        fields.error(
            "days",
            "`days` are some of "
                + String.join(", ", DAYS)
                + (day instanceof Yaml.Scalar scalar ? ", not \"" + scalar.text() + "\"." : "."));
      }
    }
    if (given.isEmpty()) {
      fields.error("days", "`days` is empty; take it out for all days.");
    }
    return days;
  }

  private static Map<String, Hindrance> fails() {
    Map<String, Hindrance> words = new LinkedHashMap<>();
    words.put(Hindrance.NO_ADDRESS.word(), Hindrance.NO_ADDRESS);
    words.put(Hindrance.BOUNCED.word(), Hindrance.BOUNCED);
    return words;
  }

  private static Map<String, Channel> channels() {
    Map<String, Channel> channels = new LinkedHashMap<>();
    for (Channel channel : Channel.values()) {
      channels.put(channel.word(), channel);
    }
    return channels;
  }
}
