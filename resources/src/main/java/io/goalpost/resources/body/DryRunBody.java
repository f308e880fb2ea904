package io.goalpost.resources.body;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.port.DryRunPort;
import io.goalpost.model.port.DryRunPort.Order;
import io.goalpost.model.port.DryRunPort.Step;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what a dry run is to play. For one thread. */
public final class DryRunBody {

  private final Fields fields;
  private int diffs;

  private DryRunBody(Fields fields) {
    this.fields = fields;
  }

  /**
   * The order that a body holds.
   *
   * @throws io.goalpost.model.diff.RefusedException naming every field that is wrong
   */
  public static Order read(Map<?, ?> body) {
    Fields fields = new Fields(body, Set.of("version", "text", "users", "start", "steps"));
    Tried tried = Tried.of(fields);
    Object users = fields.value("users");
    Order order =
        new Order(
            tried.version(),
            tried.text(),
            users == null || List.of().equals(users)
                ? List.of()
                : PeopleSelect.users(users, DryRunPort.USERS_MAX, fields),
            fields.instantIfAny("start"),
            new DryRunBody(fields).steps());
    fields.check();
    return order;
  }

  private List<Step> steps() {
    if (!(fields.value("steps") instanceof List<?> given)) {
      fields.fault("steps", "must be a list");
      return List.of();
    }
    if (given.size() > DryRunPort.STEPS_MAX) {
      fields.fault("steps", "has more than " + DryRunPort.STEPS_MAX + " elements");
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      String place = "steps[" + i + "]";
      if (given.get(i) instanceof Map<?, ?> step) {
        steps.add(step(fields.within(place, step, Set.of("at", "diffs")), place));
      } else {
        fields.fault(place, "must be an object");
      }
    }
    if (diffs > DryRunPort.DIFFS_MAX) {
      fields.fault("steps", "have more than " + DryRunPort.DIFFS_MAX + " diffs");
      return List.of();
    }
    return steps;
  }

  private Step step(Fields step, String place) {
    String at = step.optional("at");
    Duration after = null;
    Instant instant = null;
    if (at != null) {
      try {
        boolean relative = at.startsWith("+");
        after = relative ? Duration.parse(at.substring(1)) : null;
        instant = relative ? null : OffsetDateTime.parse(at).toInstant();
      } catch (DateTimeException | ArithmeticException neither) {
        step.fault("at", "must be an ISO 8601 instant with an offset, or + and a period");
      }
    }
    return new Step(instant, after, diffs(step.value("diffs"), place));
  }

  private List<Diff> diffs(Object given, String place) {
    if (given == null) {
      return List.of();
    }
    if (!(given instanceof List<?> list)) {
      fields.fault(place + ".diffs", "must be a list");
      return List.of();
    }
    diffs += list.size();
    if (diffs > DryRunPort.DIFFS_MAX) {
      return List.of();
    }
    List<Diff> read = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Diff diff = DiffReader.read(list.get(i), i, faults);
      if (diff != null) {
        read.add(diff);
      }
    }
    for (Fault fault : faults) {
      String of = fault.field().isEmpty() ? "" : "." + fault.field();
      fields.fault(place + ".diffs[" + fault.index() + "]" + of, fault.reason());
    }
    return read;
  }
}
