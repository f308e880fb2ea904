package io.goalpost.model.journal;

import io.goalpost.model.entry.EntrySnapshot;
import io.goalpost.model.fact.Value;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule produced (SEMANTICS §11).
 *
 * @param cause the position of the input in whose course it fired
 * @param rule the rule's name, {@code <series>@<version>/<block|goal|exit>/<what>}
 * @param version of the series; of a goal hit, the version whose goal it was
 * @param user null for a company's goal
 * @param company the entry's own company, or the one that hit a company goal; else null
 * @param entry the entry's id, or 0 where there is none
 * @param block null where the kind has none
 * @param text what the kind's one word is: the channel of {@code sent}, the tag of {@code tagged},
 *     the reason of {@code unsent}, {@code exited}, {@code entry-blocked} and {@code error}, how
 *     the entry had ended ({@code left}) of {@code goal-hit}; else null
 * @param receipt of {@code sent}, {@code attributed}, {@code converted}; else 0
 * @param matched the facts that the rule looked at, as it saw them, by reference key
 * @param blocks of {@code entered}: the entry blocks that matched; else empty
 * @param snapshot of {@code entered}: what the entry pins; else null
 * @param key of {@code entered}: the value of the series' key property, or null
 * @param baselines of {@code sent}: what the message goal compares with; else empty
 */
public record Firing(
    long position,
    Instant at,
    Kind kind,
    long cause,
    String rule,
    String series,
    int version,
    String user,
    String company,
    long entry,
    String block,
    String text,
    long receipt,
    Map<String, Value> matched,
    List<String> blocks,
    EntrySnapshot snapshot,
    Value key,
    Map<String, Value> baselines)
    implements JournalRecord {

  public Firing {
    blocks = List.copyOf(blocks);
  }

  /** The kinds of firing, and which word stands in {@link Firing#text}. */
  public enum Kind {
    ENTERED(null),
    ENTRY_BLOCKED("reason"),
    MATCHED(null),
    UNMATCHED(null),
    SENT("channel"),
    UNSENT("reason"),
    WAITED(null),
    TAGGED("tag"),
    UNTAGGED("tag"),
    DISENGAGED(null),
    FINISHED(null),
    EXITED("reason"),
    GOAL_HIT("left"),
    ATTRIBUTED(null),
    CONVERTED(null),
    ERROR("reason");

    private final String textKey;

    Kind(String textKey) {
      this.textKey = textKey;
    }

    /** The name used in firing lines. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key under which {@link Firing#text} stands in the line, or null. */
    public String textKey() {
      return textKey;
    }

    public static Optional<Kind> of(String word) {
      for (Kind kind : values()) {
        if (kind.word().equals(word)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /** The same, with other facts, blocks and pinned values in place of its own. */
  public Firing holding(
      Map<String, Value> otherMatched,
      List<String> otherBlocks,
      EntrySnapshot otherSnapshot,
      Value otherKey,
      Map<String, Value> otherBaselines) {
    return new Firing(
        position,
        at,
        kind,
        cause,
        rule,
        series,
        version,
        user,
        company,
        entry,
        block,
        text,
        receipt,
        otherMatched,
        otherBlocks,
        otherSnapshot,
        otherKey,
        otherBaselines);
  }

  /** The subject as it stands in the line: user, {@code user@company} or {@code company:<id>}. */
  public String subject() {
    if (user == null) {
      return "company:" + company;
    }
    return company == null ? user : user + "@" + company;
  }

  /** The short form (SEMANTICS §11). */
  public String line() {
    StringBuilder line = new StringBuilder(96);
    line.append(kind.word()).append(' ').append(series).append(' ').append(subject());
    if (kind == Kind.ENTERED || kind == Kind.GOAL_HIT) {
      line.append(" version=").append(version);
    }
    if (block != null) {
      line.append(" block=").append(block);
    }
    if (text != null) {
      line.append(' ').append(kind.textKey()).append('=').append(text);
    }
    if (receipt != 0) {
      line.append(" receipt=").append(receipt);
    }
    return line.toString();
  }
}
