package io.goalpost.service.engine;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.fact.Company;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.series.Goal;
import io.goalpost.rules.vocabulary.Account;
import io.goalpost.rules.vocabulary.Contender;
import io.goalpost.rules.vocabulary.Look;
import io.goalpost.rules.vocabulary.Question;
import io.goalpost.rules.vocabulary.Question.Verdict;
import io.goalpost.rules.vocabulary.Recipient;
import io.goalpost.service.state.StateView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who may hit a goal by a diff, and what becomes of it (SEMANTICS §8). */
final class Goals {

  private final StateView state;
  private final Plans plans;
  private final Looks looks;
  private final Scribe scribe;
  private final Pins pins;

  Goals(StateView state, Plans plans, Looks looks, Scribe scribe) {
    this.state = state;
    this.plans = plans;
    this.looks = looks;
    this.scribe = scribe;
    this.pins = new Pins(state);
  }

  /** Whether nothing that comes can hit a goal of an entry that has ended. */
  boolean isOver(Entry entry) {
    if (entry.active() || pins.seriesGoal(entry)) {
      return false;
    }
    for (Receipt receipt : entry.receipts()) {
      if (pins.messageGoal(entry, receipt)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Adds the questions that a diff makes of an entry: its series' goal first, then its messages';
   * but those of which it is plain that they are not hit.
   *
   * @param keys what the diff changed, as the entry sees it
   * @return whether the diff concerns any goal of the entry's that can be hit
   */
  boolean ask(Entry entry, Changes changes, Set<String> keys, List<Question> questions) {
    boolean concerned = false;
    if (pins.seriesGoal(entry)) {
      SeriesPlan pinned = plans.of(entry.series(), entry.snapshot().version());
      if (pinned.goalTouched(keys)) {
        concerned = true;
        long since = entry.cause();
        var baselines = entry.snapshot().baselines();
        Look now = looks.goal(entry, baselines, since);
        if (pinned.mayHold(pinned.series().goal().when(), now)) {
          Look before = looks.goalBefore(entry, baselines, since, changes);
          questions.add(new Contender(pinned.rules(), now, before));
        }
      }
    }
    for (Receipt receipt : entry.receipts()) {
      if (pins.messageGoal(entry, receipt)) {
        SeriesPlan pinned = plans.of(entry.series(), receipt.version());
        if (pinned.messageGoalTouched(receipt.block(), keys)) {
          concerned = true;
          Look now = looks.goal(entry, receipt.baselines(), receipt.cause());
          if (pinned.mayHold(pinned.messageGoal(receipt.block()).when(), now)) {
            Look before = looks.goalBefore(entry, receipt.baselines(), receipt.cause(), changes);
            questions.add(new Recipient(entry.series(), receipt, now, before));
          }
        }
      }
    }
    return concerned;
  }

  /** The questions that a company's diff makes of its chances, by series (G9). */
  List<Account> of(Company company, Changes changes) {
    Company before =
        changes.companyBefore() != null ? changes.companyBefore() : Company.created(company.id());
    return state.qualifications(company.id()).stream()
        .filter(pins::companyGoal)
        .filter(q -> plans.of(q.series(), q.version()).goalTouched(changes.keys()))
        .sorted(
            Comparator.comparing(Qualification::series).thenComparingInt(Qualification::version))
        .map(
            q ->
                new Account(
                    q, looks.company(company, q.baselines()), looks.company(before, q.baselines())))
        .toList();
  }

  /** Writes what the rules said. */
  void apply(Question question) {
    if (question instanceof Contender contender) {
      contender.answer(Verdict.GOAL_HIT, null).ifPresent(answer -> hit(contender, answer.rule()));
    } else if (question instanceof Recipient recipient) {
      recipient
          .answer(Verdict.CONVERTED, null)
          .ifPresent(answer -> converted(recipient, answer.rule()));
    } else if (question instanceof Account account) {
      account
          .answer(Verdict.GOAL_HIT, null)
          .ifPresent(
              answer -> {
                Goal goal = goal(account.getSeries(), account.getVersion());
                scribe.companyGoalHit(
                    account.qualification(),
                    answer.rule(),
                    MatchedFacts.of(List.of(goal.when()), account.getFacts(), plans::segment));
              });
    }
  }

  private Goal goal(String series, int version) {
    return plans.of(series, version).series().goal();
  }

  private void hit(Contender contender, String rule) {
    Entry entry = state.entry(contender.getFacts().known().entry().id());
    Goal goal = goal(contender.getSeries(), contender.getVersion());
    scribe.of(
        Kind.GOAL_HIT,
        entry,
        contender.getVersion(),
        null,
        entry.status().word(),
        rule,
        MatchedFacts.of(List.of(goal.when()), contender.getFacts(), plans::segment));
    Receipt credited = credited(entry, goal);
    if (credited != null) {
      scribe.ofReceipt(Kind.ATTRIBUTED, entry, contender.getVersion(), credited, rule, Map.of());
    }
  }

  /** The message that gets the credit, or null. */
  private Receipt credited(Entry entry, Goal goal) {
    if (goal.attribution() == null) {
      return null;
    }
    Map<Receipt, Credit.Claim> claims =
        Credit.claims(
            entry,
            goal.attribution(),
            receipt -> plans.of(entry.series(), receipt.version()).series().block(receipt.block()),
            state.now());
    return claims.keySet().stream()
        .filter(receipt -> claims.get(receipt) == Credit.Claim.CREDITED)
        .findFirst()
        .orElse(null);
  }

  private void converted(Recipient recipient, String rule) {
    Entry entry = state.entry(recipient.getFacts().known().entry().id());
    Goal goal =
        plans.of(recipient.getSeries(), recipient.getVersion()).messageGoal(recipient.getBlock());
    scribe.ofReceipt(
        Kind.CONVERTED,
        entry,
        recipient.getVersion(),
        recipient.receipt(),
        rule,
        MatchedFacts.of(List.of(goal.when()), recipient.getFacts(), plans::segment));
  }
}
