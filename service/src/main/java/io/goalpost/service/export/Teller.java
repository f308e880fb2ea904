package io.goalpost.service.export;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Checkpoint.Outcome;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input.DiffAccepted;
import io.goalpost.model.journal.Movement;
import io.goalpost.model.port.ExportPort.File;
import io.goalpost.model.port.ExportPort.Rows;
import io.goalpost.model.port.PeoplePort.Status;
import io.goalpost.model.series.Block;
import io.goalpost.service.export.Visits.Visit;
import io.goalpost.service.journal.RecordLine;
import io.goalpost.service.privacy.Masking;
import java.time.Instant;
import java.util.BitSet;
import java.util.Locale;

/**
 * Makes rows of records, in their order; a visit has its row when it is over, and those that go on
 * come last. For one thread.
 */
final class Teller {

  private final String series;
  private final Survey survey;
  private final Instant from;
  private final Instant to;
  private final Masking masking;
  private final Rows rows;
  private final Visits visits = new Visits();
  private final BitSet disengaged = new BitSet();
  private Firing hit; // what got the credit comes next

  Teller(String series, Survey survey, Instant from, Instant to, Masking masking, Rows rows) {
    this.series = series;
    this.survey = survey;
    this.from = from;
    this.to = to;
    this.masking = masking;
    this.rows = rows;
  }

  /** Somebody had entered before what is kept: what becomes of them since is told. */
  void begun(Entry entry) {
    if (entry.disengagedPath()) {
      disengaged.set(survey.placeOf(entry.id()));
    }
    if (entry.active()) {
      visits.entered(entry.id(), entry.user());
      for (Checkpoint at : entry.openCheckpoints()) {
        visits.reached(at.position(), entry.id(), at.block(), at.reached(), at.until());
      }
    }
  }

  void take(RecordLine line) {
    if (line.isMovement()) {
      if (visits.isActive(line.number("entry"))) {
        moved((Movement) line.read());
      }
    } else if (line.isFiring()) {
      if (series.equals(line.firstText("series"))) {
        fired((Firing) line.read());
      }
    } else if (line.kind().equals("diff") && line.holds(Survey.INTERACTION)) {
      accepted((DiffAccepted) line.read());
    }
  }

  /** Gives what is not over yet. */
  void finish() {
    hit(null);
    visits.open().forEach(visit -> over(visit, null, status(survey.block(visit.block())), null));
  }

  private void moved(Movement movement) {
    long entry = movement.entry();
    if (movement instanceof Movement.Reached reached) {
      visits.reached(reached.position(), entry, reached.block(), reached.at(), reached.until());
    } else if (movement instanceof Movement.Rescheduled rescheduled) {
      visits.rescheduled(entry, rescheduled.block(), rescheduled.until());
    } else if (movement instanceof Movement.Passed passed) {
      Visit visit = visits.left(passed.position(), entry, passed.block(), passed.at());
      over(visit, passed.at(), word(Outcome.PASSED), null);
    } else if (movement instanceof Movement.EntryEnded ended) {
      ended(entry, ended.at());
    }
  }

  private void fired(Firing firing) {
    if (firing.kind() != Firing.Kind.ATTRIBUTED) {
      hit(null);
    }
    switch (firing.kind()) {
      case ENTERED -> entered(firing);
      case ENTRY_BLOCKED ->
          add(
              File.ENTRY_BLOCKED,
              firing,
              firing.user(),
              firing.company(),
              firing.version(),
              firing.text());
      case MATCHED -> left(firing, Outcome.MATCHED, null);
      case UNMATCHED -> left(firing, Outcome.UNMATCHED, null);
      case UNSENT -> left(firing, Outcome.UNSENT, firing.text());
      case WAITED -> left(firing, Outcome.WAITED, null);
      case TAGGED, UNTAGGED -> left(firing, Outcome.TAGGED, null);
      case SENT -> sent(firing);
      case DISENGAGED -> disengaged(firing);
      case FINISHED -> ofEntry(File.SERIES_COMPLETION, firing);
      case EXITED -> {
        ofEntry(File.SERIES_EXIT, firing, firing.text());
        ended(firing.entry(), firing.at());
      }
      case GOAL_HIT -> hit = firing;
      case ATTRIBUTED -> hit(firing);
      case CONVERTED -> goal("message", firing, firing.block(), firing.receipt(), null);
      case ERROR -> {}
    }
  }

  private void entered(Firing fired) {
    Firing firing = masking.shown(fired);
    visits.entered(firing.entry(), firing.user());
    ofEntry(
        File.SERIES_ENTRY,
        firing,
        firing.key() == null ? null : firing.key().plain(),
        firing.snapshot().trigger(),
        String.join(" ", firing.blocks()));
    for (String block : firing.blocks()) {
      left(firing, block, Outcome.ENTERED, null);
    }
  }

