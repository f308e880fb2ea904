package io.goalpost.service;

import io.goalpost.model.fact.Mask;
import io.goalpost.model.port.BacktestPort;
import io.goalpost.model.port.ClockPort;
import io.goalpost.model.port.DiffPort;
import io.goalpost.model.port.DraftPort;
import io.goalpost.model.port.DryRunPort;
import io.goalpost.model.port.ExplainPort;
import io.goalpost.model.port.ExportPort;
import io.goalpost.model.port.FactsPort;
import io.goalpost.model.port.FiguresPort;
import io.goalpost.model.port.FiringPort;
import io.goalpost.model.port.InboxPort;
import io.goalpost.model.port.JournalPort;
import io.goalpost.model.port.PeoplePort;
import io.goalpost.model.port.RulesFilePort;
import io.goalpost.model.port.ScenarioPort;
import io.goalpost.model.port.SeriesPort;
import io.goalpost.model.port.VocabularyPort;
import io.goalpost.service.checkpoint.CheckpointStore;
import io.goalpost.service.checkpoint.JdbiCheckpointStore;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.explain.Explainer;
import io.goalpost.service.export.Exporter;
import io.goalpost.service.figures.Figures;
import io.goalpost.service.figures.People;
import io.goalpost.service.figures.PeopleActions;
import io.goalpost.service.figures.Rolls;
import io.goalpost.service.journal.ChainWalk;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.NotedJournal;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.loop.Checkpointer;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.EngineLoop;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.ports.BacktestDesk;
import io.goalpost.service.ports.Clocks;
import io.goalpost.service.ports.Diffs;
import io.goalpost.service.ports.DraftDesk;
import io.goalpost.service.ports.DryRunDesk;
import io.goalpost.service.ports.Explanations;
import io.goalpost.service.ports.Exports;
import io.goalpost.service.ports.Facts;
import io.goalpost.service.ports.Firings;
import io.goalpost.service.ports.Inboxes;
import io.goalpost.service.ports.JournalCheck;
import io.goalpost.service.ports.JournalReader;
import io.goalpost.service.ports.RulesFileDesk;
import io.goalpost.service.ports.SeriesDesk;
import io.goalpost.service.ports.Vocabularies;
import io.goalpost.service.privacy.MaskedDiffs;
import io.goalpost.service.privacy.MaskedDryRuns;
import io.goalpost.service.privacy.MaskedFacts;
import io.goalpost.service.privacy.MaskedFirings;
import io.goalpost.service.privacy.MaskedVocabulary;
import io.goalpost.service.privacy.Masking;
import io.goalpost.service.projection.FiringIndex;
import io.goalpost.service.projection.Projector;
import io.goalpost.service.projection.PrunedFirings;
import io.goalpost.service.recovery.Recovery;
import io.goalpost.service.scenario.ScenarioDesk;
import io.goalpost.service.store.Store;
import java.time.ZoneId;
import java.util.UUID;

/**
 * The whole engine on one store, wired in the order of the pipeline: journal, recovery, loop,
 * ports. The same for the server, the commands and the tests. Thread-safe.
 */
public final class Goalpost implements AutoCloseable {

  private final EngineLoop loop;
  private final FiringIndex index;
  private final Projector projector;
  private final DiffPort diffs;
  private final SeriesDesk series;
  private final FactsPort facts;
  private final InboxPort inboxes;
  private final FiguresPort figures;
  private final PeoplePort people;
  private final ExportPort exports;
  private final FiringPort firings;
  private final ClockPort clocks;
  private final JournalPort check;
  private final DraftPort drafts;
  private final RulesFileDesk rulesFiles;
  private final DryRunPort dryRuns;
  private final BacktestDesk backtests;
  private final VocabularyPort vocabulary;
  private final ScenarioDesk scenarios;
  private final ExplainPort explanations;

