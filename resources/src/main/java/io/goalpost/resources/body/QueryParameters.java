package io.goalpost.resources.body;

import io.goalpost.model.diff.Fault;
import io.goalpost.resources.error.HttpProblem;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes the parameters of a request and collects what is wrong with them. A parameter that is
 * unknown, empty or given twice is wrong: who asks for one user must not be answered with all. Not
 * thread-safe.
 */
public final class QueryParameters {
  private final MultivaluedMap<String, String> given;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * @param known the names of the parameters that the request may have
   */
  public QueryParameters(UriInfo request, Set<String> known) {
    this.given = request.getQueryParameters();
    given.forEach(
        (name, values) -> {
          if (!known.contains(name)) {
            fault(name, "is not a parameter of this path");
          } else if (values.size() > 1) {
            fault(name, "is given more than once");
          } else if (values.get(0).isEmpty()) {
            fault(name, "is empty");
          }
        });
  }

  /** A text, or null. */
  public String text(String name) {
    return given.getFirst(name);
  }

  /** A text that there must be. */
  public String required(String name) {
    if (text(name) == null) {
      fault(name, "is missing");
    }
    return text(name);
  }

  /** What a word means, or null where none is given. */
  public <T> T word(String name, Function<String, Optional<T>> meaning) {
    String text = text(name);
    if (text == null || text.isEmpty()) {
      return null;
    }
    Optional<T> meant = meaning.apply(text);
    if (meant.isEmpty()) {
      fault(name, "is no word known here");
    }
    return meant.orElse(null);
  }

  /** A whole number within bounds. */
  public long number(String name, long otherwise, long least, long most) {
    String text = text(name);
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // falls through to the fault
    }
    fault(
        name,
        most == Long.MAX_VALUE
            ? "must be a whole number of at least " + least
            : "must be a whole number from " + least + " to " + most);
    return otherwise;
  }

  /** An instant, or null. */
  public Instant instant(String name) {
    String text = text(name);
    try {
      return text == null || text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notAnInstant) {
      fault(name, "must be an ISO 8601 instant with an offset");
      return null;
    }
  }

  /** A zone, or UTC. */
  public ZoneId zone(String name) {
    String text = text(name);
    try {
      return ZoneId.of(text == null || text.isEmpty() ? "UTC" : text);
    } catch (DateTimeException unknown) {
      fault(name, "must be the name of a time zone");
      return ZoneOffset.UTC;
    }
  }

  /** Whether something is wanted, by {@code true} or {@code false}. */
  public boolean flag(String name) {
    String text = text(name);
    if (text != null && !text.equals("true") && !text.equals("false")) {
      fault(name, "must be true or false");
    }
    return "true".equals(text);
  }

  /** Adds a fault of this request. */
  public void wrong(String name, String reason) {
    fault(name, reason);
  }

  /**
   * To be called after the last parameter was taken.
   *
   * @throws jakarta.ws.rs.WebApplicationException 400 naming every parameter that is wrong
   */
  public void check() {
    if (!faults.isEmpty()) {
      throw HttpProblem.ofFaults(400, faults).exception();
    }
  }

  private void fault(String name, String reason) {
    faults.add(new Fault(-1, name, reason));
  }
}
