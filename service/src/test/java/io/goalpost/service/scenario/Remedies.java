package io.goalpost.service.scenario;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.explain.Answer;
import io.goalpost.model.explain.Answer.About;
import io.goalpost.model.explain.Reason;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.port.ExplainPort.Query;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Goal;
import io.goalpost.model.series.Series;
import io.goalpost.service.Goalpost;
import io.goalpost.service.state.StateView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Does what an explanation says is needed, reason by reason, until what did not happen happens: by
 * diffs, by the clock, by orders.
 */
final class Remedies {

  /** How it went. */
  enum End {
    HAPPENED,
    /** The reason is one that nothing can take away. */
    FOR_GOOD,
    /** What is needed cannot be done by this test: a text that is greater than another. */
    CANNOT,
    /** All that was needed was done, and it did not happen. */
    STUCK
  }

  private static final int STEPS_MAX = 14;
  private static final int TRIES_MAX = 4;
  private static final Pattern COMPANY = Pattern.compile("company (\\S+) must no longer");
  static final Set<Reason> FOR_GOOD =
      Set.of(
          Reason.NEVER_AGAIN,
          Reason.AFTER_WINDOW,
          Reason.ENDED,
          Reason.NO_GOAL,
          Reason.NO_ATTRIBUTION,
          Reason.NOT_ATTRIBUTABLE,
          Reason.ANOTHER_GOT_CREDIT,
          Reason.BLOCK_REMOVED);

  private final Goalpost goalpost;
  private final Random random;
  private final Map<Reason, Integer> removed = new EnumMap<>(Reason.class);
  private final Deeds deeds;
  private long begun;
  private String stopped = "";

  Remedies(Goalpost goalpost, long seed) {
    this.goalpost = goalpost;
    this.deeds = new Deeds(goalpost);
    this.random = new Random(seed);
  }

  /** How often each reason was removed, so that another came or it happened. */
  Map<Reason, Integer> removed() {
    return removed;
  }

  /** What was done, for whoever must find out why it did not help. */
  List<String> story() {
    return deeds.story();
  }

  /** What stood in the way at the end. */
  String stopped() {
    return stopped;
  }

  End make(String series, String user, Answer wanted) {
    deeds.story().clear();
    begun = goalpost.loop().position();
    deeds
        .story()
        .add("live: " + goalpost.loop().ask(engine -> Defined.live(engine.state(), series)));
    Answer last = null;
    int tries = 0;
    for (int step = 0; step < STEPS_MAX; step++) {
      Answer now = find(series, user, wanted);
      if (now == null) {
        deeds.story().add("gone");
        return End.FOR_GOOD; // its entry is no longer among those explained, or left its block
      }
      stopped = now.about().word() + " " + now.reason().word();
      deeds.story().add(now.reason().word() + ": " + now.text() + " " + now.needed());
      if (last != null && last.reason() != now.reason()) {
        removed.merge(last.reason(), 1, Integer::sum);
        tries = 0;
      }
      if (now.happened()) {
        return End.HAPPENED;
      } else if (FOR_GOOD.contains(now.reason())) {
        return End.FOR_GOOD;
      } else if (nothingCan(now)) {
        return happensNevertheless(series, user, now, wanted) ? End.STUCK : End.FOR_GOOD;
      }
      tries++;
      if (tries > TRIES_MAX) {
        return now.reason() == Reason.CONDITION_FALSE
                || now.reason() == Reason.TRYING
                || now.reason() == Reason.EXIT_RULE
                || now.reason() == Reason.GOAL_REACHED
            ? End.CANNOT
            : End.STUCK;
      }
      if (!remedy(series, user, now)) {
        return End.CANNOT;
      }
      last = now;
    }
    return End.CANNOT;
  }

  /** As it says itself: nothing is needed that could be done to this user in this version. */
  private static boolean nothingCan(Answer now) {
    return now.needed().isEmpty() || now.needed().get(0).startsWith("another version must");
  }

