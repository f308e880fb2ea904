package io.goalpost.rules.vocabulary;

import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.FoldedEvents;
import io.goalpost.model.fact.Tally;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Operand;
import io.goalpost.rules.series.ConditionText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Folds older events into counts that the conditions asked of them still read right (C5). What it
 * keeps depends on the conditions it was made with: how many there were by name, how many satisfied
 * each {@code where}, and of windows no more than they can tell apart. Immutable.
 */
public final class EventFolding {

  /** The most of the latest to remember: a count in a window is compared with no more. */
  private static final int MARKS_MAX = Condition.Event.COUNT_IN_WINDOW_MAX + 1;

  /** The most different values told apart where a {@code where} compares with other facts. */
  static final int LIKE_MAX = 1_000;

  private final Map<String, Asked> byName = new HashMap<>();

  private EventFolding() {}

  /** What is asked of the events of one name; numbers are of the latest to remember. */
  private static final class Asked {
    private int all = 1;
    private final Map<String, Closed> closed = new TreeMap<>();
    private final Set<String> openProperties = new HashSet<>();
    private int open = 1;
  }

  private record Closed(Condition where, int marks) {}

  /**
   * The folding that these conditions need.
   *
   * @param conditions all that may be asked, the saved ones that they refer to among them
   */
  public static EventFolding of(Collection<Condition> conditions) {
    EventFolding folding = new EventFolding();
    conditions.forEach(folding::add);
    return folding;
  }

  private void add(Condition condition) {
    if (condition instanceof Condition.All all) {
      all.of().forEach(this::add);
    } else if (condition instanceof Condition.Any any) {
      any.of().forEach(this::add);
    } else if (condition instanceof Condition.Not not) {
      add(not.of());
    } else if (condition instanceof Condition.Event event) {
      add(event, byName.computeIfAbsent(event.event(), name -> new Asked()));
    }
  }

  private static void add(Condition.Event event, Asked asked) {
    int marks = marks(event);
    if (event.where() == null) {
      asked.all = Math.max(asked.all, marks);
    } else if (isClosed(event.where())) {
      asked.closed.merge(
          ConditionText.of(event.where()),
          new Closed(event.where(), marks),
          (one, other) -> new Closed(one.where(), Math.max(one.marks(), other.marks())));
    } else {
      asked.open = Math.max(asked.open, marks);
      anyProperty(
          event.where(),
          property -> {
            asked.openProperties.add(property.name());
            return false;
          });
    }
  }

  /**
   * How many of the latest a condition tells apart: one more than the number it compares with. What
   * it counts without a window needs none, but a goal asks whether one came after the entry.
   */
  private static int marks(Condition.Event event) {
    if (event.count() == null || !event.hasWindow()) {
      return 1;
    }
    return event.count().operand() instanceof Operand.Literal literal
        ? marks(literal.value())
        : MARKS_MAX;
  }

  private static int marks(Value number) {
    if (number instanceof Value.Many many) {
      return many.values().stream().mapToInt(EventFolding::marks).max().orElse(1);
    }
    if (!(number instanceof Value.Num num)) {
      return 1;
    }
    BigDecimal next = num.number().setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
    return next.max(BigDecimal.ONE).min(BigDecimal.valueOf(MARKS_MAX)).intValue();
  }

  /** Whether what a {@code where} says of an event stays as it is, whatever else changes. */
  static boolean isClosed(Condition where) {
    return !anyProperty(
        where,
        property ->
            property.test().operator().turnsWithTime()
                || !(property.test().operand() instanceof Operand.Literal
                    || property.test().operand() instanceof Operand.Flag));
  }

  private static boolean anyProperty(Condition where, Predicate<Condition.Property> wanted) {
    // None is skipped: who asks may only want to see each.
    if (where instanceof Condition.All all) {
      return all.of().stream().filter(each -> anyProperty(each, wanted)).count() > 0;
    } else if (where instanceof Condition.Any any) {
      return any.of().stream().filter(each -> anyProperty(each, wanted)).count() > 0;
    } else if (where instanceof Condition.Not not) {
      return anyProperty(not.of(), wanted);
    }
    return where instanceof Condition.Property property && wanted.test(property);
  }

  /** The tallies that hold what a {@code where} may ask of; null asks of all. */
  static Collection<Tally> asked(FoldedEvents folded, Condition where) {
    if (where == null) {
      return List.of(folded.all());
    }
    if (isClosed(where)) {
      return List.of(folded.matching().getOrDefault(ConditionText.of(where), Tally.NONE));
    }
    return folded.like().values();
  }

  /**
   * A history with its older events folded.
   *
   * @param kept how many of the latest stay as they are
   * @param zone of the workspace, for dates that are compared
   */
  public EventHistory fold(String name, EventHistory history, int kept, ZoneId zone) {
    List<EventOccurrence> all = history.occurrences();
    int number = Math.max(0, all.size() - kept);
    FoldedEvents folded =
        fold(
            byName.getOrDefault(name, new Asked()),
            history.folded(),
            all.subList(0, number),
            new Look(Known.ofNobody(zone)));
    return EventHistory.of(all.subList(number, all.size()), folded);
  }

  private static FoldedEvents fold(
      Asked asked, FoldedEvents before, List<EventOccurrence> older, Look look) {
    Map<String, Tally> matching = new HashMap<>();
    asked.closed.forEach(
        (text, closed) -> {
          List<EventOccurrence> those = new ArrayList<>();
          for (EventOccurrence occurrence : older) {
            if (Evaluation.where(closed.where(), occurrence, look)) {
              those.add(occurrence);
            }
          }
          matching.put(
              text, before.matching().getOrDefault(text, Tally.NONE).with(those, closed.marks()));
        });
    return new FoldedEvents(
        before.all().with(older, asked.all),
        matching,
        asked.openProperties.isEmpty() ? Map.of() : like(asked, before, older));
  }

  private static Map<Map<String, Value>, Tally> like(
      Asked asked, FoldedEvents before, List<EventOccurrence> older) {
    Map<Map<String, Value>, Tally> like = new LinkedHashMap<>(before.like());
    for (EventOccurrence occurrence : older) {
      Map<String, Value> values = new HashMap<>(occurrence.properties());
      values.keySet().retainAll(asked.openProperties);
      Tally tally = like.remove(values);
      like.put(
          Map.copyOf(values),
          (tally == null ? Tally.NONE : tally).with(List.of(occurrence), asked.open));
    }
    Iterator<Map<String, Value>> longestAgo = like.keySet().iterator();
    while (like.size() > LIKE_MAX) {
      longestAgo.next();
      longestAgo.remove();
    }
    return like;
  }
}
