package io.goalpost.model.port;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.series.Block;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a user is to be shown in the app, and what they were shown (B3). */
public interface InboxPort {

  /** How an in-app message stands. */
  enum Status {
    /** It leaves when its user is next online, its series live and its schedule open. */
    WAITING,
    /** It left. */
    SHOWN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Status> of(String word) {
      for (Status status : values()) {
        if (status.word().equals(word)) {
          return Optional.of(status);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * One in-app message of an entry.
   *
   * @param version whose content it has: what left keeps the one it left with, what waits has that
   *     of the version that was last live (V2)
   * @param content the block as that version has it
   * @param visit the entry's visit to the block
   * @param receipt of what left; null while it waits
   * @param held whether it waits, and its series is paused (V3)
   * @param opens when the schedule opens, where it is closed; else null (B7)
   */
  record Item(
      Entry entry,
      int version,
      Block.Content content,
      Checkpoint visit,
      Receipt receipt,
      boolean held,
      Instant opens) {

    public Status status() {
      return receipt == null ? Status.WAITING : Status.SHOWN;
    }

    /** Of the record that made it wait, or leave: no two items have the same. */
    public long position() {
      return receipt == null ? visit.position() : receipt.id();
    }
  }

  /**
   * A page of an inbox.
   *
   * @param next the {@code before} of the next page; 0 where there is none
   */
  record Page(List<Item> items, long next) {}

  /**
   * The newest first, by position.
   *
   * @param status or null for both
   * @param before only items of a lesser position
   * @throws NotFoundException where no diff ever named the user
   */
  Page inbox(String user, Status status, long before, int limit);
}
