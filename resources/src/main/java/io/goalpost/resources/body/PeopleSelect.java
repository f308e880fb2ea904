package io.goalpost.resources.body;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.port.PeoplePort.Select;
import io.goalpost.model.port.PeoplePort.Status;
import io.goalpost.resources.answer.Plain;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Reads which list of people is meant, the same of a request's parameters and of a body. For one
 * thread.
 */
public final class PeopleSelect {

  /** What a list may be chosen by. */
  public static final Set<String> NAMES =
      Set.of("status", "block", "left", "version", "company", "from", "to");

  private final Map<?, ?> given;
  private final BiConsumer<String, String> fault;

  /**
   * @param given by name
   * @param fault is told the name and reason of what is wrong
   */
  public PeopleSelect(Map<?, ?> given, BiConsumer<String, String> fault) {
    this.given = given;
    this.fault = fault;
  }

  /** The list, or null where it is not told which. */
  public Select read() {
    Status status = status();
    String block = text("block");
    if (status != null && status.ofBlock() != (block != null)) {
      fault.accept("block", status.ofBlock() ? "is missing: it is said of a block" : notOfBlock());
    }
    String left = text("left");
    if (left != null
        && Arrays.stream(Entry.Status.values()).noneMatch(s -> s.word().equals(left))) {
      fault.accept("left", "must be one of active, finished, disengaged, exited");
    }
    return new Select(
        status, block, left, version(), text("company"), instant("from"), instant("to"));
  }

  private static String notOfBlock() {
    return "does not go with a status of the series";
  }

  private Status status() {
    String word = text("status");
    if (word == null) {
      fault.accept("status", "is missing");
      return null;
    }
    Status status = Status.of(word).orElse(null);
    if (status == null) {
      fault.accept(
          "status",
          "must be one of "
              + Arrays.stream(Status.values()).map(Plain::word).collect(Collectors.joining(", ")));
    }
    return status;
  }

  private int version() {
    Object version = given.get("version");
    if (version == null) {
      return 0;
    }
    try {
      int number = Integer.parseInt(version.toString());
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // falls through to the fault
    }
    fault.accept("version", "must be a whole number of at least 1");
    return 0;
  }

  private String text(String name) {
    Object value = given.get(name);
    if (value != null && (!(value instanceof String text) || text.isBlank())) {
      fault.accept(name, "must be a string");
      return null;
    }
    return (String) value;
  }

  private Instant instant(String name) {
    String text = text(name);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notAnInstant) {
      fault.accept(name, "must be an ISO 8601 instant with an offset");
      return null;
    }
  }

  /** The list that a body's field holds; what is wrong goes to the faults of the body. */
  public static Select of(Object value, String field, Fields fields) {
    if (!(value instanceof Map<?, ?> map)) {
      fields.fault(field, "must be an object");
      return null;
    }
    map.keySet().stream()
        .map(String::valueOf)
        .filter(name -> !NAMES.contains(name))
        .forEach(name -> fields.fault(field + "." + name, "is not a field of this body"));
    return new PeopleSelect(map, (name, reason) -> fields.fault(field + "." + name, reason)).read();
  }

  /** The users that a body's field holds. */
  public static List<String> users(Object value, int most, Fields fields) {
    if (!(value instanceof List<?> list)
        || list.isEmpty()
        || list.size() > most
        || !list.stream().allMatch(each -> each instanceof String id && !id.isBlank())) {
      fields.fault("users", "must be a list of 1 to " + most + " user ids");
      return List.of();
    }
    return list.stream().map(String.class::cast).toList();
  }
}
