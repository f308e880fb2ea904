package io.goalpost.service.explain;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Goal;
import io.goalpost.service.engine.Looks;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.StateView;
import java.util.ArrayList;
import java.util.List;

/** The chances to hit a goal that a user, or their companies, have in a series. */
final class GoalCases {

  private final StateView state;
  private final Looks looks;
  private final String series;

  GoalCases(StateView state, Looks looks, String series) {
    this.state = state;
    this.looks = looks;
    this.series = series;
  }

  /** Of an entry and of what was sent to it; none where there is no goal. */
  List<GoalCase> of(Entry entry) {
    List<GoalCase> cases = new ArrayList<>();
    Goal goal = goal(entry.snapshot().version());
    if (goal != null && !goal.ofCompany()) {
      cases.add(GoalCase.of(entry, goal, looks));
    }
    for (Receipt receipt : entry.receipts()) {
      Block block = version(receipt.version()).definition().block(receipt.block()).orElse(null);
      if (block instanceof Block.Content content && content.goal() != null) {
        cases.add(GoalCase.of(entry, receipt, content.goal(), looks));
      }
    }
    return cases;
  }

  /** Of a company. */
  List<GoalCase> ofCompany(String company) {
    List<GoalCase> cases = new ArrayList<>();
    for (Qualification qualification : state.qualifications(company)) {
      if (qualification.series().equals(series)) {
        cases.add(
            GoalCase.of(
                qualification, state.company(company), goal(qualification.version()), looks));
      }
    }
    return cases;
  }

  private Goal goal(int version) {
    return version(version).definition().goal();
  }

  private SeriesState.Version version(int number) {
    return state.series(series).version(number);
  }
}
