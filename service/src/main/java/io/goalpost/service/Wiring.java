package io.goalpost.service;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.goalpost.resources.Resources;
import io.goalpost.service.backup.Backup;
import io.goalpost.service.backup.BackupTask;
import io.goalpost.service.checkpoint.CheckpointMark;
import io.goalpost.service.checkpoint.JdbiCheckpointStore;
import io.goalpost.service.console.ConsoleFiles;
import io.goalpost.service.console.ConsoleFilter;
import io.goalpost.service.health.EngineHealth;
import io.goalpost.service.health.EngineMetrics;
import io.goalpost.service.health.ProjectionMetrics;
import io.goalpost.service.health.StoreHealth;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.store.Dialect;
import io.goalpost.service.store.Store;
import jakarta.servlet.DispatcherType;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * Puts the server together, in the order of the pipeline: store, clock, engine, resources. The only
 * place that names the wall clock. What is opened here is closed by the environment, last first.
 */
final class Wiring {

  private final GoalpostConfiguration configuration;
  private final Environment environment;

  Wiring(GoalpostConfiguration configuration, Environment environment) {
    this.configuration = configuration;
    this.environment = environment;
  }

  void wire() {
    Store store =
        closedAtTheEnd(
            Store.open(
                configuration.store().dataSource(),
                configuration.store().kept(),
                environment.metrics()));
    Goalpost goalpost =
        closedAtTheEnd(
            Goalpost.open(
                store,
                clock(store),
                zone(store),
                configuration.limits().ofEngine(),
                configuration.privacy().hidden(),
                configuration.store().searchOf(store)));
    Resources.components(ports(goalpost), limits()).forEach(environment.jersey()::register);
    console();
    environment.healthChecks().register("engine", new EngineHealth(goalpost.loop()));
    environment.healthChecks().register("store", new StoreHealth(store));
    environment.metrics().register("engine", new EngineMetrics(goalpost.loop()));
    environment.metrics().register("projection", new ProjectionMetrics(goalpost.projector()));
    if (store.dialect() == Dialect.H2) { // PostgreSQL has programs of its own
      environment.admin().addTask(new BackupTask(backup(store, goalpost)));
    }
  }

  private void console() {
    environment
        .servlets()
        .addFilter("console", new ConsoleFilter(ConsoleFiles.bundled(), nonces()))
        .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
  }

  private static Supplier<String> nonces() {
    SecureRandom random = new SecureRandom();
    return () -> {
      byte[] nonce = new byte[16];
      random.nextBytes(nonce);
      return HexFormat.of().formatHex(nonce);
    };
  }

  private Backup backup(Store store, Goalpost goalpost) {
    return new Backup(
        store,
        Path.of(configuration.store().backups()),
        goalpost.loop()::position,
        InstantSource.system());
  }

  private <T extends AutoCloseable> T closedAtTheEnd(T opened) {
    environment.lifecycle().manage(new AutoCloseableManager(opened));
    return opened;
  }

  /** A manual clock goes on where it stood when the last checkpoint was written. */
  private EngineClock clock(Store store) {
    if (!configuration.clock().isManual()) {
      return EngineClock.system(InstantSource.system());
    }
    Instant start = configuration.clock().start();
    Instant stood = new JdbiCheckpointStore(store).mark().map(CheckpointMark::clock).orElse(start);
    return EngineClock.manual(stood.isAfter(start) ? stood : start);
  }

  /** A reset of a manual clock sets the zone too: it then outlives what is configured. */
  private ZoneId zone(Store store) {
    boolean begun = new JdbiJournalStore(store).head().last() > 0;
    return configuration.clock().isManual() && begun ? null : configuration.clock().workspace();
  }

  private Resources.Limits limits() {
    return new Resources.Limits(
        configuration.limits().bodySizeMax().toBytes(), configuration.writeKeys());
  }

  private static Resources.Ports ports(Goalpost goalpost) {
    return new Resources.Ports(
        goalpost.diffs(),
        goalpost.series(),
        goalpost.facts(),
        goalpost.inboxes(),
        goalpost.firings(),
        goalpost.figures(),
        goalpost.people(),
        goalpost.exports(),
        goalpost.clocks(),
        goalpost.journal(),
        goalpost.explanations(),
        new Resources.Drafting(
            goalpost.drafts(),
            goalpost.rulesFiles(),
            goalpost.dryRuns(),
            goalpost.backtests(),
            goalpost.vocabulary(),
            goalpost.scenarios()));
  }
}
