package io.goalpost.service.explain;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.explain.Answer;
import io.goalpost.model.explain.Explanation;
import io.goalpost.model.fact.Mask;
import io.goalpost.model.port.ExplainPort.Query;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalSpan;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.state.SeriesState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers why, from the journal alone and the state that it begins with. Walks it twice or three
 * times, reads the records that concern the user, their companies and the series, and keeps their
 * state only. Thread-safe.
 */
public final class Explainer {

  private final JournalStore journal;
  private final JournalCodec codec;
  private final Mask mask;

  /**
   * @param mask which values are not told
   */
  public Explainer(JournalStore journal, JournalCodec codec, Mask mask) {
    this.journal = journal;
    this.codec = codec;
    this.mask = mask;
  }

  /**
   * The explanation as of a record.
   *
   * @param position of the last record that may count; not before the journal's base
   * @param time as of which time counts; null for the instant of that record
   * @throws io.goalpost.model.port.GoneException where that is before what is kept
   */
  public Explanation explain(Query query, long position, Instant time) {
    JournalSpan span = new JournalSpan(journal, codec, position, query.instant());
    Scope scope = Scope.of(span, query.series(), query.user());
    Watch watch = Recall.of(span, scope, query.series(), query.user(), mask);
    watch.state().moveTo(time == null ? span.end() : time);
    List<Answer> answers = new ArrayList<>();
    List<String> companies =
        watch.companies().stream()
            .filter(company -> query.company() == null || company.equals(query.company()))
            .toList();
    answers(watch, query, companies, answers);
    SeriesState.Version live = watch.live();
    return new Explanation(
        query.series(),
        query.user(),
        scope.last(),
        watch.now(),
        live == null ? 0 : live.number(),
        watch.forgotten(),
        span.base().position(),
        answers);
  }

  private static void answers(
      Watch watch, Query query, List<String> companies, List<Answer> answers) {
    EntryAnswers entries = new EntryAnswers(watch);
    MessageAnswers messages = new MessageAnswers(watch);
    MoveAnswers moves = new MoveAnswers(watch, messages);
    GoalAnswers goals = new GoalAnswers(watch);
    for (Entry entry : watch.entries()) {
      if (query.company() == null || query.company().equals(entry.company())) {
        answers.add(entries.began(entry));
        answers.addAll(moves.of(entry));
        answers.addAll(messages.of(entry));
        answers.addAll(goals.of(entry));
        answers.addAll(new CreditAnswers(watch).of(entry));
        answers.add(new ExitAnswers(watch).of(entry));
      }
    }
    if (hadCompanyGoal(watch)) {
      companies.forEach(company -> answers.addAll(goals.ofCompany(company)));
    }
    answers.addAll(entries.whyNot(companies));
  }

  private static boolean hadCompanyGoal(Watch watch) {
    return watch.series() != null
        && watch.series().versions().stream()
            .map(version -> version.definition().goal())
            .anyMatch(goal -> goal != null && goal.ofCompany());
  }
}
