package io.goalpost.service.privacy;

import io.goalpost.model.port.DryRunPort;

/** Dry runs of true values, told as they are shown. Thread-safe. */
public final class MaskedDryRuns implements DryRunPort {

  private final DryRunPort dryRuns;
  private final Masking masking;

  public MaskedDryRuns(DryRunPort dryRuns, Masking masking) {
    this.dryRuns = dryRuns;
    this.masking = masking;
  }

  @Override
  public Run run(String series, Order order) {
    Run run = dryRuns.run(series, order);
    return new Run(
        run.version(),
        run.start(),
        masking.shownFirings(run.firings()),
        run.rules(),
        run.published(),
        run.steps(),
        masking.shownEntries(run.entries()),
        run.refused());
  }
}
