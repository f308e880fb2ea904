package io.goalpost.rules.session;

import io.goalpost.rules.vocabulary.Firings;
import io.goalpost.rules.vocabulary.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ThreadSafeOption;
import org.kie.api.runtime.rule.FactHandle;

/**
 * One long-lived Drools session. Questions are inserted, all rules fire, the questions are taken
 * out again: the session holds nothing between two calls, so a failed one leaves nothing behind.
 * Not thread-safe: it belongs to the engine's thread.
 */
public final class RuleSession implements AutoCloseable {

  /**
   * More firings than that for one question are a fault of the rules: more than a version has, of
   * authors' 20 files with 500 each and its own, each of which fires once.
   */
  private static final int FIRINGS_MAX = 12_000;

  /** What questions asked together fire each at most, or each is asked again by itself. */
  private static final int FIRINGS_EACH = 20;

  /** More such questions than that of one version, and its others of that call are not asked. */
  private static final int ENDLESS_MAX = 10;

  /**
   * A question on which the rules of its version did not come to an end: it has no answers.
   *
   * @param rule the one that fired last, or that of the version's question before, where it was not
   *     asked any more
   */
  public record Endless(Question question, String rule) {}

  private final InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase();
  private final Firings firings = new Firings();
  private final Set<String> names = new HashSet<>();
  private final List<Endless> endless = new ArrayList<>();

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

  /** Whether a version's rules are there. */
  public boolean holds(String packageName) {
    return names.contains(packageName);
  }

  /** The packages whose rules are there. */
  public Set<String> packages() {
    return Set.copyOf(names);
  }

  /**
   * Asks all questions at once; the answers stand in them afterwards. Rules that fire without an
   * end are stopped by count and not by the clock, so that a replay stops them at the same place;
   * {@link #takeEndless} tells of them.
   */
  public void ask(List<? extends Question> questions) {
    if (questions.isEmpty() || names.isEmpty()) {
      return;
    }
    if (session == null) {
      open();
    }
    if (!ends(questions, FIRINGS_MAX + FIRINGS_EACH * questions.size())) {
      askOneByOne(questions);
    }
  }

  private void askOneByOne(List<? extends Question> questions) {
    Map<String, Integer> endlessOf = new HashMap<>();
    for (Question question : questions) {
      question.forget();
      int before = endlessOf.getOrDefault(question.getRulesOf(), 0);
      if (before >= ENDLESS_MAX || !ends(List.of(question), FIRINGS_MAX)) {
        question.forget();
        endless.add(new Endless(question, firings.rule()));
        endlessOf.put(question.getRulesOf(), before + 1);
      }
    }
  }

  /** Lets the rules fire; tells whether they came to an end before the limit. */
  private boolean ends(List<? extends Question> questions, int limit) {
    List<FactHandle> handles = new ArrayList<>(questions.size());
    boolean asked = false;
    try {
      for (Question question : questions) {
        handles.add(session.insert(question));
      }
      boolean ended = session.fireAllRules(limit) < limit;
      for (FactHandle handle : handles) {
        session.delete(handle);
      }
      asked = true;
      return ended;
    } finally {
      if (!asked) {
        close(); // a question on which it failed may stay in it: the next opens another
      }
    }
  }

  /** The questions since this was last asked on which the rules did not come to an end. */
  public List<Endless> takeEndless() {
    if (endless.isEmpty()) {
      return List.of();
    }
    List<Endless> taken = List.copyOf(endless);
    endless.clear();
    return taken;
  }

  private void open() {
    KieSessionConfiguration ofOneThread = RuleBaseFactory.newKnowledgeSessionConfiguration();
    ofOneThread.setOption(ThreadSafeOption.NO);
    session = base.newKieSession(ofOneThread, null);
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
      KieSession left = session;
      session = null;
      left.dispose();
    }
  }
}