  private void left(Firing firing, Outcome how, String reason) {
    left(firing, firing.block(), how, reason);
  }

  private void left(Firing firing, String block, Outcome how, String reason) {
    Visit visit = visits.left(firing.position(), firing.entry(), block, firing.at());
    over(visit, firing.at(), word(how), reason);
  }

  private void ended(long entry, Instant at) {
    visits.ended(entry).forEach(visit -> over(visit, at, word(Outcome.EXITED), null));
  }

  private void over(Visit visit, Instant left, String status, String reason) {
    if (within(visit.reached()) || (left != null && within(left))) {
      Survey.Entrant entrant = survey.entrant(visit.entry());
      rows.add(
          File.CHECKPOINT,
          visit.position(),
          visit.entry(),
          visit.user(),
          entrant.company(),
          entrant.version(),
          visit.block(),
          visit.reached(),
          visit.until(),
          left,
          status,
          reason);
    }
  }

  private static String word(Outcome how) {
    return how.name().toLowerCase(Locale.ROOT);
  }

  /** What somebody does who is at a block; null where that kind of block keeps nobody. */
  private static String status(Block block) {
    return block instanceof Block.Rule
        ? Status.TRYING.word()
        : block instanceof Block.Content
            ? Status.PENDING.word()
            : block instanceof Block.Wait ? Status.WAITING.word() : null;
  }

  private void sent(Firing firing) {
    left(firing, Outcome.SENT, null);
    Survey.Entrant entrant = survey.entrant(firing.entry());
    add(
        File.RECEIPT,
        firing,
        firing.position(),
        firing.entry(),
        firing.user(),
        entrant.company(),
        entrant.version(),
        firing.block(),
        firing.text());
  }

  private void disengaged(Firing firing) {
    int place = survey.placeOf(firing.entry());
    ofEntry(File.SERIES_DISENGAGEMENT, firing, firing.block(), disengaged.get(place) ? 0 : 1);
    disengaged.set(place);
  }

  /** Gives the goal that was hit, once it is known which message got the credit, if any. */
  private void hit(Firing credit) {
    if (hit != null) {
      goal(hit.entry() == 0 ? "company" : "user", hit, null, 0, credit);
      hit = null;
    }
  }

  private void goal(String goal, Firing firing, String block, long receipt, Firing credit) {
    Survey.Entrant entrant = survey.entrant(firing.entry());
    add(
        File.GOAL_SUCCESS,
        firing,
        goal,
        firing.entry() == 0 ? null : firing.entry(),
        firing.user(),
        firing.company(),
        entrant == null ? firing.version() : entrant.version(),
        firing.text(),
        block,
        receipt == 0 ? null : receipt,
        credit == null ? null : credit.block(),
        credit == null ? null : credit.receipt());
  }

  private void accepted(DiffAccepted accepted) {
    Interaction interaction = accepted.diff().interaction();
    Survey.Message message = interaction == null ? null : survey.message(interaction.receipt());
    if (message == null || !within(accepted.at())) {
      return;
    }
    Survey.Entrant entrant = survey.entrant(message.entry());
    rows.add(
        file(interaction.is()),
        accepted.position(),
        accepted.at(),
        interaction.receipt(),
        message.entry(),
        accepted.diff().user(),
        entrant.company(),
        entrant.version(),
        message.block(),
        interaction.link(),
        survey.isLast(interaction, accepted.position()) ? 1 : 0);
  }

  private static File file(Interaction.Kind kind) {
    return switch (kind) {
      case OPENED -> File.OPEN;
      case CLICKED -> File.CLICK;
      case REPLIED -> File.REPLY;
      case DISMISSED -> File.DISMISSAL;
      case COMPLETED -> File.COMPLETION;
      case BOUNCED -> File.BOUNCE;
      case UNSUBSCRIBED -> File.UNSUBSCRIBE;
      case FAILED -> File.FAILURE;
    };
  }

  /** A row that begins with the entry. */
  private void ofEntry(File file, Firing firing, Object... further) {
    Survey.Entrant entrant = survey.entrant(firing.entry());
    Object[] cells = new Object[4 + further.length];
    cells[0] = firing.entry();
    cells[1] = firing.user();
    cells[2] = entrant.company();
    cells[3] = entrant.version();
    System.arraycopy(further, 0, cells, 4, further.length);
    add(file, firing, cells);
  }

  /** A row of a firing, if it is of the range. */
  private void add(File file, Firing firing, Object... further) {
    if (within(firing.at())) {
      Object[] cells = new Object[2 + further.length];
      cells[0] = firing.position();
      cells[1] = firing.at();
      System.arraycopy(further, 0, cells, 2, further.length);
      rows.add(file, cells);
    }
  }

  private boolean within(Instant at) {
    return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
  }
}
