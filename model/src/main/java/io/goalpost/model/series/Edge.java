package io.goalpost.model.series;

import java.util.Locale;

/** A way out of a block. Wait and tag blocks have the one called {@code next}. */
public enum Edge {
  MATCHED,
  UNMATCHED,
  SENT,
  UNSENT,
  NEXT;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
