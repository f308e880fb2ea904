package io.goalpost.service.engine;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Goal;
import io.goalpost.model.series.Series;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.StateView;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Which versions' goals can still be hit, so that their rules must be kept (G5, G6, G9). */
final class Pins {

  private final StateView state;

  Pins(StateView state) {
    this.state = state;
  }

  /** The versions of a series that somebody still needs the rules of. */
  Set<Integer> of(SeriesState series) {
    Set<Integer> versions = new HashSet<>();
    for (Entry entry : state.entriesIn(series.id())) {
      if (entry.active() || seriesGoal(entry)) {
        versions.add(entry.snapshot().version());
      }
      for (Receipt receipt : entry.receipts()) {
        if (messageGoal(entry, receipt)) {
          versions.add(receipt.version());
        }
      }
    }
    for (Qualification qualification : state.qualificationsIn(series.id())) {
      if (companyGoal(qualification)) {
        versions.add(qualification.version());
      }
    }
    return versions;
  }

  /** Whether an entry can still hit its series' goal. */
  boolean seriesGoal(Entry entry) {
    Goal goal = series(entry.series(), entry.snapshot().version()).goal();
    return goal != null
        && !goal.ofCompany()
        && entry.goalHit() == null
        && open(entry.began(), goal.within());
  }

  /** Whether a receipt can still convert; where opens or clicks count, a late one may open it. */
  boolean messageGoal(Entry entry, Receipt receipt) {
    if (receipt.converted() != null
        || !(series(entry.series(), receipt.version()).block(receipt.block()).orElse(null)
            instanceof Block.Content content)
        || content.goal() == null) {
      return false;
    }
    return content.goal().after() != Goal.Touch.SENT || open(receipt.at(), content.goal().within());
  }

  /** Whether a company can still hit its goal. */
  boolean companyGoal(Qualification qualification) {
    Goal goal = series(qualification.series(), qualification.version()).goal();
    return qualification.hit() == null && open(qualification.since(), goal.within());
  }

  private Series series(String id, int version) {
    return state.series(id).version(version).definition();
  }

  private boolean open(Instant since, Duration within) {
    return within == null || !state.now().isAfter(since.plus(within));
  }
}
