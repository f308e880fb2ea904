package io.goalpost.service.figures;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.port.FiguresPort.Range;
import io.goalpost.model.port.PeoplePort.Status;
import io.goalpost.model.series.Block;
import io.goalpost.service.state.SeriesState;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Everybody who entered a series, and every company that hit its goal, as they stood at a position.
 * Immutable, but for what {@link Endings} looks up.
 *
 * @param members ids of those who are in the company asked for; null where none was
 */
record Roll(
    long position,
    SeriesState series,
    List<Entry> entries,
    List<Qualification> qualifications,
    String company,
    Set<String> members,
    Endings endings) {

  /**
   * Something that is true of an entry, or of a company, since an instant.
   *
   * @param entry null for a company
   * @param qualification of a company that hit its goal, else null
   * @param visit to the block; null where nothing is said of a block
   */
  record Standing(
      Entry entry, Qualification qualification, Status status, Checkpoint visit, Instant when) {

    String left(Endings endings) {
      return entry == null || entry.goalHit() == null ? null : endings.left(entry);
    }
  }

  /** All that is true of series: each entry for each status once. */
  void ofSeries(Range range, Consumer<Standing> each) {
    Consumer<Standing> within = within(range, each);
    for (Entry entry : entries) {
      if (counts(entry, range)) {
        ofSeries(entry, within);
      }
    }
    for (Qualification of : qualifications) {
      boolean counted =
          (range.version() == 0 || range.version() == of.version())
              && (company == null || company.equals(of.company()));
      if (of.hit() != null && counted) {
        within.accept(new Standing(null, of, Status.GOAL, null, of.hit()));
      }
    }
  }

  private void ofSeries(Entry entry, Consumer<Standing> each) {
    say(each, entry, Status.STARTED, null, entry.began());
    if (entry.status() == Entry.Status.FINISHED) {
      say(each, entry, Status.FINISHED, null, entry.ended());
    }
    if (entry.disengagedPath()) {
      say(each, entry, Status.DISENGAGED, null, endings.disengaged(entry));
    }
    if (entry.status() == Entry.Status.EXITED) {
      say(each, entry, Status.EXITED, null, entry.ended());
    }
    if (entry.goalHit() != null) {
      say(each, entry, Status.GOAL, null, entry.goalHit());
    }
  }

  /** All that is true of blocks: each visit and each message for each status once. */
  void ofBlocks(Range range, Consumer<Standing> each) {
    Consumer<Standing> within = within(range, each);
    for (Entry entry : entries) {
      if (counts(entry, range)) {
        entry.checkpoints().forEach(visit -> ofVisit(entry, visit, within));
        entry.receipts().forEach(receipt -> ofReceipt(entry, receipt, within));
      }
    }
  }

  private void ofVisit(Entry entry, Checkpoint visit, Consumer<Standing> each) {
    say(each, entry, Status.REACHED, visit, visit.reached());
    if (visit.open()) {
      Status there = whileAt(visit.block());
      if (there != null) {
        say(each, entry, there, visit, visit.reached());
      }
      return;
    }
    switch (visit.how()) {
      case MATCHED -> say(each, entry, Status.MATCHED, visit, visit.left());
      case UNMATCHED -> say(each, entry, Status.UNMATCHED, visit, visit.left());
      case UNSENT -> say(each, entry, Status.UNSENT, visit, visit.left());
      default -> {}
    }
  }

  private void ofReceipt(Entry entry, Receipt receipt, Consumer<Standing> each) {
    Checkpoint visit =
        entry.checkpoints().stream()
            .filter(at -> at.block().equals(receipt.block()))
            .findFirst()
            .orElseThrow();
    say(each, entry, Status.SENT, visit, receipt.at());
    Receipt.Touched opened = receipt.touches().get(Interaction.Kind.OPENED);
    Receipt.Touched clicked = receipt.touches().get(Interaction.Kind.CLICKED);
    if (opened != null) {
      say(each, entry, Status.OPENED, visit, opened.at());
    }
    if (clicked != null) {
      say(each, entry, Status.CLICKED, visit, clicked.at());
    }
    if (receipt.converted() != null) {
      say(each, entry, Status.CONVERTED, visit, receipt.converted());
    }
  }

  /** What somebody does who is at a block; null where that kind of block keeps nobody. */
  private Status whileAt(String id) {
    Block block = series.latest().flatMap(version -> version.definition().block(id)).orElse(null);
    return block instanceof Block.Rule
        ? Status.TRYING
        : block instanceof Block.Content
            ? Status.PENDING
            : block instanceof Block.Wait ? Status.WAITING : null;
  }

  private boolean counts(Entry entry, Range range) {
    return (range.version() == 0 || range.version() == entry.snapshot().version())
        && (company == null
            || company.equals(entry.company())
            || (entry.company() == null && members.contains(entry.user())));
  }

  private static void say(
      Consumer<Standing> each, Entry entry, Status status, Checkpoint visit, Instant when) {
    each.accept(new Standing(entry, null, status, visit, when));
  }

  private static Consumer<Standing> within(Range range, Consumer<Standing> each) {
    return standing -> {
      if ((range.from() == null || !standing.when().isBefore(range.from()))
          && (range.to() == null || standing.when().isBefore(range.to()))) {
        each.accept(standing);
      }
    };
  }
}
