package io.goalpost.bench;

import io.goalpost.rules.vocabulary.Contender;
import io.goalpost.rules.vocabulary.Firings;
import io.goalpost.rules.vocabulary.Newcomer;
import io.goalpost.rules.vocabulary.Participant;
import io.goalpost.rules.vocabulary.Question;
import io.goalpost.rules.vocabulary.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.evrete.KnowledgeService;
import org.evrete.api.FactHandle;
import org.evrete.api.Knowledge;
import org.evrete.api.StatefulSession;
import org.evrete.api.builders.RuleSetBuilder;

/** A peer: Evrete's session, with the conditions that the compiled series have, asked the same. */
final class EvretePeer implements Asking, AutoCloseable {

  private final KnowledgeService service = new KnowledgeService();
  private final StatefulSession session;
  private final Firings firings = new Firings();

  EvretePeer(Workload load) {
    Knowledge knowledge = service.newKnowledge();
    RuleSetBuilder<Knowledge> rules = knowledge.builder();
    for (int i = 0; i < load.series(); i++) {
      add(rules, i);
    }
    session = rules.build().newStatefulSession();
  }

  private void add(RuleSetBuilder<Knowledge> rules, int number) {
    String of = Workload.seriesId(number) + "@1";
    String asked = equal("$q.rulesOf", of);
    String enters = is("facts", number, Workload.entryPlan(number));
    String exits = is("facts", number, Workload.exitPlan(number));
    String goal = Workload.goalPlan(number);
    rule(
        rules, of + "/match/enters", Newcomer.class, (f, q) -> f.enters(q, "match"), asked, enters);
    rule(
        rules,
        of + "/exit/keeps out",
        Newcomer.class,
        (f, q) -> f.keptOut(q, "exit-rule"),
        asked,
        exits);
    rule(
        rules,
        of + "/goal/hit",
        Contender.class,
        Firings::goalHit,
        asked,
        "$q.enteredWithin(\"P30D\")",
        is("facts", number, goal),
        "!(" + is("before", number, goal) + ")");
    rule(
        rules,
        of + "/exit/exit rule",
        Participant.class,
        (f, q) -> f.exits(q, "exit-rule"),
        asked,
        exits);
    visit(rules, of, "match", "matched", Firings::matched, enters);
    visit(rules, of, "match", "unmatched", Firings::unmatched, "!(" + enters + ")");
    String seats = "$q.facts.attribute(\"seats\").gte(10)";
    visit(rules, of, "asked", "matched", Firings::matched, seats);
    visit(rules, of, "asked", "unmatched", Firings::unmatched, "!(" + seats + ")");
    visit(rules, of, "pause", "waited", Firings::waited, "$q.over");
    for (String message : List.of("hello", "bye")) {
      visit(rules, of, message, "sent", Firings::sent, "$q.hindrance == null", "$q.open");
      visit(
          rules,
          of,
          message,
          "unsent",
          (f, q) -> f.unsent(q, q.getHindrance()),
          "$q.hindrance != null");
    }
    visit(
        rules,
        of,
        "mark",
        "tagged",
        (f, q) -> f.tagged(q, "engaged"),
        "!$q.facts.tag(\"engaged\")");
  }

  private static String equal(String what, String text) {
    return what + ".equals(\"" + text + "\")";
  }

  private static String is(String facts, int number, String plan) {
    return "$q."
        + facts
        + ".attribute(\""
        + Workload.attribute(number)
        + "\").is(\""
        + plan
        + "\")";
  }

  private void visit(
      RuleSetBuilder<Knowledge> rules,
      String of,
      String block,
      String what,
      BiConsumer<Firings, Visit> says,
      String... conditions) {
    List<String> all = new ArrayList<>(List.of(equal("$q.rulesOf", of), equal("$q.block", block)));
    all.addAll(List.of(conditions));
    rule(rules, of + "/" + block + "/" + what, Visit.class, says, all.toArray(new String[0]));
  }

  private <Q extends Question> void rule(
      RuleSetBuilder<Knowledge> rules,
      String name,
      Class<Q> type,
      BiConsumer<Firings, Q> says,
      String... conditions) {
    rules
        .newRule(name)
        .forEach("$q", type)
        .where(conditions)
        .execute(
            context -> {
              firings.ruleIs(name);
              says.accept(firings, type.cast(context.getObject("$q")));
            });
  }

  @Override
  public void ask(List<? extends Question> questions) {
    List<FactHandle> handles = new ArrayList<>(questions.size());
    for (Question question : questions) {
      handles.add(session.insert(question));
    }
    session.fire();
    handles.forEach(session::delete);
  }

  @Override
  public void close() {
    session.close();
    service.shutdown();
  }
}
