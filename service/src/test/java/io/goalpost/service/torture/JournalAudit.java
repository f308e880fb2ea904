package io.goalpost.service.torture;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.journal.FanOutReached;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.model.journal.Movement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the journal as somebody would who knows the rules and none of the engine: counts what may
 * happen once, and follows what waits. Faults are collected. Not thread-safe.
 */
final class JournalAudit {

  private final Map<String, Long> positionOfDiff = new HashMap<>();
  private final Map<Long, Long> answeredAt = new HashMap<>();
  private final Set<String> once = new HashSet<>();
  private final Map<String, Long> activeEntry = new HashMap<>();
  private final Map<Long, String> ownerOfEntry = new HashMap<>();
  private final Map<String, Instant> waiting = new HashMap<>();
  private final TreeMap<Instant, Set<String>> due = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private long position;
  private Instant at = Instant.EPOCH;
  private long lost;
  private long doubled;
  private long timers;
  private long late;
  private long early;
  private long fanOuts;
  private FanOutReached fanOut; // the one that is not over
  private String publishing; // the series that goes live with the input that is read

  /** An answer left at that instant: the record of that position, and those before, are older. */
  void answered(long ofPosition, long atMillis) {
    answeredAt.put(ofPosition, atMillis);
  }

  void read(JournalRecord record) {
    if (record.position() != position + 1) {
      faults.add("record " + record.position() + " stands after " + position);
    }
    if (record.at().isBefore(at)) {
      faults.add("time ran back at record " + record.position());
    }
    if (fanOut != null && !record.at().equals(fanOut.at())) {
      faults.add("time went on at record " + record.position() + " before the end of " + fanOut);
    }
    position = record.position();
    at = record.at();
    Long answer = answeredAt.remove(position);
    if (answer != null && at.toEpochMilli() > answer) {
      early++;
      faults.add("record " + position + " is stamped later than it was answered");
    }
    if (record instanceof Input input) {
      read(input);
    } else if (record instanceof Firing firing) {
      read(firing);
    } else if (record instanceof Movement movement) {
      read(movement);
    } else if (record instanceof FanOutReached reached) {
      read(reached);
    }
  }

  /** One at a time, step by step, and all of it at one instant. */
  private void read(FanOutReached reached) {
    if (fanOut != null
        && (fanOut.diff() != reached.diff() || fanOut.step().compareTo(reached.step()) > 0)) {
      faults.add(reached + " after " + fanOut);
    }
    fanOuts += fanOut == null ? 1 : 0;
    fanOut = reached.step() == FanOutReached.Step.OVER ? null : reached;
  }

  private void read(Input input) {
    if (!due.isEmpty() && due.firstKey().isBefore(at)) {
      late++;
      faults.add(due.firstEntry() + " had not fired before record " + position + " at " + at);
      due.pollFirstEntry();
    }
    publishing = input instanceof Input.SeriesPublished live ? live.series() : null;
    if (input instanceof Input.TimerFired) {
      timers++;
    } else if (input instanceof Input.SeriesPublished published) {
      once("version", published.series() + "@" + published.version());
    } else if (input instanceof Input.DiffAccepted accepted) {
      Diff diff = accepted.diff();
      if (diff.id() != null && positionOfDiff.putIfAbsent(diff.id(), position) != null) {
        doubled++;
        faults.add("diff " + diff.id() + " stands again at " + position);
      }
    }
  }

  private void read(Firing firing) {
    String visit = visit(firing.entry(), firing.block());
    switch (firing.kind()) {
      case ENTERED -> {
        String owner = firing.series() + " " + firing.subject();
        ownerOfEntry.put(position, owner);
        Long active = activeEntry.put(owner, position);
        if (active != null) {
          doubled++;
          faults.add(owner + " entered again at " + position + ", still active since " + active);
        }
      }
      case SENT -> {
        once("sent", visit);
        left(visit);
      }
      case WAITED, UNMATCHED -> {
        once(firing.kind().word(), visit);
        Instant until = waiting.get(visit);
        boolean shortened =
            firing.series().equals(publishing); // by the version that goes live (V2)
        if (until != null && at.isBefore(until) && !shortened) {
          early++;
          faults.add(firing.line() + " at " + at + ", due only at " + until);
        }
        left(visit);
      }
      case MATCHED, UNSENT, TAGGED, UNTAGGED -> left(visit);
      case GOAL_HIT -> once("goal-hit", "" + firing.entry());
      case FINISHED -> once("finished", "" + firing.entry());
      case CONVERTED -> once("converted", "" + firing.receipt());
      case EXITED -> {
        once("exited", "" + firing.entry());
        ended(firing.entry());
      }
      default -> {}
    }
  }

  private void read(Movement movement) {
    if (movement instanceof Movement.Reached reached) {
      waits(visit(reached.entry(), reached.block()), reached.until());
    } else if (movement instanceof Movement.Rescheduled moved) {
      waits(visit(moved.entry(), moved.block()), moved.until());
    } else if (movement instanceof Movement.Passed passed) {
      left(visit(passed.entry(), passed.block()));
    } else if (movement instanceof Movement.EntryEnded end) {
      ended(end.entry());
    }
  }

  private static String visit(long entry, String block) {
    return entry + " " + block;
  }

  private void once(String what, String of) {
    if (!once.add(what + " " + of)) {
      doubled++;
      faults.add(what + " of " + of + " again at " + position);
    }
  }

  private void waits(String visit, Instant until) {
    left(visit);
    if (until != null) {
      waiting.put(visit, until);
      due.computeIfAbsent(until, t -> new HashSet<>()).add(visit);
    }
  }

  private void left(String visit) {
    Instant until = waiting.remove(visit);
    if (until != null) {
      due.computeIfPresent(
          until,
          (t, visits) -> {
            visits.remove(visit);
            return visits.isEmpty() ? null : visits;
          });
    }
  }

  private void ended(long entry) {
    String owner = ownerOfEntry.remove(entry);
    if (owner != null) {
      activeEntry.remove(owner, entry);
    }
    List<String> open =
        waiting.keySet().stream().filter(visit -> visit.startsWith(entry + " ")).toList();
    open.forEach(this::left);
  }

  /** Compares with what was answered. */
  void compare(Map<String, Acknowledged.Answer> acknowledged) {
    acknowledged.forEach(
        (id, answer) -> {
          Long stands = positionOfDiff.get(id);
          if (stands == null || stands != answer.position()) {
            lost++;
            faults.add(id + " was answered with " + answer.position() + " and stands at " + stands);
          }
        });
  }

  /** How many visits still wait for their instant. */
  int waiting() {
    return waiting.size();
  }

  /** How many diffs of companies were looked at in pieces. */
  long fanOuts() {
    return fanOuts;
  }

  /** Whether one of them is not over. */
  boolean isFanningOut() {
    return fanOut != null;
  }

  long position() {
    return position;
  }

  long lost() {
    return lost;
  }

  long doubled() {
    return doubled;
  }

  long timers() {
    return timers;
  }

  long late() {
    return late;
  }

  long early() {
    return early;
  }

  List<String> faults() {
    return faults;
  }
}
