package io.goalpost.service.ports;

import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.model.port.FiringPort;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.service.loop.EngineLoop;
import io.goalpost.service.state.SeriesState;
import java.util.List;
import java.util.Optional;

/** The audit log, read from the journal. Thread-safe. */
public final class Firings implements FiringPort {

  private final EngineLoop loop;
  private final JournalReader journal;

  public Firings(EngineLoop loop, JournalReader journal) {
    this.loop = loop;
    this.journal = journal;
  }

  @Override
  public List<Firing> find(Query query) {
    return journal
        .records(
            query.after(),
            query.limit(),
            record -> record instanceof Firing firing && wanted(firing, query))
        .stream()
        .map(Firing.class::cast)
        .toList();
  }

  private static boolean wanted(Firing firing, Query query) {
    return (query.kind() == null || firing.kind() == query.kind())
        && isOrAny(query.series(), firing.series())
        && isOrAny(query.user(), firing.user())
        && isOrAny(query.company(), firing.company())
        && isOrAny(query.rule(), firing.rule());
  }

  private static boolean isOrAny(String wanted, String found) {
    return wanted == null || wanted.equals(found);
  }

  @Override
  public Detail at(long position) {
    JournalRecord record = journal.at(position).orElse(null);
    if (!(record instanceof Firing firing)) {
      throw new NotFoundException("there is no firing at position " + position);
    }
    Input cause = (Input) journal.at(firing.cause()).orElseThrow();
    Optional<Firing> entered =
        firing.entry() == 0 ? Optional.empty() : journal.at(firing.entry()).map(Firing.class::cast);
    RuleText rule = RuleText.find(drl(firing), firing.rule());
    return new Detail(firing, cause, entered, rule.text(), rule.line());
  }

  /** The DRL that the rule stands in: its name begins with series and version. */
  private String drl(Firing firing) {
    int at = firing.rule().indexOf('@');
    int slash = firing.rule().indexOf('/');
    int version = Integer.parseInt(firing.rule().substring(at + 1, slash));
    return loop.ask(
        engine -> {
          SeriesState series = engine.state().series(firing.series());
          return series == null ? "" : series.version(version).drl();
        });
  }

  @Override
  public long last() {
    return loop.position();
  }
}
