package io.goalpost.service.replay;

import io.goalpost.model.journal.Input;
import io.goalpost.model.journal.Input.DiffAccepted;
import io.goalpost.model.journal.Input.DiffRejected;
import io.goalpost.model.journal.Input.DraftSaved;
import io.goalpost.model.journal.Input.ExitOrdered;
import io.goalpost.model.journal.Input.RulesFileSaved;
import io.goalpost.model.journal.Input.SegmentSaved;
import io.goalpost.model.journal.Input.SeriesArchived;
import io.goalpost.model.journal.Input.SeriesPaused;
import io.goalpost.model.journal.Input.SeriesPublished;
import io.goalpost.model.journal.Input.SeriesResumed;
import io.goalpost.model.journal.Input.ZoneSet;
import io.goalpost.service.engine.Engine;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** The table of what came from outside: how each kind of input is given to an engine again. */
final class Inputs {

  /** Gives one to an engine that stands at its instant. */
  @FunctionalInterface
  private interface Giving<I extends Input> {
    Engine.Outcome give(I input, Engine engine);
  }

  private final Map<Class<?>, Giving<?>> byType = new HashMap<>();

  Inputs() {
    on(DiffAccepted.class, (i, engine) -> engine.accept(i.diff(), -1));
    on(DiffRejected.class, (i, engine) -> engine.reject(i.given(), i.faults()));
    on(DraftSaved.class, (i, engine) -> engine.saveDraft(i.series(), i.text()));
    on(
        SeriesPublished.class,
        (i, engine) -> engine.publish(i.series(), i.text(), i.drl(), i.rules(), i.by(), i.note()));
    on(
        RulesFileSaved.class,
        (i, engine) -> engine.saveRulesFile(i.series(), i.file(), i.content()));
    on(SeriesPaused.class, (i, engine) -> engine.pause(i.series()));
    on(SeriesResumed.class, (i, engine) -> engine.resume(i.series()));
    on(SeriesArchived.class, (i, engine) -> engine.archive(i.series()));
    on(ExitOrdered.class, (i, engine) -> engine.exit(i.series(), i.user(), i.by(), i.reason()));
    on(SegmentSaved.class, (i, engine) -> engine.saveSegment(i.segment(), i.text()));
    on(ZoneSet.class, (i, engine) -> engine.setZone(ZoneId.of(i.zone())));
  }

  private <I extends Input> void on(Class<I> type, Giving<I> giving) {
    byType.put(type, giving);
  }

  Engine.Outcome give(Input input, Engine engine) {
    return give(byType.get(input.getClass()), input, engine);
  }

  @SuppressWarnings("unchecked") // the table is filled with type and giving side by side
  private static <I extends Input> Engine.Outcome give(Giving<?> giving, I input, Engine engine) {
    return ((Giving<I>) giving).give(input, engine);
  }
}
