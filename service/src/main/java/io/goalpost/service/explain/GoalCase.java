package io.goalpost.service.explain;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.explain.Answer.About;
import io.goalpost.model.fact.Company;
import io.goalpost.model.series.Goal;
import io.goalpost.rules.vocabulary.Account;
import io.goalpost.rules.vocabulary.Contender;
import io.goalpost.rules.vocabulary.Look;
import io.goalpost.rules.vocabulary.Recipient;
import io.goalpost.rules.vocabulary.RulesOf;
import io.goalpost.service.engine.Changes;
import io.goalpost.service.engine.Credit;
import io.goalpost.service.engine.Looks;
import java.time.Instant;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * One chance to hit a goal: an entry's, a receipt's or a company's, seen as the engine sees it.
 *
 * @param id tells chances apart
 * @param version whose goal it is
 * @param opened when the window opened, or null where it did not yet
 * @param began when what pins the goal began: the entry, the message, the eligibility
 * @param now what the goal is asked of
 * @param loosely the same, but events count that came before
 * @param before the same as of just before a diff
 * @param changed what a diff changed, as keys
 * @param inside whether the window is open, as the rules ask it
 */
record GoalCase(
    String id,
    About about,
    Goal goal,
    int version,
    Entry entry,
    String company,
    String block,
    Instant began,
    Instant opened,
    Instant hit,
    Look now,
    Look loosely,
    Function<Changes, Look> before,
    Function<Changes, Set<String>> changed,
    BooleanSupplier inside) {

  static GoalCase of(Entry entry, Goal goal, Looks looks) {
    var baselines = entry.snapshot().baselines();
    Look now = looks.goal(entry, baselines, entry.cause());
    Contender contender =
        new Contender(RulesOf.of(entry.series(), entry.snapshot().version()), now, now);
    return new GoalCase(
        "entry " + entry.id(),
        About.GOAL,
        goal,
        entry.snapshot().version(),
        entry,
        entry.company(),
        null,
        entry.began(),
        entry.began(),
        entry.goalHit(),
        now,
        looks.entry(entry, baselines),
        changes -> looks.goalBefore(entry, baselines, entry.cause(), changes),
        changes -> changes.keysFor(entry),
        () -> goal.within() == null || contender.enteredWithin(goal.within().toString()));
  }

  static GoalCase of(Entry entry, Receipt receipt, Goal goal, Looks looks) {
    Look now = looks.goal(entry, receipt.baselines(), receipt.cause());
    Recipient recipient = new Recipient(entry.series(), receipt, now, now);
    Receipt.Touched touch = Credit.touch(receipt, goal.after());
    return new GoalCase(
        "receipt " + receipt.id(),
        About.CONVERSION,
        goal,
        receipt.version(),
        entry,
        entry.company(),
        receipt.block(),
        receipt.at(),
        touch == null ? null : touch.at(),
        receipt.converted(),
        now,
        looks.entry(entry, receipt.baselines()),
        changes -> looks.goalBefore(entry, receipt.baselines(), receipt.cause(), changes),
        changes -> changes.keysFor(entry),
        () -> inside(recipient, goal));
  }

  private static boolean inside(Recipient recipient, Goal goal) {
    if (goal.within() == null) {
      return true;
    }
    String within = goal.within().toString();
    return switch (goal.after()) {
      case SENT -> recipient.sentWithin(within);
      case OPENED -> recipient.openedWithin(within);
      case CLICKED -> recipient.clickedWithin(within);
    };
  }

  static GoalCase of(Qualification of, Company company, Goal goal, Looks looks) {
    Look now = looks.company(company, of.baselines());
    Account account = new Account(of, now, now);
    return new GoalCase(
        "company " + of.company() + " since " + of.since(),
        About.GOAL,
        goal,
        of.version(),
        null,
        of.company(),
        null,
        of.since(),
        of.since(),
        of.hit(),
        now,
        now,
        changes -> looks.company(companyBefore(changes, company), of.baselines()),
        changes -> company.id().equals(changes.diff().company()) ? changes.keys() : Set.of(),
        () -> goal.within() == null || account.qualifiedWithin(goal.within().toString()));
  }

  private static Company companyBefore(Changes changes, Company company) {
    return changes.companyBefore() != null
        ? changes.companyBefore()
        : Company.created(company.id());
  }
}
