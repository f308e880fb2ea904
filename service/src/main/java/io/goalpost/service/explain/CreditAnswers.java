package io.goalpost.service.explain;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.explain.Answer;
import io.goalpost.model.explain.Answer.About;
import io.goalpost.model.explain.Reason;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.series.Goal;
import io.goalpost.service.engine.Credit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which message got the credit of a goal hit, and why the others did not (G7, G8). */
final class CreditAnswers {

  private final Watch watch;

  CreditAnswers(Watch watch) {
    this.watch = watch;
  }

  List<Answer> of(Entry entry) {
    Goal goal = watch.goal(entry.snapshot().version());
    Draft draft = Draft.of(About.ATTRIBUTION, entry);
    if (goal == null || goal.ofCompany() || goal.attribution() == null) {
      return List.of(draft.not(Reason.NO_ATTRIBUTION, "the goal of the entry credits no message"));
    } else if (entry.goalHit() == null) {
      return List.of(
          draft
              .needs("the goal must be hit")
              .not(Reason.GOAL_NOT_HIT, "the goal was not hit, so there is no credit to give"));
    }
    if (watch.isPruned(entry.goalHit())) {
      return List.of(
          draft.when(entry.goalHit()).not(Reason.NOT_KEPT, "the goal was hit; " + watch.kept()));
    }
    Map<Receipt, Credit.Claim> claims = watch.claims(entry.id());
    if (claims.isEmpty()) {
      return List.of(
          draft
              .when(entry.goalHit())
              .not(Reason.NOT_SENT, "no message of the entry had left when the goal was hit"));
    }
    List<Answer> answers = new ArrayList<>();
    claims.forEach((receipt, claim) -> answers.add(answer(entry, receipt, claim, goal, claims)));
    return answers;
  }

  private Answer answer(
      Entry entry,
      Receipt receipt,
      Credit.Claim claim,
      Goal goal,
      Map<Receipt, Credit.Claim> claims) {
    Draft draft = Draft.of(About.ATTRIBUTION, entry).block(receipt.block()).when(entry.goalHit());
    String touch = goal.attribution().after().name().toLowerCase(Locale.ROOT);
    return switch (claim) {
      case CREDITED ->
          draft
              .told(
                  watch.told(entry.id()).stream()
                      .filter(told -> told.firing().kind() == Kind.ATTRIBUTED)
                      .findFirst()
                      .orElse(null))
              .happened(
                  "the last message " + touch + " before the goal was hit: it has the credit");
      case NOT_TOUCHED ->
          draft.not(Reason.NOT_TOUCHED, "it had not been " + touch + " when the goal was hit");
      case AFTER_WINDOW ->
          draft.not(
              Reason.AFTER_WINDOW,
              "it was last "
                  + touch
                  + " at "
                  + Credit.touch(receipt, goal.attribution().after()).at()
                  + ", more than "
                  + goal.attribution().within()
                  + " before the goal was hit");
      case NOT_ATTRIBUTABLE ->
          draft.not(Reason.NOT_ATTRIBUTABLE, receipt.channel().word() + " takes no credit here");
      case ANOTHER_GOT_CREDIT ->
          draft.not(
              Reason.ANOTHER_GOT_CREDIT, "block " + credited(claims) + " was " + touch + " later");
    };
  }

  private static String credited(Map<Receipt, Credit.Claim> claims) {
    return claims.entrySet().stream()
        .filter(each -> each.getValue() == Credit.Claim.CREDITED)
        .map(each -> each.getKey().block())
        .findFirst()
        .orElse("another");
  }
}
