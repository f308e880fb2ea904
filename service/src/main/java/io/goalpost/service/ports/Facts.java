package io.goalpost.service.ports;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.model.port.FactsPort;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.service.loop.EngineLoop;
import java.util.List;

/** Facts and entries as of the last commit. Thread-safe. */
public final class Facts implements FactsPort {

  private final EngineLoop loop;

  public Facts(EngineLoop loop) {
    this.loop = loop;
  }

  @Override
  public User user(String id) {
    return loop.ask(engine -> found(engine.state().user(id), "no diff has named the user " + id));
  }

  @Override
  public List<Entry> entries(String user) {
    return loop.ask(engine -> engine.state().entriesOf(user));
  }

  @Override
  public List<Entry> entries(String series, String user) {
    return loop.ask(
        engine ->
            engine.state().entriesOf(user).stream()
                .filter(entry -> entry.series().equals(series))
                .toList());
  }

  @Override
  public Company company(String id) {
    return loop.ask(
        engine -> found(engine.state().company(id), "no diff has named the company " + id));
  }

  @Override
  public List<String> members(String company, int limit) {
    return loop.ask(engine -> engine.state().members(company).stream().limit(limit).toList());
  }

  private static <T> T found(T thing, String otherwise) {
    if (thing == null) {
      throw new NotFoundException(otherwise);
    }
    return thing;
  }
}
