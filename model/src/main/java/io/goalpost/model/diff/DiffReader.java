package io.goalpost.model.diff;

import io.goalpost.model.fact.Value;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads diffs from plain maps, as JSON and YAML readers give them, and says of each that is
 * malformed where and why (D1, D6). Stateless; knows nothing of what is stored.
 */
public final class DiffReader {

  /** The longest id or name, in characters. */
  public static final int NAME_LENGTH_MAX = 256;

  /** The most names one diff may set, unset, tag, untag, join or leave, each. */
  public static final int NAMES_MAX = 500;

  private static final String NO_NAME =
      "has a name that is empty, longer than " + NAME_LENGTH_MAX + " or has control characters";
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "user",
          "company",
          "set",
          "unset",
          "event",
          "properties",
          "tag",
          "untag",
          "join",
          "leave",
          "online",
          "content",
          "receipt",
          "is",
          "link",
          "timestamp");
  private static final List<String> USER_ONLY =
      List.of("event", "properties", "join", "leave", "online", "content", "receipt", "is", "link");

  private final Map<?, ?> given;
  private final int index;
  private final List<Fault> faults;

  private DiffReader(Map<?, ?> given, int index, List<Fault> faults) {
    this.given = given;
    this.index = index;
    this.faults = faults;
  }

  /**
   * Reads all diffs of a request.
   *
   * @throws RefusedException naming index, field and reason of every fault
   */
  public static List<Diff> readAll(List<?> given) {
    List<Fault> faults = new ArrayList<>();
    List<Diff> diffs = new ArrayList<>(given.size());
    for (int i = 0; i < given.size(); i++) {
      diffs.add(read(given.get(i), i, faults));
    }
    if (!faults.isEmpty()) {
      throw new RefusedException(faults);
    }
    return diffs;
  }

  /** Reads one diff; where it is malformed adds its faults and returns null. */
  public static Diff read(Object given, int index, List<Fault> faults) {
    if (!(given instanceof Map<?, ?> map)) {
      faults.add(new Fault(index, "", "a diff must be an object"));
      return null;
    }
    int before = faults.size();
    Diff diff = new DiffReader(map, index, faults).read();
    return faults.size() == before ? diff : null;
  }

  private Diff read() {
    for (Object field : given.keySet()) {
      if (!(field instanceof String name) || !FIELDS.contains(name)) {
        fault(String.valueOf(field), "is not a field of a diff");
      }
    }
    String user = name("user");
    String company = name("company");
    if (given.get("user") == null && given.get("company") == null) {
      fault("user", "is missing: a diff has one subject, user or company");
    } else if (given.get("user") != null && given.get("company") != null) {
      fault("company", "stands beside user: a diff has one subject");
    } else if (given.get("company") != null) {
      for (String field : USER_ONLY) {
        if (given.get(field) != null) {
          fault(field, "goes with a user, not with a company");
        }
      }
    }
    Map<String, Value> set = new LinkedHashMap<>();
    List<String> unset = new ArrayList<>(names("unset"));
    readSet(set, unset);
    String event = name("event");
    Map<String, Value> properties = values("properties");
    if (given.get("properties") != null && given.get("event") == null) {
      fault("properties", "needs an event");
    }
    List<String> tag = names("tag");
    List<String> untag = names("untag");
    List<String> join = names("join");
    List<String> leave = names("leave");
    noneInBoth(tag, untag, "untag", "tag");
    noneInBoth(join, leave, "leave", "join");
    return new Diff(
        name("id"),
        user,
        company,
        set,
        unset,
        event,
        properties,
        tag,
        untag,
        join,
        leave,
        online(),
        interaction(),
        timestamp());
  }

  private void readSet(Map<String, Value> set, List<String> unset) {
    Object field = given.get("set");
    if (field == null) {
      return;
    }
    if (!(field instanceof Map<?, ?> map)) {
      fault("set", "must be an object");
      return;
    }
    if (map.size() > NAMES_MAX) {
      fault("set", "has more than " + NAMES_MAX + " names");
      return;
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String name = String.valueOf(entry.getKey());
      if (!nameFits(name)) {
        fault("set", NO_NAME);
      } else if (unset.contains(name)) {
        fault("unset", "has " + name + ", which is in set too");
      } else if (entry.getValue() == null) {
        unset.add(name);
      } else {
        value("set", entry.getValue(), set, name);
      }
    }
  }

  private Map<String, Value> values(String field) {
    Map<String, Value> values = new LinkedHashMap<>();
    Object object = given.get(field);
    if (object == null) {
      return values;
    }
    if (!(object instanceof Map<?, ?> map)) {
      fault(field, "must be an object");
      return values;
    }
    if (map.size() > NAMES_MAX) {
      fault(field, "has more than " + NAMES_MAX + " names");
      return values;
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String name = String.valueOf(entry.getKey());
      if (!nameFits(name)) {
        fault(field, NO_NAME);
      } else if (entry.getValue() != null) {
        value(field, entry.getValue(), values, name);
      }
    }
    return values;
  }

  private void value(String field, Object plain, Map<String, Value> values, String name) {
    try {
      values.put(name, Value.of(plain));
    } catch (IllegalArgumentException refused) {
      fault(field, "." + name + " " + refused.getMessage());
    }
  }

  private String name(String field) {
    Object value = given.get(field);
    if (value == null) {
      return null;
    }
    if (value instanceof String text && nameFits(text)) {
      return text;
    }
    fault(field, "must be a string of 1 to " + NAME_LENGTH_MAX + " characters");
    return null;
  }

  private List<String> names(String field) {
    Object value = given.get(field);
    if (value == null) {
      return List.of();
    }
    List<?> list = value instanceof List<?> many ? many : List.of(value);
    if (list.size() > NAMES_MAX) {
      fault(field, "has more than " + NAMES_MAX + " names");
      return List.of();
    }
    List<String> names = new ArrayList<>(list.size());
    for (Object element : list) {
      if (element instanceof String name && nameFits(name)) {
        if (!names.contains(name)) {
          names.add(name);
        }
      } else {
        fault(
            field,
            "must be a string, or a list of strings, of 1 to " + NAME_LENGTH_MAX + " characters");
        return List.of();
      }
    }
    return names;
  }

  private static boolean nameFits(String name) {
    if (name.isEmpty() || name.length() > NAME_LENGTH_MAX) {
      return false;
    }
    return name.codePoints()
        .noneMatch(c -> c < ' ' || c == 127 || (c >= 0xD800 && c <= 0xDFFF)); // half a character
  }

  private void noneInBoth(List<String> one, List<String> other, String field, String beside) {
    for (String name : other) {
      if (one.contains(name)) {
        fault(field, "has " + name + ", which is in " + beside + " too");
      }
    }
  }

  private boolean online() {
    Object value = given.get("online");
    if (value != null && !Boolean.TRUE.equals(value)) {
      fault("online", "can only be true");
    }
    return value != null;
  }

  private Interaction interaction() {
    Object content = given.get("content");
    Object receipt = given.get("receipt");
    Object is = given.get("is");
    Object link = given.get("link");
    if (content == null && receipt == null) {
      if (is != null) {
        fault("is", "needs content or receipt: which message?");
      } else if (link != null) {
        fault("link", "needs content or receipt: which message?");
      }
      return null;
    }
    if (content != null && receipt != null) {
      fault("receipt", "stands beside content: name the message one way");
    }
    Interaction.Kind kind =
        is instanceof String word ? Interaction.Kind.of(word).orElse(null) : null;
    if (kind == null) {
      fault(
          "is",
          "must be one of opened, clicked, replied, dismissed, completed, bounced,"
              + " unsubscribed, failed");
    }
    if (link != null && !(link instanceof String url && url.length() <= 2_048)) {
      fault("link", "must be a string of at most 2048 characters");
    } else if (link != null && kind != null && kind != Interaction.Kind.CLICKED) {
      fault("link", "goes with clicked only");
    }
    String url = link instanceof String text ? text : null;
    return content != null ? onContent(content, kind, url) : onReceipt(receipt, kind, url);
  }

  private Interaction onContent(Object content, Interaction.Kind kind, String url) {
    String path = content instanceof String text ? text : "";
    int slash = path.indexOf('/');
    if (slash < 1 || slash != path.lastIndexOf('/') || slash == path.length() - 1) {
      fault("content", "must be <series>/<block>");
      return null;
    }
    return new Interaction(path.substring(0, slash), path.substring(slash + 1), 0, kind, url);
  }

  private Interaction onReceipt(Object receipt, Interaction.Kind kind, String url) {
    try {
      long id = Long.parseLong(String.valueOf(receipt));
      if (id > 0) {
        return new Interaction(null, null, id, kind, url);
      }
    } catch (NumberFormatException notANumber) {
      // falls through to the fault
    }
    fault("receipt", "must be the number of a receipt");
    return null;
  }

  private Instant timestamp() {
    Object value = given.get("timestamp");
    if (value == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(String.valueOf(value)).toInstant();
    } catch (DateTimeParseException notAnInstant) {
      fault("timestamp", "must be an ISO 8601 instant with an offset");
      return null;
    }
  }

  private void fault(String field, String reason) {
    faults.add(new Fault(index, field, reason));
  }
}
