package io.goalpost.rules.logic;

import io.goalpost.model.series.Condition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells what can never be true of anybody, whatever is known of them. It is sound, not complete:
 * what it says is so; where it says nothing, or the cases are too many, it may be so nevertheless.
 * Thread-safe.
 */
public final class Logic {

  /** The most steps one answer takes; beyond, a condition counts as one that may hold. */
  static final int STEPS_MAX = 20_000;

  private static final int SMALL_LEAVES_MAX = 8;

  private final Function<String, Condition> segments;
  private final boolean ownCompany;
  private final boolean ofGoal;

  private Logic(Function<String, Condition> segments, boolean ownCompany, boolean ofGoal) {
    this.segments = segments;
    this.ownCompany = ownCompany;
    this.ofGoal = ofGoal;
  }

  /**
   * The logic of a series' rules.
   *
   * @param segments the condition of a saved segment, or null where there is none of that id
   * @param ownCompany whether company conditions ask of the entry's own company (C10)
   */
  public static Logic of(Function<String, Condition> segments, boolean ownCompany) {
    return new Logic(segments, ownCompany, false);
  }

  /** The same for goals: there each new event turns its condition true again, counted or not. */
  public Logic ofGoal() {
    return new Logic(segments, ownCompany, true);
  }

  /** Whether it asks so little that an answer about it costs next to nothing. */
  public boolean small(Condition condition) {
    return leaves(condition) <= SMALL_LEAVES_MAX;
  }

  private static int leaves(Condition condition) {
    List<Condition> of =
        condition instanceof Condition.All all
            ? all.of()
            : condition instanceof Condition.Any any ? any.of() : null;
    if (condition instanceof Condition.Not not) {
      return leaves(not.of());
    }
    return of == null ? 1 : of.stream().mapToInt(Logic::leaves).sum();
  }

  /** Whether it can hold of nobody. */
  public boolean never(Condition condition) {
    return !new Cases().possible(new Todo(condition, true, null), List.of());
  }

  /** Whether it holds of everybody. */
  public boolean always(Condition condition) {
    return never(new Condition.Not(condition));
  }

  /** Whether the other holds of everybody of whom the one does. */
  public boolean implies(Condition one, Condition other) {
    return never(new Condition.All(List.of(one, new Condition.Not(other))));
  }

  /** Conditions still to be taken apart. */
  private record Todo(Condition condition, boolean holds, Todo rest) {}

  private record Literal(Condition leaf, boolean holds) {}

  /** Takes conditions apart, case by case, into what each asks. */
  private final class Cases {
    private final Set<String> open = new HashSet<>();
    private int steps;

    boolean possible(Todo todo, List<Literal> literals) {
      steps++;
      if (steps > STEPS_MAX) {
        return true;
      }
      if (todo == null) {
        steps += literals.size();
        return consistent(literals);
      }
      Condition condition = todo.condition();
      if (condition instanceof Condition.Not not) {
        return possible(new Todo(not.of(), !todo.holds(), todo.rest()), literals);
      } else if (condition instanceof Condition.All all) {
        return group(all.of(), todo.holds(), todo, literals);
      } else if (condition instanceof Condition.Any any) {
        return group(any.of(), !todo.holds(), todo, literals);
      }
      List<Literal> more = new ArrayList<>(literals);
      more.add(new Literal(condition, todo.holds()));
      return condition instanceof Condition.InSegment segment
          ? saved(segment, todo, more)
          : possible(todo.rest(), more);
    }

    /**
     * A segment is what it asks, too; one that is being taken apart already is left at its name.
     */
    private boolean saved(Condition.InSegment segment, Todo todo, List<Literal> literals) {
      Condition saved = segments.apply(segment.segment());
      if (saved == null || !open.add(segment.segment())) {
        return possible(todo.rest(), literals);
      }
      boolean possible = possible(new Todo(saved, todo.holds(), todo.rest()), literals);
      open.remove(segment.segment());
      return possible;
    }

    private boolean group(List<Condition> of, boolean together, Todo todo, List<Literal> literals) {
      if (together) {
        Todo rest = todo.rest();
        for (int i = of.size() - 1; i >= 0; i--) {
          rest = new Todo(of.get(i), todo.holds(), rest);
        }
        return possible(rest, literals);
      }
      for (Condition each : of) {
        if (possible(new Todo(each, todo.holds(), todo.rest()), literals)) {
          return true;
        }
      }
      return false;
    }

    private boolean consistent(List<Literal> literals) {
      Literals all = new Literals(ownCompany);
      for (Literal literal : literals) {
        Condition.Event event = literal.leaf() instanceof Condition.Event e ? e : null;
        boolean none = event != null && event.where() != null && never(event.where());
        if (none) {
          all.noneOf(event);
        }
        if (event == null || none || !ofGoal) {
          all.add(literal.leaf(), literal.holds());
        }
      }
      return all.consistent();
    }
  }
}
