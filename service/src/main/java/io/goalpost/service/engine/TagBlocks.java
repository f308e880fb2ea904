package io.goalpost.service.engine;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.AuthoredSeries;
import io.goalpost.model.series.Block;
import io.goalpost.rules.session.RuleSession;
import io.goalpost.rules.vocabulary.Look;
import io.goalpost.rules.vocabulary.Question.Answer;
import io.goalpost.rules.vocabulary.Question.Verdict;
import io.goalpost.rules.vocabulary.Visit;
import io.goalpost.service.state.StateView;
import java.util.List;
import java.util.Optional;

/** What a tag block does: an author's rule may name a tag in place of its own (B10). */
final class TagBlocks {

  private final StateView state;
  private final Looks looks;
  private final RuleSession session;

  TagBlocks(StateView state, Looks looks, RuleSession session) {
    this.state = state;
    this.looks = looks;
    this.session = session;
  }

  /** The tag to add or remove, as detail; none where it is so already, or will be. */
  Optional<Answer> ask(Entry entry, Block.Tag block, SeriesPlan plan, Course course) {
    List<Company> companies = looks.companies(entry).stream().limit(1).toList();
    if (block.ofCompany() && companies.isEmpty()) {
      return Optional.empty();
    }
    User user = course.withTagsOnTheirWay(state.user(entry.user()));
    Look onTheirWay =
        looks.entry(entry, user, companies.stream().map(course::withTagsOnTheirWay).toList(), null);
    Optional<Answer> authors = ofAuthors(entry, block, plan);
    if (authors.isPresent()) {
      return authors.filter(answer -> changes(block, answer.detail(), onTheirWay));
    }
    return asked(block, plan, onTheirWay).answerOfSeries(Verdict.TAGGED);
  }

  /** Authors' rules see no tag before it applies (T4). */
  private Optional<Answer> ofAuthors(Entry entry, Block.Tag block, SeriesPlan plan) {
    boolean none =
        AuthoredSeries.conditions(
                plan.series().authored(), AuthoredRule.Decision.TAGGED, block.id())
            .isEmpty();
    return none
        ? Optional.empty()
        : asked(block, plan, looks.entry(entry, null)).answerOfAuthor(Verdict.TAGGED);
  }

  private Visit asked(Block.Tag block, SeriesPlan plan, Look facts) {
    Visit visit = new Visit(plan.rules(), block.id(), false, null, false, false, facts);
    session.ask(List.of(visit));
    return visit;
  }

  private static boolean changes(Block.Tag block, String tag, Look facts) {
    return block.add() != (block.ofCompany() ? facts.companyTag(tag) : facts.tag(tag));
  }
}
