package io.goalpost.service.reference;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Series;
import io.goalpost.service.reference.ReferenceState.Live;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who enters (§5). */
final class ReferenceAdmission {

  /** A user, and with {@code scope: member} one of the user's companies. */
  private record Pair(String series, String user, String company) {
    String subject() {
      return company == null ? user : user + "@" + company;
    }
  }

  /**
   * How a pair stands, by untriggered entry blocks.
   *
   * @param matches whether an entry block matches
   * @param may whether one does and the exit rule does not (E2)
   */
  private record Standing(boolean matches, boolean may) {
    static final Standing NOTHING = new Standing(false, false);
  }

  /** What would become of a pair now. */
  private record Candidate(
      Pair pair,
      List<Block.Rule> blocks,
      Map<String, Value> properties,
      String keptOut,
      boolean chance,
      boolean blockedAnew) {}

  private final ReferenceState state;
  private final ReferencePaths paths;

  /** How pairs stood when they were last looked at; what time has turned since shows against it. */
  private final Map<Pair, Standing> lastSeen = new HashMap<>();

  /** When a pair last entered or was kept out. */
  private final Map<Pair, Instant> hadTurn = new HashMap<>();

  ReferenceAdmission(ReferenceState state, ReferencePaths paths) {
    this.state = state;
    this.paths = paths;
  }

  /** After a diff: who is turned by it, or triggered by its event (E2, E3). */
  void afterDiff(ReferenceFacts before, Diff diff) {
    for (Live live : state.series.values()) {
      for (String user : state.facts.people.keySet()) {
        List<Candidate> candidates = new ArrayList<>();
        for (Pair pair : pairs(live.series, user)) {
          boolean turned = mayTurn(live.series, pair, before);
          Standing earlier =
              turned ? justBefore(live.series, pair, before) : standing(live.series, pair, before);
          Standing now = standing(live.series, pair, state.facts);
          note(pair, turned ? Standing.NOTHING : earlier, now);
          candidates.add(candidate(live.series, pair, earlier, now, diff));
        }
        admit(live, candidates);
      }
    }
    forgetLeavers();
  }

  /**
   * E2, T5: before a diff is just before its instant, for time turns what it turns after the diffs;
   * it is the instant itself where the pair had its turn at it, or where nothing was touched.
   */
  private boolean mayTurn(Series series, Pair pair, ReferenceFacts before) {
    return !state.now.equals(hadTurn.get(pair)) && touched(series, pair, before);
  }

  private Standing justBefore(Series series, Pair pair, ReferenceFacts facts) {
    Instant instant = state.now;
    state.now = instant.minusNanos(1);
    Standing standing = standing(series, pair, facts);
    state.now = instant;
    return standing;
  }

  private boolean touched(Series series, Pair pair, ReferenceFacts facts) {
    ReferenceView now = state.viewOutside(state.facts, pair.user, pair.company, Map.of());
    List<Condition> asked = new ArrayList<>();
    series.entryBlocks().forEach(block -> asked.add(block.rule()));
    if (series.exit().when() != null) {
      asked.add(series.exit().when());
    }
    if (series.exit().onGoal() && series.goal() != null) {
      asked.add(series.goal().when());
    }
    return facts.people.containsKey(pair.user)
        && asked.stream().anyMatch(each -> ReferenceMentions.touched(each, now.on(facts), now));
  }

  /** A diff that no rule looks at (T4) is no chance for anybody, later either. */
  void unseen(ReferenceFacts before) {
    for (Live live : state.series.values()) {
      for (String user : state.facts.people.keySet()) {
        for (Pair pair : pairs(live.series, user)) {
          Standing earlier = standing(live.series, pair, before);
          note(pair, earlier, standing(live.series, pair, state.facts));
        }
      }
    }
    forgetLeavers();
  }

