package io.goalpost.rules.drl;

import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.AuthoredRule.Decision;
import io.goalpost.model.series.AuthoredSeries;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Series;
import io.goalpost.rules.series.ConditionText;
import java.util.ArrayList;
import java.util.List;

/** Authors' rules, written anew from what was read, in the shape of the compiled ones. */
final class AuthoredRules {

  private final Series whole;
  private final int version;
  private final Drl drl;

  AuthoredRules(Series whole, int version, Drl drl) {
    this.whole = whole;
    this.version = version;
    this.drl = drl;
  }

  void write(AuthoredRule rule) {
    switch (rule.decision()) {
      case ENTERS, MATCHED -> ways(rule);
      case UNMATCHED -> unmatched(rule);
      case TAGGED -> visit(rule, "tagged", List.of(), ", " + Literals.text(rule.word()));
      case KEPT_OUT -> keepsOut(rule);
      case EXITS -> {
        keepsOut(rule);
        rule(rule, "exit/holds", "Participant", "exits( $participant" + word(rule));
      }
      case GOAL_HIT -> goal(rule);
    }
  }

  /** A further way into an entry block, or out of a rule block by its edge {@code matched}. */
  private void ways(AuthoredRule rule) {
    Block.Rule block = (Block.Rule) whole.block(rule.block()).orElseThrow();
    if (rule.decision() == Decision.ENTERS) {
      List<String> constraints = asked();
      if (block.trigger() != null) {
        constraints.add(EntryRules.triggered(block.trigger()));
      }
      constraints.addAll(ConditionDrl.constraints(rule.when(), "facts"));
      constraints.addAll(vetoes(whole, block.id()));
      String call = "enters( $newcomer, " + Literals.text(block.id()) + " )";
      write(rule, block.id() + "/enters", "Newcomer", constraints, call);
    }
    visit(rule, "matched", vetoes(whole, block.id()), "");
  }

  private void unmatched(AuthoredRule rule) {
    Block.Rule block = (Block.Rule) whole.block(rule.block()).orElseThrow();
    visit(rule, "unmatched", block.tries() == null ? List.of() : List.of("over == true"), "");
  }

  private void visit(AuthoredRule rule, String what, List<String> also, String word) {
    List<String> constraints = asked();
    constraints.add("block == " + Literals.text(rule.block()));
    constraints.addAll(also);
    constraints.addAll(ConditionDrl.constraints(rule.when(), "facts"));
    String call = what + "( $visit" + word + " )";
    write(rule, rule.block() + "/" + what, "Visit", constraints, call);
  }

  private void keepsOut(AuthoredRule rule) {
    rule(rule, "exit/keeps out", "Newcomer", "keptOut( $newcomer" + word(rule));
  }

  private void goal(AuthoredRule rule) {
    boolean company = whole.goal().ofCompany();
    List<String> constraints = asked();
    if (whole.goal().within() != null) {
      String window = company ? "qualifiedWithin( " : "enteredWithin( ";
      constraints.add(window + Literals.period(whole.goal().within()) + " )");
    }
    constraints.addAll(ConditionDrl.constraints(rule.when(), "facts"));
    constraints.add(ConditionDrl.negated(whole.goal().when(), "before"));
    String call = company ? "goalHit( $account )" : "goalHit( $contender )";
    write(rule, "goal/hit", company ? "Account" : "Contender", constraints, call);
  }

  private void rule(AuthoredRule rule, String name, String type, String call) {
    List<String> constraints = asked();
    constraints.addAll(ConditionDrl.constraints(rule.when(), "facts"));
    write(rule, name, type, constraints, call);
  }

  private void write(
      AuthoredRule rule, String name, String type, List<String> constraints, String call) {
    String comment = rule.source() + ": " + rule.decision().call() + " when ";
    drl.rule(
        name + " " + rule.source(),
        comment + ConditionText.of(rule.when()),
        type,
        constraints,
        call);
  }

  private List<String> asked() {
    List<String> constraints = new ArrayList<>();
    constraints.add("rulesOf == " + Literals.text(whole.id() + "@" + version));
    return constraints;
  }

  private static String word(AuthoredRule rule) {
    return ", " + Literals.text(rule.word()) + " )";
  }

  /** What must hold for a block to match besides its own condition: no rule says it does not. */
  static List<String> vetoes(Series whole, String block) {
    List<Condition> vetoes = AuthoredSeries.conditions(whole.authored(), Decision.UNMATCHED, block);
    return vetoes.isEmpty() ? List.of() : List.of(ConditionDrl.none(vetoes, "facts"));
  }
}
