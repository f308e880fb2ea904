package io.goalpost.service.appliers;

import io.goalpost.model.entry.Checkpoint.Outcome;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.fact.Channel;
import io.goalpost.model.fact.User;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.series.Goal;
import io.goalpost.service.state.BaselineCapture;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.State;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A message left: keeps the receipt, and makes companies eligible for their goal (B4, G6, G9). */
final class SentApplier implements Applier<Firing> {
  @Override
  public void apply(Firing firing, State state) {
    Entry entry =
        LeavingApplier.left(
            state.entry(firing.entry()),
            firing.block(),
            firing.position(),
            firing.at(),
            Outcome.SENT);
    entry =
        entry.with(
            new Receipt(
                firing.position(),
                firing.block(),
                Channel.of(firing.text()).orElseThrow(),
                firing.at(),
                firing.cause(),
                firing.version(),
                Map.of(),
                Set.of(),
                firing.baselines(),
                null));
    state.put(entry);
    SeriesState series = state.series(entry.series());
    int version = entry.snapshot().version();
    Goal goal = series.version(version).definition().goal();
    if (goal != null && goal.ofCompany()) {
      User user = state.user(entry.user());
      List<String> companies =
          entry.company() != null ? List.of(entry.company()) : user.companies();
      for (String company : companies) {
        qualify(firing, version, goal, company, state);
      }
    }
  }

  /** The first receipt opens a chance; a new person's opens one again after it closed unmet. */
  private static void qualify(Firing firing, int version, Goal goal, String company, State state) {
    Qualification known = state.qualification(firing.series(), company, version);
    if (known != null && known.received().contains(firing.user())) {
      return;
    }
    Set<String> received = new HashSet<>(known == null ? Set.of() : known.received());
    received.add(firing.user());
    boolean closedUnmet =
        known != null
            && known.hit() == null
            && goal.within() != null
            && firing.at().isAfter(known.since().plus(goal.within()));
    if (known == null || closedUnmet) {
      state.put(
          new Qualification(
              firing.series(),
              company,
              known == null ? version : known.version(), // the goal is the same
              firing.at(),
              firing.cause(),
              BaselineCapture.of(List.of(goal.when()), null, List.of(state.company(company))),
              received,
              null));
    } else {
      state.put(
          new Qualification(
              known.series(),
              company,
              known.hit() == null ? version : known.version(), // what was hit stays where it was
              known.since(),
              known.cause(),
              known.baselines(),
              received,
              known.hit()));
    }
  }
}
