package io.goalpost.service.loop;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.ConflictException;
import io.goalpost.model.port.SeriesPort;
import io.goalpost.service.checkpoint.CheckpointStore;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.ports.Clocks;
import io.goalpost.service.ports.Diffs;
import io.goalpost.service.ports.JournalReader;
import io.goalpost.service.ports.SeriesDesk;
import io.goalpost.service.state.StateBounds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Some of everything that happens to an engine, a commit each, on a clock moved by hand: whoever
 * does not get an answer does the same again.
 */
final class Workload {

  static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final Limits LIMITS =
      new Limits(64, 1_000, 6, Duration.ofSeconds(20), StateBounds.DEFAULT);
  private static final int TRIES_MAX = 20;
  private static final String SERIES =
      """
      series: s
      title: S
      enroll: existing
      reentry: rematch
      blocks:
        - id: a
          rule: {attribute: plan, is: free}
          next: mail
        - id: mail
          content: {channel: email, subject: Hello}
          next: mark
        - id: mark
          tag: {add: mailed}
          next: w
        - id: w
          wait: {for: PT%dH}
          next: again
        - id: again
          rule: {event: bought, since: entry}
          for: P1D
          next: {matched: thanks}
        - id: thanks
          content: {channel: webhook, subject: Thanks}
      goal: {when: {attribute: plan, is: pro}, within: P7D, attribution: {after: sent, within: P7D}}
      exit: {when: {tag: gone}}
      """;

  private final JournalStore journal;
  private final CheckpointStore checkpoints;
  private final SegmentChain chain = new SegmentChain(new JournalCodec());
  private EngineLoop loop;
  private Diffs diffs;
  private Clocks clocks;
  private SeriesDesk series;

  Workload(JournalStore journal, CheckpointStore checkpoints) {
    this.journal = journal;
    this.checkpoints = checkpoints;
  }

  /** Does all of it; where the engine ends in the middle, another begins on what is stored. */
  void run() {
    begin();
    List<Runnable> steps = steps();
    for (int i = 0; i < steps.size(); i++) {
      Instant at = START.plus(Duration.ofHours(i));
      Runnable step = steps.get(i);
      insist(() -> at(at, step));
    }
    loop.close();
  }

  private void begin() {
    EngineClock clock = EngineClock.manual(START);
    loop = Loops.on(journal, chain, checkpoints, clock, LIMITS);
    diffs = new Diffs(loop, new JournalReader(journal, chain));
    clocks = new Clocks(loop, clock, journal::clear);
    series = new SeriesDesk(loop);
    loop.start();
  }

  /** Before what is due at an instant, the step; then what is due. */
  private void at(Instant at, Runnable step) {
    clocks.move(at, false);
    step.run();
    clocks.move(at, true);
  }

  private void insist(Runnable step) {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      try {
        step.run();
        return;
      } catch (BusyException unanswered) {
        if (loop.failure() != null) {
          loop.close();
          begin();
        }
      }
    }
    throw new IllegalStateException("no answer after " + TRIES_MAX + " tries");
  }

  private List<Runnable> steps() {
    List<Runnable> steps = new ArrayList<>();
    steps.add(() -> draft(3));
    steps.add(() -> publish(1));
    steps.add(() -> post("1", "ann", "set", Map.of("plan", "free", "email", "a@example.com")));
    steps.add(() -> post("2", "bob", "set", Map.of("plan", "free")));
    steps.add(() -> post("3", "ann", "event", "bought"));
    steps.add(() -> post("4", "ann", "tag", "vip"));
    steps.add(() -> draft(1));
    steps.add(() -> publish(2));
    steps.add(() -> post("5", "cid", "set", Map.of("plan", "free", "email", "c@example.com")));
    steps.add(() -> twice(() -> series.pause("s")));
    steps.add(() -> post("6", "dan", "set", Map.of("plan", "free", "email", "d@example.com")));
    steps.add(() -> post("7", "ann", "set", Map.of("plan", "pro")));
    steps.add(() -> twice(() -> series.resume("s")));
    steps.add(() -> post("8", "cid", "event", "bought"));
    steps.add(() -> post("9", "dan", "tag", "gone"));
    for (int i = 0; i < 24; i += 8) {
      steps.add(() -> post("end", "eve", "set", Map.of("plan", "free")));
    }
    return steps;
  }

  private void post(String id, String user, String field, Object value) {
    diffs.post(DiffReader.readAll(List.of(Map.of("id", id, "user", user, field, value))));
  }

  private void draft(int hours) {
    String text = SERIES.formatted(hours);
    boolean there = series.list().stream().map(SeriesPort.View::draft).anyMatch(text::equals);
    if (!there) {
      series.saveDraft("s", text);
    }
  }

  private void publish(int version) {
    if (series.find("s").version() < version) {
      series.publish("s", "the author", null);
    }
  }

  /** Who hears that it is so already, did it before without an answer. */
  private static void twice(Runnable step) {
    try {
      step.run();
    } catch (ConflictException already) {
      // it was done
    }
  }

  /** The journal's records as they are written. */
  String journal() {
    StringBuilder text = new StringBuilder();
    journal.forEachFrom(
        1,
        chain.unbroken(
            segment -> text.append(new String(segment.bytes(), StandardCharsets.UTF_8))));
    return text.toString();
  }
}
