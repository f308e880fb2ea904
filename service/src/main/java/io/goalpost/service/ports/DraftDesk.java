package io.goalpost.service.ports;

import io.goalpost.model.port.DraftPort;
import io.goalpost.model.port.SeriesPort;
import io.goalpost.model.series.Problem;
import io.goalpost.service.loop.EngineLoop;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.StateCopy;
import io.goalpost.service.trial.Rehearsal;
import io.goalpost.service.trial.Seats;
import java.util.List;

/**
 * Texts before they go live: checked, compiled, compared, played. All of it is done by whoever
 * calls; the engine's thread only hands out what is known. Thread-safe.
 */
public final class DraftDesk implements DraftPort {

  /** A preview holds a copy of everything known: one at a time. */
  private static final int PREVIEWS_MAX = 1;

  private final EngineLoop loop;
  private final Seats previews = new Seats(PREVIEWS_MAX, "previews");

  public DraftDesk(EngineLoop loop) {
    this.loop = loop;
  }

  /** A text and what it is checked against. */
  private record Desk(Bench bench, String text) {}

  private Desk desk(String id, String text) {
    Bench bench = loop.ask(engine -> Bench.of(id, engine.state()));
    return new Desk(bench, text == null ? bench.draft(id) : text);
  }

  @Override
  public List<Problem> check(String id, String text) {
    Desk desk = desk(id, text);
    return desk.bench().check(id, desk.text());
  }

  @Override
  public Compiled compile(String id, String text) {
    Desk desk = desk(id, text);
    List<Problem> problems = desk.bench().check(id, desk.text());
    boolean broken = Bench.hasErrors(problems);
    return new Compiled(broken ? null : desk.bench().compile(desk.text()).drl(), problems);
  }

  @Override
  public SeriesPort.Version version(String id, int number) {
    return SeriesDesk.version(
        loop.ask(engine -> SeriesDesk.version(SeriesDesk.known(engine.state(), id), number)));
  }

  @Override
  public List<Line> compare(String id, int from, int to, Form form) {
    Bench bench =
        loop.ask(engine -> Bench.of(SeriesDesk.known(engine.state(), id).id(), engine.state()));
    return Comparison.of(text(bench, from, form), text(bench, to, form));
  }

  private static String text(Bench bench, int number, Form form) {
    if (number == 0) {
      String draft = bench.draft(bench.series().id());
      if (form == Form.YAML) {
        return draft;
      }
      bench.checkForGoingLive(bench.series().id(), draft);
      return bench.compile(draft).drl();
    }
    SeriesState.Version version = SeriesDesk.version(bench.series(), number);
    return form == Form.YAML ? version.text() : version.drl();
  }

  @Override
  public Preview preview(String id, String text) {
    Desk desk = desk(id, text);
    desk.bench().checkForGoingLive(id, desk.text());
    return previews.take(
        () -> {
          StateCopy copy = loop.submit(engine -> engine.state().copy());
          return Rehearsal.of(copy, id, desk.text());
        });
  }
}
