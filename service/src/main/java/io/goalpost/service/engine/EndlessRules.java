package io.goalpost.service.engine;

import io.goalpost.rules.session.RuleSession;
import io.goalpost.rules.vocabulary.Account;
import io.goalpost.rules.vocabulary.Known;
import io.goalpost.rules.vocabulary.Newcomer;
import io.goalpost.rules.vocabulary.Question;

/**
 * Rules that did not come to an end decided nothing: a firing {@code error} names whom it concerns,
 * and everything else goes on.
 */
final class EndlessRules {

  private final RuleSession session;
  private final Plans plans;
  private final Scribe scribe;

  EndlessRules(RuleSession session, Plans plans, Scribe scribe) {
    this.session = session;
    this.plans = plans;
    this.scribe = scribe;
  }

  /** Writes what was not written yet, as caused by the input in whose course the engine is. */
  void tell() {
    for (RuleSession.Endless endless : session.takeEndless()) {
      Question question = endless.question();
      Known known = question.getFacts().known();
      scribe.endless(
          question.getSeries(),
          question.getVersion(),
          known.user() == null ? null : known.user().id(),
          company(question, known),
          known.entry() == null ? 0 : known.entry().id(),
          endless.rule());
    }
  }

  /** Forgets what was not written: it was taken back. */
  void forget() {
    session.takeEndless();
  }

  private String company(Question question, Known known) {
    if (known.entry() != null) {
      return known.entry().company();
    }
    boolean pair =
        question instanceof Newcomer && plans.current(question.getSeries()).series().memberScope();
    return pair || question instanceof Account ? known.companies().get(0).id() : null;
  }
}
