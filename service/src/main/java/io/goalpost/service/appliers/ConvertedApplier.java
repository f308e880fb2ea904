package io.goalpost.service.appliers;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.journal.Firing;
import io.goalpost.service.state.State;

/** A message's goal was hit: once a receipt (G6). */
final class ConvertedApplier implements Applier<Firing> {
  @Override
  public void apply(Firing firing, State state) {
    Entry entry = state.entry(firing.entry());
    state.put(entry.with(entry.receiptOf(firing.block()).orElseThrow().convertedAt(firing.at())));
  }
}
