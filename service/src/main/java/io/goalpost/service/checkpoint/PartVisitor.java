package io.goalpost.service.checkpoint;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;

/** For whoever takes up some kinds of a stored state and lets the others pass. */
public abstract class PartVisitor implements CheckpointVisitor {
  @Override
  public void user(User user) {}

  @Override
  public void company(Company company) {}

  @Override
  public void entry(Entry entry) {}

  @Override
  public void qualification(Qualification qualification) {}

  @Override
  public void other(StateKey key, String text) {}
}
