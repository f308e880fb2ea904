package io.goalpost.service.trial;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input;
import io.goalpost.model.journal.Input.DiffAccepted;
import io.goalpost.model.journal.Input.ExitOrdered;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.model.port.BacktestPort.Counted;
import io.goalpost.model.port.BacktestPort.Outcome;
import io.goalpost.model.port.SeriesPort;
import io.goalpost.service.appliers.Appliers;
import io.goalpost.service.checkpoint.PartVisitor;
import io.goalpost.service.checkpoint.StatePieces;
import io.goalpost.service.figures.Figures;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.Segment;
import io.goalpost.service.recovery.StateLoading;
import io.goalpost.service.replay.Pace;
import io.goalpost.service.state.SegmentState;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.State;
import io.goalpost.service.state.StateBounds;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * Plays two definitions of a series side by side over a range of the journal. What came from
 * outside comes to both as it came; so do the tags that other series gave, and exits by hand. What
 * the series itself did in the journal did not happen. Holds a segment or a few in memory, and what
 * is known of everybody twice. For one run, on one thread.
 */
public final class Backtest implements AutoCloseable {

  /**
   * What to play.
   *
   * @param live the live version, or null where none is
   * @param from or null for the journal's beginning; not before its base
   * @param to where it ends
   * @param inside whether what comes at {@code to} itself is still inside
   * @param last the position of the last record to be read
   */
  public record Plan(
      String series,
      Publication candidate,
      Publication live,
      ZoneId zone,
      List<SegmentState> segments,
      Instant from,
      Instant to,
      boolean inside,
      long last) {}

  /** Diffs of a journal have no twins, so no ids are remembered. */
  private static final StateBounds BOUNDS =
      new StateBounds(1, StateBounds.DEFAULT.idsFor(), StateBounds.DEFAULT.eventsKept());

  private final Plan plan;
  private final JournalCodec codec;
  private final MessagesThen messages;
  private final State facts = new State(BOUNDS);
  private final Appliers appliers = new Appliers();
  private final Pace pace = new Pace();
  private final Differences differences = new Differences();

  /** What no id of a series ends with. */
  private static final String LIVE = " live";

  /** Tags that the series itself gave in the course of the input that is being read. */
  private final Set<Long> ownTags = new HashSet<>();

  private String online;
  private long leftOut;
  private Side candidate;
  private Side live;

  public Backtest(Plan plan, JournalCodec codec) {
    this.plan = plan;
    this.codec = codec;
    this.messages = new MessagesThen(plan.series());
    facts.setZone(plan.zone());
    plan.segments().forEach(facts::put);
    defined(plan.candidate(), plan.live());
    facts.committed();
  }

  /** What the two ask of events before they are live is not folded away (see {@link State}). */
  private void defined(Publication one, Publication other) {
    facts.put(known(plan.series(), one));
    facts.put(known(plan.series() + LIVE, other));
  }

  private SeriesState known(String id, Publication publication) {
    SeriesState series = SeriesState.created(id);
    return publication == null
        ? series
        : series
            .with(
                new SeriesState.Version(
                    1,
                    Instant.EPOCH,
                    null,
                    null,
                    publication.text(),
                    "",
                    publication.series(plan.zone())))
            .in(SeriesPort.State.DRAFT);
  }

  /**
   * Plays it.
   *
   * @param progress is told from 0 to 1 how far it is
   * @param goesOn is asked now and then whether to go on
   * @return what came of it, or null where it was not to go on
   */
  public Outcome run(JournalStore journal, DoubleConsumer progress, BooleanSupplier goesOn) {
    JournalBase base = journal.base();
    begin(journal, base);
    boolean[] over = {plan.last() <= base.position()};
    if (!over[0]) {
      journal.walk(
          base.position() + 1,
          segment -> {
            over[0] = !play(segment, goesOn) || segment.last() >= plan.last();
            long read = Math.min(segment.last(), plan.last()) - base.position();
            progress.accept((double) read / (plan.last() - base.position()));
            return !over[0];
          });
    }
    if (candidate == null) {
      goLive(plan.from() == null ? plan.to() : plan.from());
    }
    pass(plan.to(), plan.inside(), goesOn);
    progress.accept(1);
    return goesOn.getAsBoolean()
        ? new Outcome(
            counted(candidate),
            live == null ? null : counted(live),
            differences.count(),
            differences.shown(),
            leftOut)
        : null;
  }

  /** Takes up what is known of users and companies, and of messages, when the journal begins. */
  private void begin(JournalStore journal, JournalBase base) {
    StateLoading known = new StateLoading(facts, base.zone(), base.at());
    PartVisitor visitor =
        new PartVisitor() {
          @Override
          public void user(User user) {
            known.user(user);
          }

          @Override
          public void company(Company company) {
            known.company(company);
          }

          @Override
          public void entry(Entry entry) {
            messages.sent(entry);
          }
        };
    StatePieces pieces = new StatePieces();
    journal.basePieces(base, piece -> pieces.read(piece, row -> !row.isOfSeenDiffs(), visitor));
    facts.standAt(base.position(), base.at(), facts.zone());
    facts.takeChanges();
  }