  private Answer find(String series, String user, Answer wanted) {
    Answer found = null;
    for (Answer each : goalpost.explanations().explain(Query.now(series, user)).answers()) {
      boolean same =
          each.about() == wanted.about()
              && (wanted.about() == About.ENTRY && wanted.company() == null
                  || Objects.equals(each.company(), wanted.company()))
              && Objects.equals(each.block(), wanted.block());
      if (same && wanted.about() == About.ENTRY && each.happened() && each.firing() > begun) {
        return each;
      }
      if (same && wanted.about() != About.ENTRY && each.entry() == wanted.entry()) {
        return each;
      }
      if (wanted.about() == About.ENTRY
          && each.about() == About.ENTRY
          && !each.happened()
          && (wanted.company() == null || wanted.company().equals(each.company()))) {
        found = each;
      }
    }
    return found;
  }

  /** Whether somebody enters who is said never to. */
  private boolean happensNevertheless(String series, String user, Answer now, Answer wanted) {
    if (now.about() != About.ENTRY || !condition(series, user, now)) {
      return false;
    }
    Answer then = find(series, user, wanted);
    deeds.story().add("nevertheless: " + (then == null ? "gone" : then.text()));
    return then != null && then.happened();
  }

  private boolean remedy(String series, String user, Answer now) {
    return switch (now.about()) {
      case ENTRY -> entry(series, user, now);
      case MOVE, MESSAGE -> move(series, user, now);
      case EXIT -> exit(series, user, now);
      case GOAL, CONVERSION -> goal(series, user, now);
      case ATTRIBUTION -> false;
    };
  }

  private boolean entry(String series, String user, Answer now) {
    switch (now.reason()) {
      case UNKNOWN_USER:
        return deeds.post(List.of(Map.of("user", user, "set", Map.of("email", "a@example.com"))));
      case PAUSED:
        goalpost.series().resume(series);
        return true;
      case ARCHIVED:
        goalpost.series().publish(series, null, null);
        return true;
      case NO_COMPANY:
        return deeds.post(List.of(Map.of("user", user, "join", "c1")));
      case ACTIVE_ALREADY:
        goalpost.series().exit(series, user, "the test", null);
        return true;
      case TOO_SOON:
        return deeds.moveTo(now.turns());
      case ANOTHER_COMPANY:
        Matcher company = COMPANY.matcher(now.needed().get(0));
        return company.find()
            && deeds.post(List.of(Map.of("user", user, "leave", company.group(1))));
      default:
        return condition(series, user, now);
    }
  }

  private boolean condition(String series, String user, Answer now) {
    return grant(
        now,
        state -> wish(state, user, now.company(), null, null),
        (state, wish) -> {
          Series live = Defined.live(state, series);
          if (now.reason() == Reason.ALREADY_TRUE) {
            live.entryBlocks().stream()
                .filter(block -> block.trigger() == null)
                .forEach(block -> wish.make(block.rule(), false));
            return;
          }
          List<Block.Rule> ways =
              live.entryBlocks().stream()
                  .filter(block -> now.reason() != Reason.NO_TRIGGER || block.trigger() != null)
                  .toList();
          Block.Rule way = ways.get(random.nextInt(ways.size()));
          wish.make(way.rule(), true);
          if (live.exit().when() != null) {
            wish.make(live.exit().when(), false);
          }
          if (live.exit().onGoal() && live.goal() != null) {
            wish.make(live.goal().when(), false);
          }
          if (way.trigger() != null) {
            wish.trigger(way.trigger().event(), way.trigger().where());
          }
        });
  }

  /** Posts what grants a wish; where nothing does, lets the time pass that may. */
  private boolean grant(
      Answer now, Function<StateView, Wish> without, BiConsumer<StateView, Wish> wishes) {
    List<Object> diffs =
        goalpost
            .loop()
            .ask(
                engine ->
                    Wish.granted(
                        () -> without.apply(engine.state()),
                        wish -> wishes.accept(engine.state(), wish)));
    return diffs.isEmpty() ? deeds.moveTo(now.turns()) : deeds.post(diffs);
  }

  private boolean move(String series, String user, Answer now) {
    switch (now.reason()) {
      case WAITING, OUTSIDE_SCHEDULE:
        return deeds.moveTo(now.turns());
      case NOT_ONLINE:
        return deeds.post(List.of(Map.of("user", user, "online", true)));
      case PAUSED:
        goalpost.series().resume(series);
        return true;
      case NO_ADDRESS:
        Map<String, Object> set =
            Map.of("email", "a@example.com", "phone", "+1", "device", "phone");
        return now.firing() == 0 && deeds.post(List.of(Map.of("user", user, "set", set)));
      case TRYING:
        return tried(series, user, now);
      default:
        return false;
    }
  }

