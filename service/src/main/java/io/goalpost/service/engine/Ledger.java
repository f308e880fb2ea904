package io.goalpost.service.engine;

import io.goalpost.model.journal.JournalRecord;
import io.goalpost.service.appliers.Appliers;
import io.goalpost.service.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Writes records down in order: each gets the next position and is applied at once. What was
 * written since the last commit is kept until it is taken. Belongs to the engine's thread.
 */
final class Ledger {

  private final State state;
  private final Appliers appliers;
  private List<JournalRecord> records = new ArrayList<>();
  private LongFunction<JournalRecord> awaiting;
  private long cause;

  Ledger(State state, Appliers appliers) {
    this.state = state;
    this.appliers = appliers;
  }

  /** Writes an input: what follows has it as its cause. */
  <R extends JournalRecord> R input(LongFunction<R> at) {
    awaiting = null;
    R input = append(at);
    cause = input.position();
    return input;
  }

  /** What follows has an earlier input as its cause: the course of that goes on. */
  void causedBy(long input) {
    awaiting = null;
    cause = input;
  }

  /** Announces an input that is written only if anything comes of it. */
  void inputIfAnything(LongFunction<JournalRecord> at) {
    awaiting = at;
  }

  /** No input is announced any more. */
  void nothingMore() {
    awaiting = null;
  }

  /** Writes what an input caused. */
  <R extends JournalRecord> R write(LongFunction<R> at) {
    cause(); // writes an announced input first
    return append(at);
  }

  /** The position of the input in whose course the engine is. */
  long cause() {
    if (awaiting != null) {
      input(awaiting);
    }
    return cause;
  }

  private <R extends JournalRecord> R append(LongFunction<R> at) {
    R record = at.apply(state.position() + 1);
    appliers.apply(record, state);
    records.add(record);
    return record;
  }

  Instant now() {
    return state.now();
  }

  /** How many records wait to be taken. */
  int size() {
    return records.size();
  }

  /** The records written since a size. */
  List<JournalRecord> since(int size) {
    return size < records.size() ? List.copyOf(records.subList(size, records.size())) : List.of();
  }

  /** Forgets the records written since a size; the state is rolled back by whoever calls. */
  void truncate(int size) {
    if (size < records.size()) {
      records.subList(size, records.size()).clear();
    }
    awaiting = null;
  }

  /** Takes all records, for the journal. */
  List<JournalRecord> take() {
    List<JournalRecord> taken = records;
    records = new ArrayList<>();
    return taken;
  }
}