  /** What a diff made true or false is seen; what time did is left for its own look (T5). */
  private void note(Pair pair, Standing earlier, Standing now) {
    Standing seen = lastSeen.getOrDefault(pair, Standing.NOTHING);
    lastSeen.put(
        pair,
        new Standing(
            now.matches && (!earlier.matches || seen.matches),
            now.may && (!earlier.may || seen.may)));
  }

  private void forgetLeavers() {
    lastSeen
        .keySet()
        .removeIf(
            pair ->
                pair.company != null && !state.facts.companies(pair.user).contains(pair.company));
  }

  /** T5: who is turned by time. */
  void afterTime() {
    for (Live live : state.series.values()) {
      for (String user : state.facts.people.keySet()) {
        List<Candidate> candidates = new ArrayList<>();
        for (Pair pair : pairs(live.series, user)) {
          Standing earlier = lastSeen.getOrDefault(pair, Standing.NOTHING);
          Standing now = standing(live.series, pair, state.facts);
          lastSeen.put(pair, now);
          candidates.add(candidate(live.series, pair, earlier, now, null));
        }
        admit(live, candidates);
      }
    }
  }

  /** E2, V3: everyone who matches enters when the series goes live, or on. */
  void existing(Live live) {
    for (String user : state.facts.people.keySet()) {
      List<Candidate> candidates = new ArrayList<>();
      for (Pair pair : pairs(live.series, user)) {
        Standing now = standing(live.series, pair, state.facts);
        lastSeen.put(pair, now);
        candidates.add(candidate(live.series, pair, Standing.NOTHING, now, null));
      }
      admit(live, candidates);
    }
  }

  /**
   * A series' new rules are seen as they stood just before this instant: what time turns at the
   * instant itself is still to be looked at (T1, T5).
   */
  void seeAnew(Live live) {
    lastSeen.keySet().removeIf(pair -> pair.series.equals(live.series.id()));
    for (String user : state.facts.people.keySet()) {
      for (Pair pair : pairs(live.series, user)) {
        lastSeen.put(pair, justBefore(live.series, pair, state.facts));
      }
    }
  }

  /** E7: in the order joined. */
  private List<Pair> pairs(Series series, String user) {
    return series.memberScope()
        ? state.facts.companies(user).stream()
            .map(company -> new Pair(series.id(), user, company))
            .toList()
        : List.of(new Pair(series.id(), user, null));
  }

  private Standing standing(Series series, Pair pair, ReferenceFacts facts) {
    boolean there =
        facts.people.containsKey(pair.user) // E2: before its first diff a user matches nothing
            && (pair.company == null || facts.companies(pair.user).contains(pair.company));
    if (!there) {
      return Standing.NOTHING;
    }
    ReferenceView view = state.viewOutside(facts, pair.user, pair.company, Map.of());
    boolean matches = !plainBlocks(series, view).isEmpty();
    return new Standing(matches, matches && ReferenceExits.keptOut(series, view) == null);
  }

  private static List<Block.Rule> plainBlocks(Series series, ReferenceView view) {
    return series.entryBlocks().stream()
        .filter(block -> block.trigger() == null)
        .filter(block -> ReferenceConditions.holds(block.rule(), view))
        .toList();
  }

  private Candidate candidate(Series series, Pair pair, Standing earlier, Standing now, Diff diff) {
    boolean event = diff != null && diff.event() != null && pair.user.equals(diff.user());
    Map<String, Value> properties = event ? diff.properties() : Map.of();
    ReferenceView view = state.viewOutside(state.facts, pair.user, pair.company, properties);
    boolean triggered =
        event && series.entryBlocks().stream().anyMatch(block -> triggers(block, diff, view));
    Map<String, Value> pinned = triggered ? properties : Map.of(); // E3
    ReferenceView pinnedView = state.viewOutside(state.facts, pair.user, pair.company, pinned);
    List<Block.Rule> blocks =
        series.entryBlocks().stream()
            .filter(
                block ->
                    block.trigger() == null
                        ? ReferenceConditions.holds(block.rule(), pinnedView)
                        : event && triggers(block, diff, view))
            .toList();
    return new Candidate(
        pair,
        blocks,
        pinned,
        blocks.isEmpty() ? null : ReferenceExits.keptOut(series, pinnedView),
        triggered || (!earlier.may && now.may),
        triggered || (!earlier.matches && now.matches));
  }

