package io.goalpost.service.scenario;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.explain.Answer;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Goal;
import io.goalpost.model.series.Series;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.StateView;
import java.util.List;
import java.util.Objects;

/** The definitions that answers are about. */
final class Defined {

  private Defined() {}

  static Qualification chance(StateView state, String series, Answer now) {
    return state.qualifications(now.company()).stream()
        .filter(each -> each.series().equals(series) && each.hit() == null)
        .findFirst()
        .orElseThrow();
  }

  static Condition.Event freshEvent(Condition when) {
    List<Condition> of =
        when instanceof Condition.All all
            ? all.of()
            : when instanceof Condition.Any any ? any.of() : List.of();
    return when instanceof Condition.Event event && event.count() == null
        ? event
        : of.stream().map(Defined::freshEvent).filter(Objects::nonNull).findFirst().orElse(null);
  }

  static Goal goal(StateView state, Entry entry) {
    return state.series(entry.series()).version(entry.snapshot().version()).definition().goal();
  }

  /** The goal that an answer is about: an entry's, or that of a message sent to it. */
  static Goal goal(StateView state, Answer now) {
    Entry entry = state.entry(now.entry());
    if (now.block() == null) {
      return goal(state, entry);
    }
    Receipt receipt = entry.receiptOf(now.block()).orElseThrow();
    SeriesState.Version version = state.series(entry.series()).version(receipt.version());
    return ((Block.Content) version.definition().block(receipt.block()).orElseThrow()).goal();
  }

  static Series live(StateView state, String series) {
    return state.series(series).latest().orElseThrow().definition();
  }
}
