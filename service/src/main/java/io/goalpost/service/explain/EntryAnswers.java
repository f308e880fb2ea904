package io.goalpost.service.explain;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.explain.Answer;
import io.goalpost.model.explain.Answer.About;
import io.goalpost.model.explain.Reason;
import io.goalpost.model.fact.User;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.SeriesPort;
import io.goalpost.model.series.Series;
import io.goalpost.service.engine.Reentry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether somebody entered, and why they do not, or not again (SEMANTICS §5). */
final class EntryAnswers {

  private final Watch watch;

  EntryAnswers(Watch watch) {
    this.watch = watch;
  }

  /** That an entry began. */
  Answer began(Entry entry) {
    Watch.Told entered =
        watch.told(entry.id()).stream()
            .filter(told -> told.firing().kind() == Firing.Kind.ENTERED)
            .findFirst()
            .orElse(null);
    String trigger = entry.snapshot().trigger();
    return Draft.of(About.ENTRY, entry)
        .firingOf(entry)
        .when(entry.began())
        .told(entered)
        .happened(
            "entered version "
                + entry.snapshot().version()
                + " at "
                + String.join(", ", entryBlocks(entry))
                + (trigger == null ? "" : ", triggered by the event " + trigger)
                + ", by record "
                + entry.cause()
                + (entered == null ? "; " + watch.kept() : ""));
  }

  private static List<String> entryBlocks(Entry entry) {
    return entry.checkpoints().stream()
        .filter(visit -> visit.how() == Checkpoint.Outcome.ENTERED)
        .map(Checkpoint::block)
        .toList();
  }

  /** Why nobody of this user enters now: one answer, or one for each company. */
  List<Answer> whyNot(List<String> companies) {
    Series series = watch.live() == null ? null : watch.live().definition();
    if (series == null || !series.memberScope() || watch.state().user(watch.user()) == null) {
      return List.of(whyNot(series, null));
    } else if (companies.isEmpty()) {
      return List.of(
          Draft.of(About.ENTRY)
              .needs("the user must join a company, and an entry block must match for it")
              .not(
                  Reason.NO_COMPANY,
                  "entries are of a user and a company, and the user is in none that is asked"));
    }
    List<Answer> answers = new ArrayList<>();
    companies.forEach(company -> answers.add(whyNot(series, company)));
    return answers;
  }

  private Answer whyNot(Series series, String company) {
    Draft draft = Draft.of(About.ENTRY).company(company);
    User user = watch.state().user(watch.user());
    if (series == null) {
      return draft
          .needs("the series must go live")
          .not(Reason.NOT_PUBLISHED, "no version of the series had gone live");
    } else if (user == null) {
      return draft
          .needs("a diff must name the user, and an entry block must match after it")
          .not(
              Reason.UNKNOWN_USER, "no diff had named the user: before their first nobody matches");
    } else if (watch.series().state() == SeriesPort.State.ARCHIVED) {
      return draft
          .needs("a new version must go live")
          .not(Reason.ARCHIVED, "the series is archived: nobody enters");
    } else if (watch.series().state() == SeriesPort.State.PAUSED) {
      return draft
          .needs("the series must be resumed")
          .not(Reason.PAUSED, "the series is paused: nobody enters");
    }
    Chance chance = new Chance(watch, series, user, company);
    Optional<Reentry.Obstacle> obstacle = chance.obstacle();
    return obstacle.isPresent() ? notAgain(draft, obstacle.get(), series) : chance.answer(draft);
  }

  private Answer notAgain(Draft draft, Reentry.Obstacle obstacle, Series series) {
    Entry earlier = obstacle.earlier();
    String key =
        earlier.key() == null
            ? ""
            : " with " + series.key() + " " + watch.trees().words(series.key(), earlier.key());
    draft.firingOf(earlier);
    return switch (obstacle.why()) {
      case ACTIVE_ALREADY ->
          draft
              .needs("entry " + earlier.id() + " must end first")
              .not(
                  Reason.ACTIVE_ALREADY,
                  "an entry" + key + " is under way since " + earlier.began() + ": one at a time");
      case NEVER_AGAIN ->
          draft.not(
              Reason.NEVER_AGAIN,
              "entered"
                  + key
                  + " on "
                  + earlier.began()
                  + ", and the series allows one entry only: it says no `reentry`");
      case TOO_SOON ->
          draft
              .turns(obstacle.until())
              .needs("wait until " + obstacle.until() + "; then an entry block must match afresh")
              .not(
                  Reason.TOO_SOON,
                  "entered"
                      + key
                      + " on "
                      + earlier.began()
                      + ", and may again "
                      + series.reentry().after()
                      + " later");
    };
  }
}
