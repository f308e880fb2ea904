package io.goalpost.service.command;

import com.codahale.metrics.jvm.GarbageCollectorMetricSet;
import com.codahale.metrics.jvm.MemoryUsageGaugeSet;
import com.codahale.metrics.jvm.ThreadStatesGaugeSet;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.JettyManaged;
import io.goalpost.service.GoalpostApplication;
import io.goalpost.service.GoalpostConfiguration;
import io.goalpost.service.journal.BrokenChainException;
import io.goalpost.service.journal.MalformedRecordException;
import io.goalpost.service.store.StoreFailedException;
import io.goalpost.service.store.StoreInUseException;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that answers requests until it is closed, or the process is told to end. Dropwizard's
 * own command would do the same, but tells a port in use by a stack trace. Thread-safe.
 */
public final class RunningServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningServer.class);
  private static final int FAILED = 1;

  private final Server server;

  private RunningServer(Server server) {
    this.server = server;
  }

  /**
   * Opens the store, recovers, and begins to answer.
   *
   * @throws CommandFailedException where it cannot, in one line
   * @throws StoreInUseException where another process has the store
   * @throws StoreFailedException where the store cannot be opened
   */
  public static RunningServer start(GoalpostConfiguration configuration) {
    GoalpostApplication application = new GoalpostApplication();
    Bootstrap<GoalpostConfiguration> bootstrap = new Bootstrap<>(application);
    bootstrap.getMetricRegistry().register("jvm.memory", new MemoryUsageGaugeSet());
    bootstrap.getMetricRegistry().register("jvm.gc", new GarbageCollectorMetricSet());
    bootstrap.getMetricRegistry().register("jvm.threads", new ThreadStatesGaugeSet());
    configuration
        .getLoggingFactory()
        .configure(bootstrap.getMetricRegistry(), application.getName());
    Environment environment =
        new Environment(
            application.getName(),
            bootstrap.getObjectMapper(),
            bootstrap.getValidatorFactory(),
            bootstrap.getMetricRegistry(),
            bootstrap.getClassLoader(),
            bootstrap.getHealthCheckRegistry(),
            configuration);
    Server server = null;
    try {
      configuration.getMetricsFactory().configure(environment.lifecycle(), environment.metrics());
      configuration.getServerFactory().configure(environment);
      application.run(configuration, environment);
      server = configuration.getServerFactory().build(environment);
      answerPlainly(server, environment);
      server.addEventListener(new Farewell());
      server.start();
      return new RunningServer(server);
    } catch (Exception failed) {
      stopAll(server, environment);
      throw failure(failed);
    }
  }

  /** Says that all is stored and closed, also where a signal ended it. */
  private static final class Farewell implements LifeCycle.Listener {
    @Override
    public void lifeCycleStopped(LifeCycle stopped) {
      LOG.info("stopped");
    }
  }

  private static void answerPlainly(Server server, Environment environment) {
    PlainErrors errors = new PlainErrors();
    server.setErrorHandler(errors);
    environment.getApplicationContext().setErrorHandler(errors);
    environment.getAdminContext().setErrorHandler(errors);
  }

  /** What a server that never ran has opened: Jetty stops only what it has started. */
  private static void stopAll(Server server, Environment environment) {
    List<LifeCycle> opened = new ArrayList<>(environment.lifecycle().getManagedObjects());
    Collections.reverse(opened);
    try {
      if (server != null) {
        server.stop();
      }
      for (LifeCycle each : opened) {
        if (each instanceof JettyManaged managed) {
          managed.getManaged().stop();
        }
      }
    } catch (Exception second) {
      LOG.debug("while stopping what did not start", second);
    }
  }

  private static RuntimeException failure(Exception failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreInUseException || cause instanceof StoreFailedException) {
        return (RuntimeException) cause;
      }
      if (cause instanceof BrokenChainException || cause instanceof MalformedRecordException) {
        return new CommandFailedException(FAILED, cause.getMessage(), failed);
      }
      if (cause instanceof BindException || cause instanceof UnresolvedAddressException) {
        return new CommandFailedException(
            FAILED,
            notListening(failed) + "; see GOALPOST_BIND, GOALPOST_PORT and GOALPOST_ADMIN_PORT",
            failed);
      }
    }
    return failed instanceof RuntimeException unexpected
        ? unexpected
        : new IllegalStateException("the server does not start", failed);
  }

  /** Jetty names the address in an outer message, and the reason in the innermost. */
  private static String notListening(Throwable failed) {
    String message = String.valueOf(failed.getMessage()).replaceFirst("^[\\w.]+Exception: ", "");
    Throwable innermost = failed;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    String reason = innermost.getMessage();
    return message + (reason == null || message.contains(reason) ? "" : ": " + reason);
  }

  /** Where requests are answered. */
  public String url() {
    return url("application");
  }

  /** Where health and metrics are. */
  public String adminUrl() {
    return url("admin");
  }

  private String url(String name) {
    for (var connector : server.getConnectors()) {
      if (connector instanceof ServerConnector http && name.equals(http.getName())) {
        return "http://" + host(http.getHost()) + ":" + http.getLocalPort();
      }
    }
    throw new IllegalStateException("no connector " + name);
  }

  private static String host(String bound) {
    if (bound == null || bound.equals("0.0.0.0") || bound.equals("::")) {
      return "127.0.0.1";
    }
    return bound.contains(":") ? "[" + bound + "]" : bound;
  }

  /** From now on it does not stop by itself when the process ends: whoever started it closes it. */
  void closedByItsOwner() {
    server.setStopAtShutdown(false);
  }

  /** Waits until it has stopped. */
  public void join() {
    try {
      server.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers what waits, writes a checkpoint and stops; more than once does no harm. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failure) {
      LOG.warn("the server did not stop as it should", failure);
    }
  }
}
