package io.goalpost.service.replay;

import io.goalpost.model.journal.FanOutReached;
import io.goalpost.model.journal.Input;
import io.goalpost.model.journal.Input.DiffAccepted;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.journal.BrokenChainException;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.MalformedRecordException;
import io.goalpost.service.journal.Segment;
import io.goalpost.service.recovery.BaseState;
import io.goalpost.service.state.StateBounds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Runs the rules over a journal again, from its first record on, or from the state that it begins
 * with where it was pruned: a fresh engine is given what came from outside, with the instants and
 * the rules of then, and what it writes is compared with what was written, byte for byte (T6). What
 * came of time, and follow-up diffs, it must write by itself. Holds a segment or a few in memory,
 * and the state that a server would. For one run, on one thread.
 */
public final class Replay {

  private final JournalStore journal;
  private final JournalCodec codec;
  private final Inputs inputs = new Inputs();
  private final Pace pace = new Pace();
  private final JournalBase base;
  private final Engine engine;
  private RecordLines found = new RecordLines(new byte[0]);
  private Difference difference;
  private String silence;
  private long position;

  /**
   * @throws BrokenChainException where the state that the journal begins with is not as it was
   *     written
   */
  public Replay(JournalStore journal, JournalCodec codec) {
    this.journal = journal;
    this.codec = codec;
    this.base = journal.base();
    this.engine = new Engine(BaseState.of(journal, base, StateBounds.DEFAULT));
    this.position = base.position();
    engine.takeChanges(); // no checkpoint asks for them
  }

  /**
   * How it went.
   *
   * @param base where the journal begins
   * @param position the last record that came again as it was
   * @param difference the first that did not; empty where all did
   */
  public record Result(JournalBase base, long position, Optional<Difference> difference) {}

  /**
   * Replays all that the journal holds now, or up to the first difference.
   *
   * @param progress is told the position, segment by segment
   * @throws MalformedRecordException where a record is not one that this version can read
   */
  public Result run(LongConsumer progress) {
    long last = journal.head().number();
    try (engine) {
      journal.walk(
          base.position() + 1,
          segment -> {
            replay(segment);
            progress.accept(position);
            return difference == null && segment.number() < last;
          });
      if (difference == null) {
        finish();
      }
    }
    return new Result(base, position, Optional.ofNullable(difference));
  }

  private void replay(Segment segment) {
    RecordLines written = new RecordLines(segment.bytes());
    List<JournalRecord> records = codec.decode(segment.bytes());
    for (int i = 0; i < records.size(); i++) {
      if (found.isEmpty()) {
        cause(records.get(i), records.subList(i, records.size()));
      }
      if (!found.skipSame(written)) {
        difference = new Difference(position + 1, written.peek(), found.peek(), silence);
        return;
      }
      position++;
    }
    if (!written.isEmpty()) {
      difference = new Difference(position + 1, written.peek(), null, "it is no record");
    }
    engine.takeChanges(); // no checkpoint asks for them
  }

  /**
   * Makes the engine do what the record is the first of.
   *
   * @param rest of the segment, from it on
   */
  private void cause(JournalRecord record, List<JournalRecord> rest) {
    engine.committed();
    boolean followUp = record instanceof DiffAccepted diff && diff.followUpOf() != 0;
    if (!(record instanceof Input input) || followUp) {
      if (engine.isFanningOut()) {
        fanOut(rest).ifPresent(there -> take(() -> engine.goOnUpTo(there)));
      }
      return; // else it comes of something, or not at all
    }
    if (engine.isFanningOut()) {
      take(() -> give(input, rest)); // it came in between, while time stood still
      return;
    }
    boolean through = pace.through(input);
    pass(input.at(), through);
    if (found.isEmpty() && !Pace.ofTime(input) && silence == null) {
      engine.moveTo(input.at());
      take(() -> give(input, rest));
    }
  }

  /** A company's diff that was fanned out is so again, up to where it was in that commit. */
  private Engine.Outcome give(Input input, List<JournalRecord> rest) {
    if (input instanceof DiffAccepted accepted && accepted.diff().ofCompany()) {
      Optional<FanOutReached> there =
          fanOut(rest).filter(reached -> reached.diff() == input.position());
      if (there.isPresent()) {
        return engine.beginUpTo(there.get(), accepted.diff());
      }
    }
    return inputs.give(input, engine);
  }

  private static Optional<FanOutReached> fanOut(List<JournalRecord> rest) {
    return rest.stream()
        .filter(FanOutReached.class::isInstance)
        .map(FanOutReached.class::cast)
        .findFirst();
  }

  /** Lets time pass until something comes of it. */
  private void pass(Instant to, boolean through) {
    boolean more = take(() -> engine.fireNext(to, through));
    while (more && found.isEmpty()) {
      more = take(() -> engine.fireNext(to, through));
    }
  }

  /** Takes what the engine gives; tells whether it did anything. */
  private boolean take(Supplier<Engine.Outcome> work) {
    try {
      Engine.Outcome outcome = work.get();
      if (outcome != null) {
        found = new RecordLines(codec.encode(outcome.records()));
      }
      return outcome != null;
    } catch (RuntimeException refused) { // with another program or other rules anything may be
      silence = refused.getClass().getSimpleName() + ": " + refused.getMessage();
      return false;
    }
  }

  /** At the end nothing is left over. */
  private void finish() {
    if (!found.isEmpty()) {
      difference = new Difference(position + 1, null, found.peek(), null);
    }
  }
}
