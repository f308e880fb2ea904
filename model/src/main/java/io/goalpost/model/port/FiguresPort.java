package io.goalpost.model.port;

import java.util.Map;

/** Figures of series and blocks (S1, S2). */
public interface FiguresPort {

  /**
   * {@code started finished disengaged exited goal}: each the number of entries, companies count in
   * goal (G9).
   */
  Map<String, Long> figures(String series);

  /** By block: {@code reached trying pending waiting matched unmatched sent unsent …}. */
  Map<String, Map<String, Long>> blocks(String series);
}
