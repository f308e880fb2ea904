package io.goalpost.service.engine;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.EntrySnapshot;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.fact.Value;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.journal.Movement;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes firings and movements into the ledger, each kind with what belongs to it. */
final class Scribe {

  private final Ledger ledger;

  Scribe(Ledger ledger) {
    this.ledger = ledger;
  }

  Firing entered(
      SeriesPlan plan,
      String user,
      String company,
      String rule,
      List<String> blocks,
      EntrySnapshot snapshot,
      Value key,
      Map<String, Value> matched) {
    return ledger.write(
        position ->
            new Firing(
                position,
                ledger.now(),
                Kind.ENTERED,
                ledger.cause(),
                rule,
                plan.id(),
                plan.version(),
                user,
                company,
                position,
                null,
                null,
                0,
                matched,
                blocks,
                snapshot,
                key,
                Map.of()));
  }

  void entryBlocked(
      SeriesPlan plan,
      String user,
      String company,
      String reason,
      String rule,
      Map<String, Value> matched) {
    ofNoBlock(
        Kind.ENTRY_BLOCKED, plan.id(), plan.version(), user, company, 0, reason, rule, matched);
  }

  /** Rules did not come to an end; of an entry, or 0 where they were asked who enters. */
  void endless(String series, int version, String user, String company, long entry, String rule) {
    ofNoBlock(
        Kind.ERROR, series, version, user, company, entry, "rules-do-not-end", rule, Map.of());
  }

  /** Of an entry, at a block or at none. */
  Firing of(
      Kind kind,
      Entry entry,
      int version,
      String block,
      String text,
      String rule,
      Map<String, Value> matched) {
    return of(kind, entry, version, block, text, 0, rule, matched, Map.of());
  }

  /** Of an entry, about a receipt. */
  void ofReceipt(
      Kind kind,
      Entry entry,
      int version,
      Receipt receipt,
      String rule,
      Map<String, Value> matched) {
    of(kind, entry, version, receipt.block(), null, receipt.id(), rule, matched, Map.of());
  }

  /** A message left: the receipt is the firing itself. */
  void sent(
      Entry entry,
      int version,
      String block,
      String channel,
      String rule,
      Map<String, Value> baselines) {
    of(Kind.SENT, entry, version, block, channel, -1, rule, Map.of(), baselines);
  }

  private Firing of(
      Kind kind,
      Entry entry,
      int version,
      String block,
      String text,
      long receipt,
      String rule,
      Map<String, Value> matched,
      Map<String, Value> baselines) {
    return ledger.write(
        position ->
            new Firing(
                position,
                ledger.now(),
                kind,
                ledger.cause(),
                rule,
                entry.series(),
                version,
                entry.user(),
                entry.company(),
                entry.id(),
                block,
                text,
                receipt < 0 ? position : receipt,
                matched,
                List.of(),
                null,
                null,
                baselines));
  }

  void companyGoalHit(Qualification qualification, String rule, Map<String, Value> matched) {
    ofNoBlock(
        Kind.GOAL_HIT,
        qualification.series(),
        qualification.version(),
        null,
        qualification.company(),
        0,
        null,
        rule,
        matched);
  }

  private void ofNoBlock(
      Kind kind,
      String series,
      int version,
      String user,
      String company,
      long entry,
      String text,
      String rule,
      Map<String, Value> matched) {
    ledger.write(
        position ->
            new Firing(
                position,
                ledger.now(),
                kind,
                ledger.cause(),
                rule,
                series,
                version,
                user,
                company,
                entry,
                null,
                text,
                0,
                matched,
                List.of(),
                null,
                null,
                Map.of()));
  }

  void reached(
      Entry entry, String block, Instant until, Instant opens, Map<String, Value> baselines) {
    ledger.write(
        position ->
            new Movement.Reached(
                position, ledger.now(), entry.id(), block, until, opens, baselines));
  }

  void rescheduled(Entry entry, String block, Instant until, Instant opens) {
    ledger.write(
        position ->
            new Movement.Rescheduled(position, ledger.now(), entry.id(), block, until, opens));
  }

  void baselinesTaken(Entry entry, String block, Map<String, Value> baselines) {
    ledger.write(
        position ->
            new Movement.BaselinesTaken(position, ledger.now(), entry.id(), block, baselines));
  }

  void passed(Entry entry, String block) {
    ledger.write(position -> new Movement.Passed(position, ledger.now(), entry.id(), block));
  }

  void pathFinished(Entry entry) {
    ledger.write(position -> new Movement.PathFinished(position, ledger.now(), entry.id()));
  }

  void ended(Entry entry, Entry.Status how) {
    ledger.write(position -> new Movement.EntryEnded(position, ledger.now(), entry.id(), how));
  }
}
