package io.goalpost.service.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;

/** The row of the table {@code journal_base}; instants as text, hashes in hexadecimal digits. */
public record BaseRow(
    long number,
    long position,
    String hash,
    String at,
    String zone,
    long pieces,
    String piecesHash,
    String seal) {

  static BaseRow of(JournalBase base) {
    return new BaseRow(
        base.head().number(),
        base.head().last(),
        HexFormat.of().formatHex(base.head().hash()),
        base.at().toString(),
        base.zone().getId(),
        base.pieces(),
        HexFormat.of().formatHex(base.piecesHash()),
        base.seal());
  }

  /**
   * The base.
   *
   * @throws BrokenChainException where the row is not as it was written
   */
  JournalBase base() {
    JournalBase base;
    try {
      base =
          new JournalBase(
              new SegmentHead(number, position, HexFormat.of().parseHex(hash)),
              Instant.parse(at),
              ZoneId.of(zone),
              pieces,
              HexFormat.of().parseHex(piecesHash));
    } catch (DateTimeException | IllegalArgumentException unreadable) {
      throw altered();
    }
    if (!base.seal().equals(seal)) {
      throw altered();
    }
    return base;
  }

  private BrokenChainException altered() {
    return new BrokenChainException(
        "the journal's base (said to be record %d) is not as it was written".formatted(position));
  }
}
