package io.goalpost.rules.series;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads one document of YAML 1.2 (core schema) or JSON. Anchors, aliases and tags are refused, so
 * what is read is never larger than what was written. One reader reads one text.
 */
final class YamlReader {

  /** The largest text, in bytes of UTF-8. */
  static final int TEXT_BYTES_MAX = 1 << 20;

  /** How deep lists and objects may lie in each other. */
  static final int DEPTH_MAX = 100;

  private static final int NUMBER_LENGTH_MAX = 100;

  /** What is read ahead, in characters: it is moved for each, while one value is being read. */
  private static final int AHEAD = 1 << 10;

  private static final int FAR_AHEAD = 1 << 17;

  private static final LoadSettings SETTINGS = settings(AHEAD);
  private static final LoadSettings SETTINGS_OF_LONG = settings(FAR_AHEAD);

  private final Iterator<Event> events;

  private YamlReader(String text) {
    LoadSettings settings = text.length() < FAR_AHEAD ? SETTINGS : SETTINGS_OF_LONG;
    this.events = new Parse(settings).parseString(text).iterator();
  }

  private static LoadSettings settings(int ahead) {
    return LoadSettings.builder()
        .setLabel("text")
        .setSchema(new CoreSchema())
        .setBufferSize(ahead)
        .build();
  }

  static Yaml read(String text) throws UnreadableException {
    if (text.length() > TEXT_BYTES_MAX
        || text.getBytes(StandardCharsets.UTF_8).length > TEXT_BYTES_MAX) {
      throw new UnreadableException("The text is larger than 1 MiB; make it smaller.", Mark.NONE);
    }
    String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try {
      return new YamlReader(isJson(clean) ? tabsToSpaces(clean) : clean).document();
    } catch (YamlEngineException fault) {
      throw YamlFaults.explain(fault, clean);
    }
  }

  private static boolean isJson(String text) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[");
  }

  /** JSON may be indented with tabs, YAML may not; one for one, so that columns stay. */
  private static String tabsToSpaces(String text) {
    if (text.indexOf('\t') < 0) {
      return text;
    }
    StringBuilder spaced = new StringBuilder(text);
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      if (quoted && at == '\\') {
        i++;
      } else if (at == '"') {
        quoted = !quoted;
      } else if (at == '\t' && !quoted) {
        spaced.setCharAt(i, ' ');
      }
    }
    return spaced.toString();
  }

  private Yaml document() throws UnreadableException {
    events.next(); // the stream starts
    if (events.next().getEventId() == Event.ID.StreamEnd) {
      throw new UnreadableException("The text is empty; write a definition.", new Mark(1, 1));
    }
    Yaml root = node(events.next(), 1);
    events.next(); // the document ends
    Event end = events.next();
    if (end.getEventId() != Event.ID.StreamEnd) {
      throw new UnreadableException(
          "A second document begins here; write one definition a text.", mark(end));
    }
    return root;
  }

  private Yaml node(Event event, int depth) throws UnreadableException {
    if (event instanceof AliasEvent) {
      throw new UnreadableException(
          "Aliases (*name) are not read; write out what is meant.", mark(event));
    }
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw new UnreadableException("Anchors (&name) are not read; take it out.", mark(event));
    }
    if (event instanceof ScalarEvent scalar) {
      return scalar(scalar);
    }
    CollectionStartEvent start = (CollectionStartEvent) event;
    refuseTag(start.getTag().isPresent(), event);
    if (depth > DEPTH_MAX) {
      throw new UnreadableException(
          "Lists and objects lie more than " + DEPTH_MAX + " deep; flatten them.", mark(event));
    }
    return start instanceof MappingStartEvent ? mapping(start, depth) : items(start, depth);
  }

  private Yaml items(CollectionStartEvent start, int depth) throws UnreadableException {
    List<Yaml> items = new ArrayList<>();
    for (Event event = events.next(); !(event instanceof SequenceEndEvent); event = events.next()) {
      items.add(node(event, depth + 1));
    }
    return new Yaml.Items(items, mark(start));
  }

  private Yaml mapping(CollectionStartEvent start, int depth) throws UnreadableException {
    List<Yaml.Field> fields = new ArrayList<>();
    for (Event event = events.next(); !(event instanceof MappingEndEvent); event = events.next()) {
      Yaml name = node(event, depth + 1);
      if (!(name instanceof Yaml.Scalar scalar)) {
        throw new UnreadableException(
            "A field's name must be text, not " + name.what() + ".", name.mark());
      }
      fields.add(new Yaml.Field(scalar.text(), node(events.next(), depth + 1), scalar.mark()));
    }
    return new Yaml.Mapping(fields, mark(start));
  }

  private static Yaml scalar(ScalarEvent event) throws UnreadableException {
    refuseTag(event.getTag().isPresent(), event);
    String text = event.getValue();
    Object value = text;
    if (event.isPlain()) {
      Tag tag = SETTINGS.getSchema().getScalarResolver().resolve(text, true);
      if (tag.equals(Tag.NULL)) {
        value = null;
      } else if (tag.equals(Tag.BOOL)) {
        value = Boolean.valueOf(text);
      } else if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
        value = number(text);
      }
    }
    return new Yaml.Scalar(value, text, mark(event));
  }

  /** The number, or infinity where it is none we can hold. */
  private static Object number(String text) {
    if (text.length() > NUMBER_LENGTH_MAX) {
      return Double.POSITIVE_INFINITY;
    }
    try {
      if (text.startsWith("0x") || text.startsWith("0o")) {
        return new BigDecimal(new BigInteger(text.substring(2), text.charAt(1) == 'x' ? 16 : 8));
      }
      return new BigDecimal(text);
    } catch (NumberFormatException notFinite) {
      return Double.POSITIVE_INFINITY;
    }
  }

  private static void refuseTag(boolean tagged, Event event) throws UnreadableException {
    if (tagged) {
      throw new UnreadableException(
          "Tags (!name) are not read; take it out, and put text in quotes.", mark(event));
    }
  }

  private static Mark mark(Event event) {
    return event
        .getStartMark()
        .map(start -> new Mark(start.getLine() + 1, start.getColumn() + 1))
        .orElse(Mark.NONE);
  }
}
