package io.goalpost.service.reference;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.Interaction;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Series;
import io.goalpost.service.reference.ReferenceEntry.Visit;
import io.goalpost.service.reference.ReferenceFacts.Receipt;
import io.goalpost.service.reference.ReferenceState.FollowUp;
import io.goalpost.service.reference.ReferenceState.Live;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which everything happens (§2, §3, §9). What is done fires lines (§11), which every
 * method returns; time only moves by {@link #move}.
 */
public final class ReferenceEngine {

  private static final int FOLLOW_UPS_MAX = 100;

  private final ReferenceState state;
  private final ReferenceExits exits;
  private final ReferenceGoals goals;
  private final ReferencePaths paths;
  private final ReferenceAdmission admission;
  private final ReferenceFigures figures;
  private final Set<String> seenIds = new HashSet<>();

  /** Whether what time turned at this instant has been looked at since the last change. */
  private boolean looked;

  private record Timer(Instant due, ReferenceEntry entry, Visit visit) {}

  public ReferenceEngine(Instant start, ZoneId zone) {
    this.state = new ReferenceState(start, zone);
    this.exits = new ReferenceExits(state);
    this.goals = new ReferenceGoals(state);
    this.paths = new ReferencePaths(state, exits, goals);
    this.admission = new ReferenceAdmission(state, paths);
    this.figures = new ReferenceFigures(state);
  }

  // Time (T1, T5).

  /**
   * Fires what is due on the way, in order.
   *
   * @param through whether what is due at the instant itself fires too
   */
  public List<String> move(Instant to, boolean through) {
    while (true) {
      if ((through || state.now.isBefore(to)) && fireOneDueNow()) {
        continue;
      }
      Instant next = nextInstant();
      if (next == null || next.isAfter(to) || !state.now.isBefore(to)) {
        break;
      }
      state.now = next;
      looked = false;
    }
    if (state.now.isBefore(to)) {
      state.now = to;
      looked = false;
    }
    return state.takeFired();
  }

  /** T1: at one instant what time turns goes before other timers, those in order of creation. */
  private boolean fireOneDueNow() {
    if (!looked && ReferenceTurns.instants(state).contains(state.now)) {
      begin(null);
      exits.afterTime();
      paths.afterTime();
      admission.afterTime();
      followUps();
      looked = true;
      return true;
    }
    Timer timer = firstTimer();
    if (timer == null || timer.due.isAfter(state.now)) {
      return false;
    }
    begin(null);
    paths.timer(timer.entry, timer.visit);
    followUps();
    return true;
  }

  private Instant nextInstant() {
    Timer timer = firstTimer();
    Instant turn = ReferenceTurns.instants(state).higher(state.now);
    if (timer == null || turn == null) {
      return timer == null ? turn : timer.due;
    }
    return timer.due.isBefore(turn) ? timer.due : turn;
  }

  /** In order of due time, then of creation. */
  private Timer firstTimer() {
    Timer first = null;
    for (ReferenceEntry entry : state.active()) {
      for (Visit visit : entry.openVisits()) {
        Instant due = paths.due(entry, visit);
        boolean earlier =
            due != null
                && (first == null
                    || due.isBefore(first.due)
                    || (due.equals(first.due) && visit.position < first.visit.position));
        if (earlier) {
          first = new Timer(due, entry, visit);
        }
      }
    }
    return first;
  }

  // Diffs (§2, T2, T4).

  /**
   * Applies diffs one after the other (D3).
   *
   * @throws RefusedException where one names a message that is not there (D1); those before it have
   *     been applied then, so whoever asked has to begin again from what was before (D6)
   */
  public List<String> post(List<Diff> diffs) {
    for (int i = 0; i < diffs.size(); i++) {
      Diff diff = diffs.get(i);
      if (diff.id() != null && seenIds.contains(diff.id())) {
        continue; // D4
      }
      Receipt receipt = diff.interaction() == null ? null : receipt(diff, i);
      if (diff.id() != null) {
        seenIds.add(diff.id());
      }
      begin(diff.online() ? diff.user() : null);
      apply(diff, receipt, true);
      followUps();
    }
    return state.takeFired();
  }

  /** D1: the latest receipt at that block, or the one of that number. */
  private Receipt receipt(Diff diff, int index) {
    Interaction interaction = diff.interaction();
    Receipt found = null;
    for (Receipt receipt : state.facts.receipts) {
      boolean meant =
          interaction.receipt() != 0
              ? receipt.id() == interaction.receipt()
              : receipt.series().equals(interaction.series())
                  && receipt.block().equals(interaction.block());
      if (meant && receipt.user().equals(diff.user())) {
        found = receipt;
      }
    }
    if (found == null) {
      String field = interaction.receipt() != 0 ? "receipt" : "content";
      throw new RefusedException(
          List.of(new Fault(index, field, "names no message that this user was sent")));
    }
    return found;
  }

  /** T2: goals first, then exits, then moves of active entries, then new entries. */
  private void apply(Diff diff, Receipt receipt, boolean lookedAt) {
    long position = state.nextPosition();
    state.cause = position;
    ReferenceFacts before = state.facts.copy();
    state.facts.apply(diff, receipt, state.now, position, state.zone);
    if (lookedAt) {
      goals.afterDiff(before, diff, position);
      exits.afterDiff(before);
      paths.afterDiff(before, diff.user());
      admission.afterDiff(before, diff);
    } else {
      admission.unseen(before);
    }
  }

  /** T4: in the order made, each a diff of its own; the 101st is looked at by no rule. */
  private void followUps() {
    for (int number = 1; !state.followUps.isEmpty(); number++) {
      FollowUp next = state.followUps.remove();
      boolean lookedAt = number <= FOLLOW_UPS_MAX;
      if (!lookedAt) {
        state.fire("error", next.series(), next.subject(), " reason=too-many-follow-ups");
      }
      apply(
          Diff.tagging(null, next.user(), next.company(), next.tag(), next.add()), null, lookedAt);
    }
  }

  /** Something takes its place in the order of things (T1). */
  private void begin(String online) {
    state.online = online;
    state.cause = state.nextPosition();
    looked = false;
  }

  // Series (§9).

  /** V1, V2: a series goes live, or on in a new version. */
  public List<String> publish(Series series) {
    begin(null);
    Live live = state.series.computeIfAbsent(series.id(), id -> new Live());
    live.series = series;
    live.version++;
    live.paused &= !live.archived; // V3, V4: paused stays paused, archived goes live again
    live.archived = false;
    paths.published(live);
    admission.seeAnew(live);
    if (series.enrollExisting()) {
      admission.existing(live);
    }
    followUps();
    return state.takeFired();
  }

  public List<String> saveSegment(String id, Condition condition) {
    state.segments.put(id, condition);
    looked = false;
    state.series.values().forEach(admission::seeAnew);
    return state.takeFired();
  }

  public boolean live(String series) {
    Live live = state.series.get(series);
    return live != null && !live.paused && !live.archived;
  }

  public boolean paused(String series) {
    Live live = state.series.get(series);
    return live != null && live.paused && !live.archived;
  }

  /** V3. */
  public List<String> pause(String series) {
    begin(null);
    state.series.get(series).paused = true;
    return state.takeFired();
  }

  /** V3: what waited goes on, and with {@code enroll: existing} everyone who matches enters. */
  public List<String> resume(String series) {
    begin(null);
    Live live = state.series.get(series);
    live.paused = false;
    paths.resumed(series);
    if (live.series.enrollExisting()) {
      admission.existing(live);
    }
    followUps();
    return state.takeFired();
  }

  /** V4. */
  public List<String> archive(String series) {
    begin(null);
    state.series.get(series).archived = true;
    exitAll(series, null, "archived");
    return state.takeFired();
  }

  /** X5; {@code by} is kept beside the exit and is in no line. */
  public List<String> exit(String series, String user, String by) {
    begin(null);
    exitAll(series, user, "manual");
    return state.takeFired();
  }

  private void exitAll(String series, String user, String reason) {
    for (ReferenceEntry entry : state.active()) {
      if (entry.series.equals(series) && (user == null || entry.user.equals(user))) {
        exits.exit(entry, reason);
      }
    }
  }

  // Figures (§10).

  public Map<String, Long> figures(String series) {
    return figures.ofSeries(series);
  }

  public Map<String, Map<String, Long>> blocks(String series) {
    return figures.ofBlocks(series);
  }

  /** How the latest entry of a subject stands, and where it is; null where there is none. */
  public ReferenceStanding standing(String series, String subject) {
    return figures.standing(series, subject);
  }
}