  private Counted counted(Side course) {
    return Figures.count(course.state(), plan.series());
  }

  /** Plays a segment; tells whether there is more to come. */
  private boolean play(Segment segment, BooleanSupplier goesOn) {
    for (JournalRecord record : codec.decode(segment.bytes())) {
      boolean beyond = !plan.inside() && !record.at().isBefore(plan.to());
      if (beyond || record.position() > plan.last() || !goesOn.getAsBoolean()) {
        return false;
      }
      if (candidate == null && (plan.from() == null || !record.at().isBefore(plan.from()))) {
        goLive(plan.from() == null ? record.at() : plan.from());
      }
      play(record, goesOn);
    }
    tidy();
    return true;
  }

  private void tidy() {
    if (candidate == null) {
      facts.takeChanges();
    } else {
      candidate.tidy();
    }
    if (live != null) {
      live.tidy();
    }
  }

  private void goLive(Instant at) {
    defined(null, null);
    facts.moveTo(at);
    facts.committed();
    State other = plan.live() == null ? null : facts.copy().toState();
    candidate = new Side(facts, plan.series(), plan.candidate());
    live = other == null ? null : new Side(other, plan.series(), plan.live());
    compare();
  }

  private void play(JournalRecord record, BooleanSupplier goesOn) {
    if (record instanceof Firing firing) {
      take(firing);
    } else if (record instanceof DiffAccepted accepted && accepted.followUpOf() != 0) {
      if (!ownTags.contains(accepted.followUpOf()) || candidate == null) {
        Diff diff = accepted.diff();
        accept(
            accepted,
            diff.user() != null && diff.user().equals(online) ? diff.whileOnline() : diff);
      }
    } else if (record instanceof Input input) {
      ownTags.clear();
      online = null;
      if (candidate != null) {
        pass(input.at(), pace.through(input), goesOn);
      }
      take(input);
    }
  }

  private void take(Firing firing) {
    if (firing.kind() == Firing.Kind.SENT) {
      messages.sent(firing);
    } else if (firing.series().equals(plan.series())
        && (firing.kind() == Firing.Kind.TAGGED || firing.kind() == Firing.Kind.UNTAGGED)) {
      ownTags.add(firing.position());
    }
  }

  private void take(Input input) {
    if (input instanceof DiffAccepted accepted) {
      online = accepted.diff().online() ? accepted.diff().user() : null;
      accept(accepted, accepted.diff());
    } else if (input instanceof ExitOrdered exit
        && exit.series().equals(plan.series())
        && candidate != null) {
      candidate.exit(exit.at(), exit.user(), exit.by(), exit.reason());
      if (live != null) {
        live.exit(exit.at(), exit.user(), exit.by(), exit.reason());
      }
      compare();
    }
  }

  private void accept(DiffAccepted accepted, Diff diff) {
    if (candidate == null) {
      learn(accepted, diff);
      return;
    }
    Diff retold = messages.retold(diff, candidate.state());
    if (retold.interaction() == null && messages.ofTheSeries(diff)) {
      leftOut++;
    }
    candidate.accept(accepted.at(), retold);
    if (live != null) {
      live.accept(accepted.at(), messages.retold(diff, live.state()));
    }
    compare();
  }

  /** Takes up what is known before anything is live. */
  private void learn(DiffAccepted accepted, Diff diff) {
    Diff retold = messages.retold(diff, facts);
    facts.standAt(accepted.position() - 1, facts.now(), facts.zone());
    appliers.apply(
        new DiffAccepted(accepted.position(), accepted.at(), retold, accepted.followUpOf()), facts);
    facts.committed();
  }

  /** Lets time pass for both, an instant at a time, so that they are told of together. */
  private void pass(Instant to, boolean through, BooleanSupplier goesOn) {
    Instant due = nextDue();
    while (due != null
        && (through ? !due.isAfter(to) : due.isBefore(to))
        && goesOn.getAsBoolean()) {
      candidate.pass(due, true);
      if (live != null) {
        live.pass(due, true);
      }
      compare();
      due = nextDue();
    }
  }

  private Instant nextDue() {
    Instant one = candidate.nextDue();
    Instant other = live == null ? null : live.nextDue();
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private void compare() {
    List<Firing> fired = candidate.fired();
    if (live != null) {
      differences.compare(fired, live.fired());
    }
  }

  @Override
  public void close() {
    if (candidate != null) {
      candidate.close();
    }
    if (live != null) {
      live.close();
    }
  }
}
