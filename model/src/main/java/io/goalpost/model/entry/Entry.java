package io.goalpost.model.entry;

import io.goalpost.model.fact.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One user's run through a series; with {@code scope: member}, one user-and-company pair's.
 *
 * @param id the position of its {@code entered} firing: entries are ordered by it (T2)
 * @param cause the position of the input that caused it; only later diffs count for its goal (G1)
 * @param company the entry's own company, or null
 * @param key the value of the series' key property, or null (E5)
 * @param finishedPath whether at least one path finished (B12)
 * @param disengagedPath whether at least one path disengaged
 * @param ended when it ended, or null
 * @param goalHit when its goal was hit, or null (G1)
 */
public record Entry(
    long id,
    long cause,
    String series,
    String user,
    String company,
    Value key,
    Instant began,
    EntrySnapshot snapshot,
    Status status,
    boolean finishedPath,
    boolean disengagedPath,
    Instant ended,
    Instant goalHit,
    List<Checkpoint> checkpoints,
    List<Receipt> receipts) {

  public Entry {
    checkpoints = List.copyOf(checkpoints);
    receipts = List.copyOf(receipts);
  }

  /** How an entry stands. */
  public enum Status {
    ACTIVE,
    FINISHED,
    DISENGAGED,
    EXITED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean active() {
    return status == Status.ACTIVE;
  }

  /** The user id; with a company, {@code user@company} (SEMANTICS §11). */
  public String subject() {
    return company == null ? user : user + "@" + company;
  }

  /** Whether the entry has been at a block (B11). */
  public boolean visited(String block) {
    for (Checkpoint checkpoint : checkpoints) {
      if (checkpoint.block().equals(block)) {
        return true;
      }
    }
    return false;
  }

  /** Where the entry is now, in order of arrival. */
  public List<Checkpoint> openCheckpoints() {
    List<Checkpoint> open = new ArrayList<>();
    for (Checkpoint checkpoint : checkpoints) {
      if (checkpoint.open()) {
        open.add(checkpoint);
      }
    }
    return open;
  }

  /** The open visit to a block. */
  public Optional<Checkpoint> openAt(String block) {
    for (Checkpoint checkpoint : checkpoints) {
      if (checkpoint.open() && checkpoint.block().equals(block)) {
        return Optional.of(checkpoint);
      }
    }
    return Optional.empty();
  }

  /** The receipt of a block's message; there is at most one (B6). */
  public Optional<Receipt> receiptOf(String block) {
    for (Receipt receipt : receipts) {
      if (receipt.block().equals(block)) {
        return Optional.of(receipt);
      }
    }
    return Optional.empty();
  }

  /** With a visit added, or replaced where one of the same block is open. */
  public Entry with(Checkpoint changed) {
    List<Checkpoint> more = new ArrayList<>(checkpoints);
    boolean replaced = false;
    for (int i = 0; i < more.size(); i++) {
      if (more.get(i).position() == changed.position()
          && more.get(i).block().equals(changed.block())) {
        more.set(i, changed);
        replaced = true;
      }
    }
    if (!replaced) {
      more.add(changed);
    }
    return copy(status, finishedPath, disengagedPath, ended, goalHit, more, receipts);
  }

  /** With a receipt added, or replaced where it is known. */
  public Entry with(Receipt changed) {
    List<Receipt> more = new ArrayList<>(receipts);
    more.removeIf(receipt -> receipt.id() == changed.id());
    int at = 0;
    while (at < more.size() && more.get(at).id() < changed.id()) {
      at++;
    }
    more.add(at, changed);
    return copy(status, finishedPath, disengagedPath, ended, goalHit, checkpoints, more);
  }

  public Entry withPathFinished() {
    return copy(status, true, disengagedPath, ended, goalHit, checkpoints, receipts);
  }

  public Entry withPathDisengaged() {
    return copy(status, finishedPath, true, ended, goalHit, checkpoints, receipts);
  }

  public Entry hitAt(Instant at) {
    return copy(status, finishedPath, disengagedPath, ended, at, checkpoints, receipts);
  }

  /** Ended; an exit leaves every block it was at. */
  public Entry endedAt(Instant at, Status how) {
    List<Checkpoint> left = new ArrayList<>(checkpoints);
    left.replaceAll(c -> c.open() ? c.leaving(at, Checkpoint.Outcome.EXITED) : c);
    return copy(how, finishedPath, disengagedPath, at, goalHit, left, receipts);
  }

  /** The same entry with what may change about it. */
  private Entry copy(
      Status newStatus,
      boolean anyFinished,
      boolean anyDisengaged,
      Instant end,
      Instant hit,
      List<Checkpoint> visits,
      List<Receipt> messages) {
    return new Entry(
        id,
        cause,
        series,
        user,
        company,
        key,
        began,
        snapshot,
        newStatus,
        anyFinished,
        anyDisengaged,
        end,
        hit,
        visits,
        messages);
  }
}