  private Goalpost(
      Store store, EngineClock clock, ZoneId zone, Limits limits, Mask mask, FiringIndex index) {
    this.index = index;
    Masking masking = new Masking(mask);
    JournalCodec codec = new JournalCodec();
    SegmentChain chain = new SegmentChain(codec);
    JournalStore journal = NotedJournal.on(store);
    CheckpointStore checkpoints = new JdbiCheckpointStore(store);
    Recovery recovery = new Recovery(checkpoints, journal, chain, limits.state());
    Checkpointer checkpointer = new Checkpointer(checkpoints, limits);
    loop =
        new EngineLoop(
            () -> new Engine(recovery.recover()), journal, chain, clock, limits, checkpointer);
    JournalReader reader = new JournalReader(journal, chain);
    diffs = new MaskedDiffs(new Diffs(loop, reader), masking);
    series = new SeriesDesk(loop);
    facts = new MaskedFacts(new Facts(loop), masking);
    inboxes = new Inboxes(loop); // shows what authors wrote, and no value of a user's
    PrunedFirings pruned = new PrunedFirings(store);
    projector =
        new Projector(
            journal, chain, index, pruned, loop::position, clock::now, limits.firingsFor());
    Rolls rolls = new Rolls(loop, projector, index);
    figures = new Figures(rolls, clock::now, () -> loop.ask(engine -> engine.state().zone()));
    people = new People(rolls, new PeopleActions(diffs));
    exports = new Exports(loop, new Exporter(journal, codec, mask));
    firings = new MaskedFirings(new Firings(loop, reader, projector, index), masking);
    backtests = new BacktestDesk(loop, journal, codec, () -> UUID.randomUUID().toString());
    clocks =
        new Clocks(
            loop,
            clock,
            () -> {
              backtests.forget();
              checkpoints.clear();
              journal.clear();
              pruned.clear();
              projector.clear();
            });
    check = new JournalCheck(new ChainWalk(journal, chain, loop::position));
    drafts = new DraftDesk(loop);
    dryRuns = new MaskedDryRuns(new DryRunDesk(loop), masking);
    vocabulary = new MaskedVocabulary(new Vocabularies(loop), mask);
    rulesFiles = new RulesFileDesk(loop);
    scenarios = new ScenarioDesk(series::draftOrLive, rulesFiles::kept);
    explanations = new Explanations(loop, new Explainer(journal, codec, mask), clock::now);
    loop.start();
    projector.start();
    if (zone != null) {
      loop.submit(engine -> engine.state().zone().equals(zone) ? null : engine.setZone(zone));
    }
  }

  /**
   * Recovers what is stored and begins to serve.
   *
   * @param zone the workspace's, or null to keep the one that is stored; UTC at first
   */
  public static Goalpost open(Store store, EngineClock clock, ZoneId zone, Limits limits) {
    return open(store, clock, zone, limits, Mask.NONE, FiringIndex.beside(store));
  }

  /**
   * The same, where values of some names are hidden from whoever asks.
   *
   * @param mask those names; rules decide by the true values, and the journal keeps them
   * @param index of firings; closed with what is opened here, also where it cannot be opened
   */
  public static Goalpost open(
      Store store, EngineClock clock, ZoneId zone, Limits limits, Mask mask, FiringIndex index) {
    boolean opened = false;
    try {
      Goalpost goalpost = new Goalpost(store, clock, zone, limits, mask, index);
      opened = true;
      return goalpost;
    } finally {
      if (!opened) {
        index.close();
      }
    }
  }

  public DiffPort diffs() {
    return diffs;
  }

  public SeriesPort series() {
    return series;
  }

  public FactsPort facts() {
    return facts;
  }

  public InboxPort inboxes() {
    return inboxes;
  }

  public FiguresPort figures() {
    return figures;
  }

  public PeoplePort people() {
    return people;
  }

  public ExportPort exports() {
    return exports;
  }

  public FiringPort firings() {
    return firings;
  }

  public ClockPort clocks() {
    return clocks;
  }

  public JournalPort journal() {
    return check;
  }

  public DraftPort drafts() {
    return drafts;
  }

  public RulesFilePort rulesFiles() {
    return rulesFiles;
  }

  public DryRunPort dryRuns() {
    return dryRuns;
  }

  public BacktestPort backtests() {
    return backtests;
  }

  public VocabularyPort vocabulary() {
    return vocabulary;
  }

  public ScenarioPort scenarios() {
    return scenarios;
  }

  public ExplainPort explanations() {
    return explanations;
  }

  /** The engine's thread, for metrics and health. */
  public EngineLoop loop() {
    return loop;
  }

  /** What follows the journal, for metrics. */
  public Projector projector() {
    return projector;
  }

  /** Answers what waits, writes a checkpoint and stops. The store stays open. */
  @Override
  public void close() {
    scenarios.close();
    backtests.close();
    loop.close();
    projector.close();
    index.close();
  }
}
