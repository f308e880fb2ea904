package io.goalpost.bench;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.rules.drl.SeriesCompiler;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.state.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Single pieces, by JMH: {@code make bench-pieces}. Each figure is of 500 diffs, or of one series.
 */
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Pieces {

  private static final int BATCH = 500;

  private final Workload load = new Workload(100, 10_000);
  private final JournalCodec codec = new JournalCodec();
  private Engine engine;
  private Workload.Stream stream;
  private List<Object> plain;
  private List<JournalRecord> records;

  /** Makes an engine with its series and users, and the records of one batch. */
  @Setup
  public void prepare() {
    engine = new Engine(new State());
    engine.moveTo(Workload.START);
    for (int i = 0; i < load.series(); i++) {
      engine.publish(Workload.seriesId(i), Workload.seriesText(i), "bench", null);
    }
    for (int i = 0; i < load.users(); i++) {
      engine.accept(Workload.user(i), 0);
    }
    engine.committed();
    stream = load.stream(6);
    plain = new ArrayList<>();
    stream.next(BATCH).forEach(change -> plain.add(change.plain()));
    read().forEach(diff -> engine.accept(diff, 0));
    records = engine.handOver();
    engine.committed();
  }

  /** What a batch of plain maps is read into. */
  @Benchmark
  public List<Diff> read() {
    return DiffReader.readAll(plain);
  }

  /** What the engine does with the diffs that come next. */
  @Benchmark
  public List<JournalRecord> decide() {
    stream.next(BATCH).forEach(change -> engine.accept(change.diff(), 0));
    List<JournalRecord> made = engine.handOver();
    engine.committed();
    engine.takeChanges();
    return made;
  }

  /** The bytes of a batch's records. */
  @Benchmark
  public byte[] encode() {
    return codec.encode(records);
  }

  /** The rules of a series, from its text. */
  @Benchmark
  public String write() {
    return SeriesCompiler.compile(SeriesParser.parse(Workload.seriesText(1)).series(), 1).drl();
  }

  /** Ends the engine. */
  @TearDown
  public void close() {
    engine.close();
  }
}
