package io.goalpost.model.series;

import io.goalpost.model.fact.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One block of a series' graph. */
public sealed interface Block {

  String id();

  /** What people call it, or null. */
  String title();

  /** The blocks behind each edge, in the order listed (T3). */
  Map<Edge, List<String>> next();

  /** The blocks behind one edge, empty where it is missing. */
  default List<String> next(Edge edge) {
    return next().getOrDefault(edge, List.of());
  }

  private static Map<Edge, List<String>> copy(Map<Edge, List<String>> next) {
    Map<Edge, List<String>> copy = new TreeMap<>();
    next.forEach((edge, blocks) -> copy.put(edge, List.copyOf(blocks)));
    return Collections.unmodifiableMap(copy);
  }

  /**
   * Asks a condition; without an incoming edge it is an entry block (E1, B1).
   *
   * @param trigger for an entry block only: considered on such an event (E3); else null
   * @param tries how long it keeps trying ({@code for}), or null to decide on arrival
   */
  record Rule(
      String id,
      String title,
      Condition rule,
      Trigger trigger,
      Duration tries,
      Map<Edge, List<String>> next)
      implements Block {
    public Rule {
      next = copy(next);
    }
  }

  /** The event an entry block waits for, its {@code where} over properties or null (E3). */
  record Trigger(String event, Condition where) {}

  /**
   * Sends a message (B3 to B7).
   *
   * @param attempt how long it tries to leave, or null without end
   * @param schedule when it may leave, or null at any time
   * @param attributable whether a webhook may take credit (G8)
   * @param fails for scenarios: the channel fails so, or null
   * @param goal the message goal, or null
   */
  record Content(
      String id,
      String title,
      Channel channel,
      String subject,
      String body,
      String url,
      Duration attempt,
      Schedule schedule,
      boolean attributable,
      Hindrance fails,
      Goal goal,
      Map<Edge, List<String>> next)
      implements Block {
    public Content {
      next = copy(next);
    }

    /** Whether a goal hit may be credited to it (G8). */
    public boolean takesCredit() {
      return channel != Channel.WEBHOOK || attributable;
    }
  }

  /** Why a message cannot leave, in the order in which one of several is named (B4). */
  enum Hindrance {
    NO_ADDRESS("no-address"),
    UNSUBSCRIBED("unsubscribed"),
    BOUNCED("bounced"),
    EXPIRED("expired");

    private final String word;

    Hindrance(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /**
   * When a message may leave (B7).
   *
   * @param days 1 (Monday) to 7; empty means all
   * @param from inside
   * @param to not inside; not after {@code from} runs over midnight
   */
  record Schedule(Set<Integer> days, LocalTime from, LocalTime to, Zone zone) {
    public Schedule {
      days = Set.copyOf(days);
    }
  }

  /** Whose local time (B7). */
  enum Zone {
    RECIPIENT,
    WORKSPACE
  }

  /** Waits for a length of time or until an instant (B8). Exactly one of the three is given. */
  record Wait(
      String id,
      String title,
      Duration duration,
      Instant until,
      Until untilAttribute,
      LocalTime at,
      Zone zone,
      Map<Edge, List<String>> next)
      implements Block {
    public Wait {
      next = copy(next);
    }
  }

  /** A date attribute of the user, moved by an offset. */
  record Until(String attribute, Duration offset) {}

  /** Adds or removes a tag of the user, or of the entry's company (B10). */
  record Tag(
      String id,
      String title,
      String tag,
      boolean add,
      boolean ofCompany,
      Map<Edge, List<String>> next)
      implements Block {
    public Tag {
      next = copy(next);
    }
  }
}
