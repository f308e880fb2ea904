package io.goalpost.service.privacy;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.model.port.FactsPort;
import java.util.List;

/** Facts as they are shown. Thread-safe. */
public final class MaskedFacts implements FactsPort {

  private final FactsPort facts;
  private final Masking masking;

  public MaskedFacts(FactsPort facts, Masking masking) {
    this.facts = facts;
    this.masking = masking;
  }

  @Override
  public User user(String id) {
    return masking.shown(facts.user(id));
  }

  @Override
  public List<Entry> entries(String user) {
    return masking.shownEntries(facts.entries(user));
  }

  @Override
  public List<Entry> entries(String series, String user) {
    return masking.shownEntries(facts.entries(series, user));
  }

  @Override
  public Company company(String id) {
    return masking.shown(facts.company(id));
  }

  @Override
  public List<String> members(String company, int limit) {
    return facts.members(company, limit);
  }
}
