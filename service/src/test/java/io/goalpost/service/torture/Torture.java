package io.goalpost.service.torture;

import io.goalpost.service.endtoend.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts a real server, sends to it from several connections, ends it with {@code kill -9} at a
 * random moment, looks at what it left, and does it again.
 */
final class Torture {

  private static final int SENDERS = 4;
  private static final int VIEWS = 6;
  private static final int REQUEST_DIFFS = 5_000;
  private static final int LOAD_MILLIS_MAX = 2_500;
  private static final int STARTUP_MILLIS_MAX = 4_000;
  private static final int STOP_MILLIS_MAX = 400;
  private static final Duration UNDER_WAY_MAX = Duration.ofSeconds(30);

  /** The moment in which a server is ended. */
  private enum Moment {
    LOAD,
    START,
    STOP
  }

  private final Plan plan;
  private final Random random;
  private final InstantSource clock;
  private final Acknowledged acknowledged = new Acknowledged();
  private final Load load;
  private final Examination examination;
  private final Map<Moment, Integer> kills = new HashMap<>();
  private Duration longestStart = Duration.ZERO;

  Torture(Plan plan, InstantSource clock) {
    this.plan = plan;
    this.clock = clock;
    random = new Random(plan.seed());
    load = new Load(acknowledged, clock);
    examination = new Examination(plan, acknowledged);
  }

  /**
   * Runs all rounds.
   *
   * @return one line that sums it up
   * @throws AssertionError at the first round that lost, doubled or invented something
   */
  String run() throws IOException, InterruptedException {
    for (int round = 1; round <= plan.rounds(); round++) {
      round(round);
      boolean told = round == plan.rounds() || round % 25 == 0;
      examination.examine(round, told);
      if (told && round < plan.rounds()) {
        System.out.println("so far: " + summary(round));
      }
    }
    settle();
    examination.examine(plan.rounds() + 1, true);
    examination.nothingWaits();
    return "torture: " + summary(plan.rounds());
  }

  /** The series, and who is there before the first diff of the load. */
  private void prepare(ServerProcess server) throws IOException {
    Author.begin(server);
    load.post(server, Load.joins());
    List<Map<String, Object>> crowd = new ArrayList<>();
    for (int i = 0; i < plan.users(); i++) {
      String id = "crowd-" + i;
      crowd.add(Map.of("id", id, "user", id, "set", Map.of("plan", "basic", "number", i)));
      if (crowd.size() == REQUEST_DIFFS || i == plan.users() - 1) {
        load.post(server, crowd);
        crowd = new ArrayList<>();
      }
    }
  }

  private ServerProcess launch() throws IOException {
    return ServerProcess.launch(
        Map.of(
            "GOALPOST_DB_URL", plan.url(),
            "GOALPOST_DB_USER", plan.user(),
            "GOALPOST_DB_PASSWORD", plan.password(),
            "GOALPOST_CHECKPOINT_RECORDS", "600",
            "GOALPOST_COMMIT_RECORDS", "500",
            "GOALPOST_SHUTDOWN_GRACE", "2s",
            "GOALPOST_LOG_LEVEL", "WARN"));
  }

  private ServerProcess start() throws IOException {
    long began = System.nanoTime();
    ServerProcess server = launch();
    server.awaitListening();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    longestStart = took.compareTo(longestStart) > 0 ? took : longestStart;
    return server;
  }

  private void round(int round) throws IOException, InterruptedException {
    acknowledged.beginRound();
    int dice = random.nextInt(10);
    boolean first = round == 1;
    Moment moment = dice == 0 && !first ? Moment.START : dice == 1 ? Moment.STOP : Moment.LOAD;
    kills.merge(moment, 1, Integer::sum);
    if (moment == Moment.START) {
      try (ServerProcess server = launch()) {
        server.runsFor(Duration.ofMillis(random.nextInt(STARTUP_MILLIS_MAX)));
      }
      return;
    }
    try (ServerProcess server = start()) {
      if (first) {
        prepare(server);
      }
      examination.look(server, random, VIEWS);
      List<Thread> senders = senders(server, round);
      boolean runs = server.runsFor(Duration.ofMillis(random.nextInt(LOAD_MILLIS_MAX)));
      if (!runs) {
        throw new AssertionError("the server ended by itself in round " + round);
      }
      if (moment == Moment.STOP) {
        server.askToEnd();
        server.runsFor(Duration.ofMillis(random.nextInt(STOP_MILLIS_MAX)));
      }
      server.kill();
      for (Thread sender : senders) {
        sender.join();
      }
    }
  }

  /** Begins to send; returns when the first requests are answered. */
  private List<Thread> senders(ServerProcess server, int round) throws InterruptedException {
    CountDownLatch underWay = new CountDownLatch(SENDERS);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      String name = round + "-" + i;
      Random own = new Random(plan.seed() + 31L * round + i);
      threads.add(new Thread(() -> load.send(server, name, own, underWay), "sender " + name));
    }
    Random authors = new Random(plan.seed() - round);
    threads.add(new Thread(() -> author(server, authors), "author"));
    threads.forEach(Thread::start);
    if (!underWay.await(UNDER_WAY_MAX.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("nothing was answered in round " + round);
    }
    return threads;
  }

  private static void author(ServerProcess server, Random random) {
    try {
      while (server.runsFor(Duration.ofMillis(random.nextInt(300)))) {
        Author.act(server, random);
      }
    } catch (IOException gone) {
      // the round is over
    }
  }

  /** What was never answered is sent again, and what waits comes due. */
  private void settle() throws IOException {
    acknowledged.beginRound();
    try (ServerProcess server = start()) {
      examination.look(server, random, VIEWS);
      load.settle(server);
      Author.resumeAll(server);
      examination.awaitNothingWaits(server, clock);
      int status = server.terminate();
      if (status != 0 && status != 143) {
        throw new AssertionError("a server that was asked to end, ended with " + status);
      }
    }
  }

  private String summary(int rounds) {
    return String.format(
        "%d rounds, %d kills (%d at start, %d at stop), %s, longest start-up %.1f s, seed %d",
        rounds,
        kills.values().stream().mapToInt(Integer::intValue).sum(),
        kills.getOrDefault(Moment.START, 0),
        kills.getOrDefault(Moment.STOP, 0),
        examination.summary(),
        longestStart.toMillis() / 1000.0,
        plan.seed());
  }
}
