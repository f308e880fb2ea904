package io.goalpost.resources.error;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** Says in one sentence, with line and column, why a body is not JSON. */
public final class MalformedJson {
  private MalformedJson() {}

  /** A problem 400 that names the place. */
  public static HttpProblem problem(JsonProcessingException fault) {
    return problem(reason(fault), fault.getLocation());
  }

  /**
   * A problem 400 of this reason.
   *
   * @param reason a phrase that goes on from "The body is not JSON that can be read:"
   * @param location or null
   */
  public static HttpProblem problem(String reason, JsonLocation location) {
    boolean placed = location != null && location.getLineNr() > 0;
    String place =
        placed
            ? ", at line " + location.getLineNr() + ", column " + location.getColumnNr() + "."
            : ".";
    HttpProblem problem =
        HttpProblem.of(400, "The body is not JSON that can be read: " + reason + place);
    return placed ? problem.at(location.getLineNr(), location.getColumnNr()) : problem;
  }

  private static String reason(JsonProcessingException fault) {
    String message = String.valueOf(fault.getOriginalMessage());
    // The parser speaks of its own source, and on further lines of its own places.
    int source = message.indexOf("[Source");
    int end = source < 0 ? -1 : message.lastIndexOf(" (", source);
    String first = (end < 0 ? message : message.substring(0, end)).lines().findFirst().orElse("");
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }
}