  /** E3: the diff carries such an event, and the rule holds. */
  private static boolean triggers(Block.Rule block, Diff diff, ReferenceView view) {
    return block.trigger() != null
        && block.trigger().event().equals(diff.event())
        && ReferenceConditions.where(block.trigger().where(), diff.properties(), view)
        && ReferenceConditions.holds(block.rule(), view);
  }

  /** Lets in whom it may of one user's pairs, in the order joined (E4 to E7, V3, V4). */
  private void admit(Live live, List<Candidate> candidates) {
    if (live.paused || live.archived) {
      return;
    }
    for (Candidate candidate : candidates) {
      Value key = live.series.key() == null ? null : candidate.properties.get(live.series.key());
      boolean wanted = candidate.keptOut == null ? candidate.chance : candidate.blockedAnew;
      if (candidate.blocks.isEmpty()
          || !wanted
          || !isBest(live.series, candidate, candidates)
          || !mayBegin(live.series, candidate.pair, key)) {
        continue;
      }
      hadTurn.put(candidate.pair, state.now);
      if (candidate.keptOut == null) {
        enter(live, candidate, key);
      } else {
        String subject = candidate.pair.subject();
        state.fire("entry-blocked", live.series.id(), subject, " reason=" + candidate.keptOut);
      }
    }
  }

  /** E5, E6: by user, company and key. */
  private boolean mayBegin(Series series, Pair pair, Value key) {
    ReferenceEntry last = null;
    for (ReferenceEntry entry : state.entries) {
      if (entry.series.equals(series.id())
          && entry.subject().equals(pair.subject())
          && ReferenceValues.same(entry.key, key, state.zone)) {
        if (entry.active()) {
          return false;
        }
        last = entry;
      }
    }
    return last == null
        || (series.reentry().allowed()
            && (series.reentry().after() == null
                || !state.now.isBefore(last.began.plus(series.reentry().after()))));
  }

  /** E7: better than all rivals, which match and are not kept out; ties to who comes first. */
  private boolean isBest(Series series, Candidate one, List<Candidate> all) {
    if (series.priority() == null) {
      return true;
    }
    boolean before = true;
    for (Candidate other : all) {
      if (other.pair.equals(one.pair)) {
        before = false;
      } else if (!other.blocks.isEmpty() && other.keptOut == null) {
        int order = order(series, other, one);
        if (order > 0 || (order == 0 && before)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Positive where the first is better; a company without the attribute comes last. */
  private int order(Series series, Candidate one, Candidate other) {
    String name = series.priority().companyAttribute();
    Value first = state.facts.ofCompany(one.pair.company, name);
    Value second = state.facts.ofCompany(other.pair.company, name);
    if (rank(first) != rank(second)) {
      return Integer.compare(rank(first), rank(second));
    }
    if (rank(first) < 2) {
      return 0;
    }
    Integer order = ReferenceValues.order(first, second, state.zone);
    if (order == null) {
      return 0;
    }
    return series.priority().highest() ? order : -order;
  }

  /** E7 says which comes last; text, flags and lists have no order (C1b), so they come before. */
  private static int rank(Value value) {
    return value instanceof Value.Num || value instanceof Value.Date ? 2 : value != null ? 1 : 0;
  }

  private void enter(Live live, Candidate candidate, Value key) {
    ReferenceEntry entry =
        new ReferenceEntry(
            state.nextPosition(),
            state.cause,
            live,
            candidate.pair.user,
            candidate.pair.company,
            key,
            state.now,
            candidate.properties,
            state.facts.baseline(candidate.pair.user));
    state.entries.add(entry);
    state.fire("entered", entry, " version=" + live.version);
    paths.begin(entry, candidate.blocks);
  }
}
