package io.goalpost.rules.session;

import io.goalpost.rules.vocabulary.Firings;
import io.goalpost.rules.vocabulary.Question;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * One long-lived Drools session. Questions are inserted, all rules fire, the questions are taken
 * out again: the session holds nothing between two calls, so a failed one leaves nothing behind.
 * Not thread-safe: it belongs to the engine's thread.
 */
public final class RuleSession implements AutoCloseable {

  /** More matches than that for one question are a fault of the rules. */
  private static final int ANSWERS_MAX = 1_000;

  private final InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase();
  private final Firings firings = new Firings();
  private final Set<String> names = new HashSet<>();

  /**
   * Opened by the first question: while there is one, each rule added goes through all that are
   * there, and a start adds thousands.
   */
  private KieSession session;

  /** Adds a version's rules. */
  public void add(RulePackage rules) {
    if (names.add(rules.name())) {
      base.addPackages(rules.packages());
    }
  }

  /** Takes a version's rules away. */
  public void remove(String packageName) {
    if (names.remove(packageName)) {
      base.removeKiePackage(packageName);
    }
  }

  /** The packages whose rules are there. */
  public Set<String> packages() {
    return Set.copyOf(names);
  }

  /** Asks all questions at once; the answers stand in them afterwards. */
  public void ask(List<? extends Question> questions) {
    if (questions.isEmpty() || names.isEmpty()) {
      return;
    }
    if (session == null) {
      open();
    }
    List<FactHandle> handles = new ArrayList<>(questions.size());
    try {
      for (Question question : questions) {
        handles.add(session.insert(question));
      }
      int limit = (int) Math.min(Integer.MAX_VALUE, (long) ANSWERS_MAX * questions.size());
      if (session.fireAllRules(limit) >= limit) {
        session.halt();
        throw new IllegalStateException("rules do not come to an end: " + limit + " firings");
      }
    } finally {
      for (FactHandle handle : handles) {
        session.delete(handle);
      }
    }
  }

  private void open() {
    session = base.newKieSession();
    session.setGlobal("firings", firings);
    session.addEventListener(
        new DefaultAgendaEventListener() {
          @Override
          public void beforeMatchFired(BeforeMatchFiredEvent event) {
            firings.ruleIs(event.getMatch().getRule().getName());
          }
        });
  }

  @Override
  public void close() {
    if (session != null) {
      session.dispose();
    }
  }
}
