package io.goalpost.service.command.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Plays users through series over HTTP, hour by hour of a manual clock, and prints what fires. It
 * knows nothing but the server's answers: broken off and begun again it goes on, for what it posts
 * has fixed ids, and what it reacts to stands in the journal.
 */
public final class Demo {

  /** Where the clock begins: a Monday. */
  public static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

  /** Of all that looks like chance. */
  private static final long SEED = 20_260_105;

  private static final int DAYS = 21;
  private static final int HOURS = DAYS * 24;

  private final Api api;
  private final List<Example> series;
  private final PrintStream out;
  private final Agenda agenda = new Agenda();
  private final Audience audience = new Audience(SEED, HOURS);
  private final Reactions reactions = new Reactions(SEED, START);
  private final Diary diary;
  private int posted;
  private int duplicates;

  /**
   * @param series what is published and played, in this order
   */
  public Demo(URI server, List<Example> series, PrintStream out) {
    this.api = new Api(server);
    this.series = List.copyOf(series);
    this.out = out;
    this.diary = new Diary(out, START);
  }

  /**
   * Plays to the end.
   *
   * @throws NoAnswerException where the server does not answer, or refuses
   */
  public void play() {
    long begun = System.nanoTime();
    String titles = series.stream().map(Example::title).collect(Collectors.joining(" | "));
    out.println(titles + ": " + audience.size() + " users, " + DAYS + " days");
    series.forEach(api::publish);
    Instant now = api.now();
    audience.plan(agenda);
    if (now.isAfter(START)) {
      out.println("Going on at " + now + ".");
      series.forEach(each -> plan(api.sent(each.id())));
    }
    int hour = 0;
    while (hour < HOURS) {
      play(hour, now);
      hour = agenda.next(hour, Math.min(hour + Reactions.HOURS_MIN, HOURS));
    }
    move(HOURS, now, true);
    long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    out.println();
    out.printf(
        "After %d days: %d diffs, %s%d firings, %.1f s%n",
        DAYS,
        posted,
        duplicates > 0 ? duplicates + " of them known from before, " : "",
        diary.lines(),
        millis / 1000.0);
    for (Example each : series) {
      out.println();
      out.println(each.title());
      new FiguresTable(out).print(api.figures(each.id()), api.blocks(each.id()));
    }
    out.println();
    out.flush();
  }

  /** An hour: what was due before it, then what users do in it. What is due in it comes next. */
  private void play(int hour, Instant stood) {
    move(hour, stood, false);
    List<Map<String, Object>> acts = agenda.at(hour);
    if (!acts.isEmpty()) {
      Api.Posted answer = api.post(acts);
      posted += acts.size();
      duplicates += answer.duplicates();
      see(answer.firings());
    }
  }

  /**
   * Moves the clock.
   *
   * @param stood where it stood at first: it does not run back, and there it need not be moved
   */
  private void move(int hour, Instant stood, boolean through) {
    Instant at = START.plus(Duration.ofHours(hour));
    if (!at.isBefore(stood)) {
      see(api.move(at, through));
    }
  }

  private void see(List<Fired> firings) {
    diary.write(firings);
    plan(firings);
  }

  private void plan(List<Fired> firings) {
    firings.forEach(fired -> reactions.plan(fired, agenda));
  }
}
