package io.goalpost.service.trial;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.journal.Firing;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One definition as it would have gone, played on an engine of its own. Not thread-safe. */
final class Side implements AutoCloseable {

  private final String series;
  private final State state;
  private final Engine engine;
  private List<Firing> fired = new ArrayList<>();

  /** Goes live, where the state stands. */
  Side(State state, String series, Publication publication) {
    this.series = series;
    this.state = state;
    this.engine = new Engine(state);
    take(engine.publish(series, publication.text(), publication.rules(), null, null));
  }

  State state() {
    return state;
  }

  /** When it next has something to do by itself, or null. */
  Instant nextDue() {
    return engine.nextDue();
  }

  /** Lets time pass. */
  void pass(Instant to, boolean through) {
    Engine.Outcome outcome = engine.fireNext(to, through);
    while (outcome != null) {
      take(outcome);
      outcome = engine.fireNext(to, through);
    }
  }

  void accept(Instant at, Diff diff) {
    engine.moveTo(at);
    take(engine.accept(diff, -1));
  }

  void exit(Instant at, String user, String by, String reason) {
    engine.moveTo(at);
    take(engine.exit(series, user, by, reason));
  }

  private void take(Engine.Outcome outcome) {
    fired.addAll(outcome.firings());
    engine.committed();
  }

  /** What fired since this was last asked. */
  List<Firing> fired() {
    List<Firing> last = fired;
    fired = new ArrayList<>();
    return last;
  }

  /** Forgets what it would write to a checkpoint: none is made. */
  void tidy() {
    engine.takeChanges();
  }

  @Override
  public void close() {
    engine.close();
  }
}
