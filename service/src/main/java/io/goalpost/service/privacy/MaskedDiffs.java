package io.goalpost.service.privacy;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.port.DiffPort;
import io.goalpost.model.port.Rejection;
import java.util.List;

/**
 * Takes diffs as they are; what fired and what was rejected is told as it is shown. Thread-safe.
 */
public final class MaskedDiffs implements DiffPort {

  private final DiffPort diffs;
  private final Masking masking;

  public MaskedDiffs(DiffPort diffs, Masking masking) {
    this.diffs = diffs;
    this.masking = masking;
  }

  @Override
  public List<Result> post(List<Diff> posted) {
    return shown(diffs.post(posted));
  }

  @Override
  public List<Result> postGood(List<Diff> good, List<Rejection> bad) {
    return shown(diffs.postGood(good, bad));
  }

  private List<Result> shown(List<Result> results) {
    return results.stream()
        .map(
            each ->
                new Result(
                    each.id(),
                    each.position(),
                    each.duplicate(),
                    masking.shownFirings(each.firings())))
        .toList();
  }

  @Override
  public List<Rejection> rejections(long after, int limit) {
    return diffs.rejections(after, limit).stream().map(masking::shown).toList();
  }
}
