package io.goalpost.service.checkpoint;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;

/**
 * Is handed the stored state, piece by piece, by the thread that loads. Entries come in the order
 * of their ids, and diffs that are remembered in that of their positions; the kinds in no order to
 * rely on.
 */
public interface CheckpointVisitor {
  void user(User user);

  void company(Company company);

  void entry(Entry entry);

  void qualification(Qualification qualification);

  void other(StateKey key, String text);
}
