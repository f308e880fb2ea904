package io.goalpost.service.privacy;

import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.FiringPort;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;

/** The audit log as it is shown. Thread-safe. */
public final class MaskedFirings implements FiringPort {

  private final FiringPort firings;
  private final Masking masking;

  public MaskedFirings(FiringPort firings, Masking masking) {
    this.firings = firings;
    this.masking = masking;
  }

  @Override
  public List<Firing> find(Query query) {
    return masking.shownFirings(firings.find(query));
  }

  @Override
  public List<Firing> await(Query query, Duration patience, LongConsumer end) {
    return masking.shownFirings(firings.await(query, patience, end));
  }

  @Override
  public Detail at(long position) {
    Detail detail = firings.at(position);
    return new Detail(
        masking.shown(detail.firing()),
        masking.shown(detail.cause()),
        detail.entered().map(masking::shown),
        detail.ruleText(),
        detail.ruleLine());
  }

  @Override
  public long last() {
    return firings.last();
  }
}
