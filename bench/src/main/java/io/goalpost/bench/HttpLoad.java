package io.goalpost.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Posts the stream over several connections. Each connection has users of its own, so that what
 * fires does not depend on which of them is faster. Requests are made before the clock runs.
 */
final class HttpLoad implements AutoCloseable {

  private static final long LATENCY_MAX_MICROS = TimeUnit.MINUTES.toMicros(1);

  private final Workload load;
  private final List<Sender> senders = new ArrayList<>();
  private final ExecutorService threads;

  /** What came of a run: latencies in microseconds. */
  record Result(int diffs, double seconds, Histogram latency) {
    double rate() {
      return diffs / seconds;
    }
  }

  /** One connection and its share of the stream. */
  private static final class Sender {
    final Connection connection;
    final Workload.Stream stream;
    final int number;
    final int of;
    final List<Workload.Change> sent = new ArrayList<>();
    final List<byte[]> answers = new ArrayList<>();

    Sender(Connection connection, Workload.Stream stream, int number, int of) {
      this.connection = connection;
      this.stream = stream;
      this.number = number;
      this.of = of;
    }

    /** The next of the stream, of a user who is this sender's. */
    Workload.Change next() {
      Workload.Change change = stream.next();
      int user = change.user() / of * of + number;
      return new Workload.Change(user, change.value());
    }

    List<byte[]> requests(int count, int batch) {
      List<byte[]> requests = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        List<Workload.Change> changes = IntStream.range(0, batch).mapToObj(j -> next()).toList();
        sent.addAll(changes);
        requests.add(
            connection.diffs(
                changes.stream().map(Workload.Change::json).collect(Collectors.joining(","))));
      }
      return requests;
    }
  }

  /**
   * @param load whose users are a multiple of the connections
   */
  HttpLoad(URI server, Workload load, int connections) throws IOException {
    this.load = load;
    for (int i = 0; i < connections; i++) {
      senders.add(new Sender(new Connection(server), load.stream(1_000 + i), i, connections));
    }
    threads = Executors.newFixedThreadPool(connections);
  }

  /** Publishes the series and makes the users. */
  void prepare() throws IOException {
    Connection connection = senders.get(0).connection;
    for (int i = 0; i < load.series(); i++) {
      String path = "/v1/series/" + Workload.seriesId(i);
      connection.send(connection.request("PUT", path, "application/yaml", Workload.seriesText(i)));
      connection.send(connection.request("POST", path + "/publish", "application/json", "{}"));
    }
    int batch = 1_000;
    for (int from = 0; from < load.users(); from += batch) {
      connection.send(
          connection.diffs(
              IntStream.range(from, Math.min(load.users(), from + batch))
                  .mapToObj(Workload::userJson)
                  .collect(Collectors.joining(","))));
    }
  }

  /** As fast as it goes: each connection posts again as soon as it is answered. */
  Result closed(int requests, int batch) throws IOException {
    return run(requests, batch, 0);
  }

  /**
   * At a given rate: requests leave when they are due, and what is late counts from when it was.
   *
   * @param rate of diffs in a second
   */
  Result open(int requests, int batch, double rate) throws IOException {
    return run(requests, batch, (long) (1e9 * batch * senders.size() / rate));
  }

  private Result run(int requests, int batch, long nanosBetween) throws IOException {
    int each = Math.max(1, requests / senders.size());
    List<List<byte[]>> prepared =
        senders.stream().map(sender -> sender.requests(each, batch)).toList();
    long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
    List<Callable<Histogram>> runs = new ArrayList<>();
    for (int i = 0; i < senders.size(); i++) {
      Sender sender = senders.get(i);
      List<byte[]> mine = prepared.get(i);
      long first = begin + nanosBetween * i / senders.size();
      runs.add(() -> post(sender, mine, first, nanosBetween));
    }
    Histogram all = histogram();
    try {
      for (Future<Histogram> done : threads.invokeAll(runs)) {
        all.add(done.get());
      }
    } catch (InterruptedException | ExecutionException failed) {
      throw new IOException(failed);
    }
    return new Result(each * senders.size() * batch, (System.nanoTime() - begin) / 1e9, all);
  }

  private static Histogram post(Sender sender, List<byte[]> requests, long first, long nanosBetween)
      throws IOException {
    Histogram latency = histogram();
    long due = first;
    for (byte[] request : requests) {
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      long begun = nanosBetween == 0 ? System.nanoTime() : due;
      sender.answers.add(sender.connection.send(request));
      long micros = (System.nanoTime() - begun) / 1_000;
      latency.recordValue(Math.min(LATENCY_MAX_MICROS, micros));
      due += nanosBetween;
    }
    return latency;
  }

  private static Histogram histogram() {
    return new Histogram(LATENCY_MAX_MICROS, 3);
  }

  /** All that was sent, connection by connection, in the order of each. */
  List<Workload.Change> sent() {
    return senders.stream().flatMap(sender -> sender.sent.stream()).toList();
  }

  /** All that fired, connection by connection, in the order of each. */
  List<String> fired() {
    List<String> lines = new ArrayList<>();
    for (Sender sender : senders) {
      sender.answers.forEach(answer -> lines(new String(answer, UTF_8), lines));
    }
    return lines;
  }

  /** The firings' lines, without what comes after kind, series and user. */
  private static void lines(String answer, List<String> lines) {
    String begin = "\"line\":\"";
    for (int at = answer.indexOf(begin); at >= 0; at = answer.indexOf(begin, at + 1)) {
      int from = at + begin.length();
      String[] words = answer.substring(from, answer.indexOf('"', from)).split(" ", 4);
      lines.add(Fired.line(words[0], words[1], words[2]));
    }
  }

  @Override
  public void close() throws IOException {
    threads.shutdown();
    for (Sender sender : senders) {
      sender.connection.close();
    }
  }
}