  private boolean tried(String series, String user, Answer now) {
    return grant(
        now,
        state -> {
          Entry entry = state.entry(now.entry());
          Checkpoint at = entry.openAt(now.block()).orElseThrow();
          return wish(state, user, entry.company(), entry, at.baselines());
        },
        (state, wish) ->
            wish.make(
                ((Block.Rule) Defined.live(state, series).block(now.block()).orElseThrow()).rule(),
                true));
  }

  private boolean exit(String series, String user, Answer now) {
    if (now.reason() == Reason.NO_EXIT_RULE) {
      goalpost.series().exit(series, user, "the test", null);
      return true;
    }
    boolean wanted = now.reason() == Reason.CONDITION_FALSE;
    if (now.reason() == Reason.BEFORE_MESSAGE) {
      return false;
    }
    return grant(
        now,
        state -> {
          Entry entry = state.entry(now.entry());
          return wish(state, user, entry.company(), entry, entry.snapshot().baselines());
        },
        (state, wish) -> {
          Series live = Defined.live(state, series);
          List<Condition> ways = new ArrayList<>();
          if (live.exit().when() != null) {
            ways.add(live.exit().when());
          }
          if (live.exit().onMismatch()) {
            ways.add(
                new Condition.Not(
                    new Condition.Any(live.entryBlocks().stream().map(Block.Rule::rule).toList())));
          }
          Goal goal = Defined.goal(state, state.entry(now.entry()));
          if (live.exit().onGoal() && goal != null) {
            ways.add(goal.when());
          }
          wish.make(new Condition.Any(ways), wanted);
        });
  }

  private boolean goal(String series, String user, Answer now) {
    if (now.reason() == Reason.NOT_SENT || now.conditions() == null) {
      return false;
    } else if (now.entry() == 0) {
      return companyGoal(series, now);
    } else if (now.reason() == Reason.NOT_TOUCHED) {
      Map<String, Object> touch = goalpost.loop().ask(engine -> touch(engine.state(), user, now));
      return deeds.post(List.of(touch));
    }
    if (now.needed().get(0).startsWith("the user must join company")) {
      return deeds.post(List.of(Map.of("user", user, "join", now.company())));
    }
    boolean holds = now.conditions().holds();
    return grant(
        now,
        state -> {
          Entry entry = state.entry(now.entry());
          Map<String, Value> baselines =
              now.block() == null
                  ? entry.snapshot().baselines()
                  : entry.receiptOf(now.block()).get().baselines();
          return wish(state, user, entry.company(), entry, baselines);
        },
        (state, wish) -> {
          Goal goal = Defined.goal(state, now);
          boolean fresh = now.needed().stream().anyMatch(n -> n.contains("bring a new event"));
          if (fresh && now.needed().size() == 1) {
            Condition.Event event = Defined.freshEvent(goal.when());
            wish.trigger(event.event(), event.where());
          } else if (fresh && goal.when() instanceof Condition.Any any) {
            any.of().stream()
                .filter(each -> Defined.freshEvent(each) == null)
                .forEach(each -> wish.make(each, false));
          } else {
            wish.make(goal.when(), !holds);
          }
        });
  }

  private static Map<String, Object> touch(StateView state, String user, Answer now) {
    long receipt = state.entry(now.entry()).receiptOf(now.block()).get().id();
    return Defined.goal(state, now).after() == Goal.Touch.OPENED
        ? Map.of("user", user, "receipt", receipt, "is", "opened")
        : Map.of(
            "user", user, "receipt", receipt, "is", "clicked", "link", "https://example.com/a");
  }

  /** What the company must be is said of it alone (G9). */
  private boolean companyGoal(String series, Answer now) {
    boolean holds = now.conditions().holds();
    return grant(
        now,
        state ->
            new Wish(
                state,
                null,
                List.of(now.company()),
                null,
                Defined.chance(state, series, now).baselines(),
                random),
        (state, wish) ->
            wish.make(
                state
                    .series(series)
                    .version(Defined.chance(state, series, now).version())
                    .definition()
                    .goal()
                    .when(),
                !holds));
  }

  private Wish wish(
      StateView state, String user, String company, Entry entry, Map<String, Value> baselines) {
    User known = state.user(user);
    List<String> companies =
        company != null ? List.of(company) : known == null ? List.of() : known.companies();
    return new Wish(state, user, companies, entry, baselines, random);
  }
}
