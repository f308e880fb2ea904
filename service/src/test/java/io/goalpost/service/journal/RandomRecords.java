package io.goalpost.service.journal;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.Interaction;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.EntrySnapshot;
import io.goalpost.model.fact.Value;
import io.goalpost.model.journal.FanOutReached;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.model.journal.Movement;
import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.RuleSource;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Records, and parts of them, of every shape there is; the same seed gives the same ones. */
public final class RandomRecords {

  private static final String[] TEXTS = {
    "",
    "plan",
    "Größe",
    "名前",
    "🎯 goal",
    "\ud83c",
    "a\nb\t\"c\"\\",
    "\u0000\u001f\u007f",
    "x y/z@1",
    "2026-01-05",
    "2026-01-05T09:00:00Z",
    "2026-01-05T10:00:00.5+01:00",
    "1",
    "true",
    "null",
    "\u2028",
  };
  private static final String[] NUMBERS = {
    "0",
    "-0",
    "10",
    "10.0",
    "1.50",
    "1E+3",
    "1e-30",
    "-7",
    "9007199254740993",
    "0.1",
    "123456789012345678901234567890.123456789",
  };

  private final Random random;

  public RandomRecords(long seed) {
    this.random = new Random(seed);
  }

  /** Records with dense positions. */
  public List<JournalRecord> records(long first, int count) {
    List<JournalRecord> records = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      records.add(record(first + i));
    }
    return records;
  }

  public JournalRecord record(long position) {
    Instant at = instant();
    return switch (random.nextInt(22)) {
      case 21 ->
          new FanOutReached(
              position,
              at,
              number(),
              one(FanOutReached.Step.values()),
              number(),
              orNull(text()),
              orNull(text()));
      case 20 -> new Input.RulesFileSaved(position, at, text(), text(), orNull(text()));
      case 0, 1, 2 -> new Input.DiffAccepted(position, at, diff(), random.nextInt(3));
      case 3 -> new Input.DiffRejected(position, at, text(), list(this::fault));
      case 4 -> new Input.TimeTurned(position, at);
      case 5 -> new Input.TimerFired(position, at, number(), text());
      case 6 -> new Input.DraftSaved(position, at, text(), text());
      case 7 ->
          new Input.SeriesPublished(
              position,
              at,
              text(),
              random.nextInt(),
              text(),
              orNull(text()),
              orNull(text()),
              orNull(text()),
              list(this::rule));
      case 8 -> new Input.SeriesPaused(position, at, text());
      case 9 -> new Input.SeriesResumed(position, at, text());
      case 10 -> new Input.SeriesArchived(position, at, text());
      case 11 -> new Input.ExitOrdered(position, at, text(), text(), text(), orNull(text()));
      case 12 -> new Input.SegmentSaved(position, at, text(), text());
      case 13 -> new Input.ZoneSet(position, at, "Europe/Vienna");
      case 14 -> movement(position, at);
      default -> firing(position, at);
    };
  }

  private AuthoredRule rule() {
    return new AuthoredRule(
        one(AuthoredRule.Decision.values()),
        orNull(text()),
        orNull(text()),
        one(
            new Condition.Tag("a\"b"),
            new Condition.Not(new Condition.InSegment("s")),
            new Condition.Any(List.of(new Condition.Tag("a"), new Condition.CompanyTag("b")))),
        new RuleSource("rules.drl", orNull("Sheet 1"), 1 + random.nextInt(500)));
  }

  private Movement movement(long position, Instant at) {
    return switch (random.nextInt(6)) {
      case 0 ->
          new Movement.Reached(
              position, at, number(), text(), orNull(instant()), orNull(instant()), values());
      case 1 ->
          new Movement.Rescheduled(
              position, at, number(), text(), orNull(instant()), orNull(instant()));
      case 2 -> new Movement.Passed(position, at, number(), text());
      case 4 -> new Movement.BaselinesTaken(position, at, number(), text(), values());
      case 3 -> new Movement.PathFinished(position, at, number());
      default -> new Movement.EntryEnded(position, at, number(), one(Entry.Status.values()));
    };
  }

  private Firing firing(long position, Instant at) {
    return new Firing(
        position,
        at,
        one(Firing.Kind.values()),
        number(),
        orNull(text()),
        text(),
        random.nextInt(100),
        orNull(text()),
        orNull(text()),
        number(),
        orNull(text()),
        orNull(text()),
        number(),
        values(),
        list(this::text),
        orNull(snapshot()),
        orNull(value()),
        values());
  }

  public EntrySnapshot snapshot() {
    return new EntrySnapshot(random.nextInt(9), orNull(text()), values(), values());
  }

  private Diff diff() {
    boolean ofCompany = random.nextBoolean();
    return new Diff(
        orNull(text()),
        ofCompany ? null : text(),
        ofCompany ? text() : null,
        values(),
        list(this::text),
        orNull(text()),
        values(),
        list(this::text),
        list(this::text),
        list(this::text),
        list(this::text),
        random.nextBoolean(),
        orNull(interaction()),
        orNull(instant()));
  }

  private Interaction interaction() {
    return new Interaction(
        orNull(text()),
        orNull(text()),
        random.nextInt(3),
        one(Interaction.Kind.values()),
        orNull(text()));
  }

  private Fault fault() {
    return new Fault(random.nextInt(4) - 1, text(), text());
  }

  public Value value() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> Value.of(text());
      case 2 -> Value.of(new BigDecimal(one(NUMBERS)));
      case 3 -> Value.of(new BigDecimal(new BigInteger(80, random), random.nextInt(40) - 20));
      case 4 -> Value.of(random.nextBoolean());
      default -> Value.of(List.of(text(), random.nextInt(), random.nextBoolean(), 1.5));
    };
  }

  public Map<String, Value> values() {
    Map<String, Value> values = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.put(text(), value());
    }
    return values;
  }

  public String text() {
    return random.nextInt(3) == 0 ? one(TEXTS) : "t" + random.nextInt(1_000);
  }

  public long number() {
    return random.nextInt(4) == 0 ? 0 : random.nextLong();
  }

  /** Whole seconds, fractions, before 1970 and after the year 9999. */
  public Instant instant() {
    return switch (random.nextInt(4)) {
      case 0 -> Instant.ofEpochSecond(1_767_603_600L + random.nextInt(1_000_000));
      case 1 -> Instant.ofEpochMilli(1_767_603_600_000L + random.nextInt());
      case 2 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
      default -> Instant.ofEpochSecond(random.nextLong() >> 12, random.nextInt(1_000) * 1_000L);
    };
  }

  public <T> List<T> list(Supplier<T> element) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      list.add(element.get());
    }
    return list;
  }

  public boolean flag() {
    return random.nextBoolean();
  }

  public <T> T orNull(T value) {
    return random.nextBoolean() ? value : null;
  }

  @SafeVarargs
  public final <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
