package io.goalpost.service.projection;

import io.goalpost.model.journal.Firing;
import io.goalpost.service.store.StoredId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A row of the table {@code firing}: what lists show of a firing. What it holds besides, such as
 * the facts that matched, stays in the journal.
 */
public record FiringRow(
    long position,
    long atSecond,
    int atNano,
    String kind,
    long cause,
    String rule,
    String series,
    int version,
    String userId,
    String company,
    long entry,
    String block,
    String text,
    long receipt) {

  static FiringRow of(Firing firing) {
    return new FiringRow(
        firing.position(),
        firing.at().getEpochSecond(),
        firing.at().getNano(),
        firing.kind().word(),
        firing.cause(),
        stored(firing.rule()),
        stored(firing.series()),
        firing.version(),
        stored(firing.user()),
        stored(firing.company()),
        firing.entry(),
        stored(firing.block()),
        stored(firing.text()),
        firing.receipt());
  }

  /** As the table spells it, or null. */
  static String stored(String text) {
    return text == null ? null : StoredId.of(text);
  }

  private static String read(String stored) {
    return stored == null ? null : StoredId.read(stored);
  }

  Instant at() {
    return Instant.ofEpochSecond(atSecond, atNano);
  }

  /** The firing, without what only the journal holds. */
  Firing firing() {
    return new Firing(
        position,
        at(),
        Firing.Kind.of(kind).orElseThrow(),
        cause,
        read(rule),
        read(series),
        version,
        read(userId),
        read(company),
        entry,
        read(block),
        read(text),
        receipt,
        Map.of(),
        List.of(),
        null,
        null,
        Map.of());
  }
}
