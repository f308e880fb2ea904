package io.goalpost.service.ports;

import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.ExportPort;
import io.goalpost.service.export.Exporter;
import io.goalpost.service.loop.EngineLoop;
import io.goalpost.service.store.StoreFailedException;
import io.goalpost.service.trial.Seats;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exports beside the engine, from what is stored; the log tells how far. Thread-safe. */
public final class Exports implements ExportPort {

  /** The most that are made at once: each reads the journal, and waits on the disk. */
  public static final int AT_ONCE_MAX = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
  private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final EngineLoop loop;
  private final Exporter exporter;
  private final Seats seats = new Seats(AT_ONCE_MAX, "exports", RETRY_AFTER);

  public Exports(EngineLoop loop, Exporter exporter) {
    this.loop = loop;
    this.exporter = exporter;
  }

  @Override
  public Extent export(String series, Instant from, Instant to, Rows rows) {
    return seats.take(() -> make(series, from, to, rows));
  }

  private Extent make(String series, Instant from, Instant to, Rows rows) {
    try {
      long last = loop.position();
      return exporter.export(series, from, to, last, rows, progress(series, last));
    } catch (StoreFailedException away) {
      throw BusyException.unavailable(RETRY_AFTER, "the store cannot be reached");
    }
  }

  private static LongConsumer progress(String series, long last) {
    long[] told = {System.nanoTime()};
    return records -> {
      long now = System.nanoTime();
      if (now - told[0] >= TELL_NANOS) {
        told[0] = now;
        LOG.info("export of {}: {} of {} records", series, records, last);
      }
    };
  }
}
