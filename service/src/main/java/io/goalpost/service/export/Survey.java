package io.goalpost.service.export;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.journal.Input.DiffAccepted;
import io.goalpost.model.journal.Input.SeriesPublished;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Series;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.service.journal.RecordLine;
import io.goalpost.service.state.SeriesState;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the rows of a series need to know beforehand: who entered with which version, which messages
 * left, and which interaction with each was the last of its kind. Some bytes for each of them. For
 * one thread.
 */
final class Survey {

  /** An entry, as every row of it says. */
  record Entrant(int version, String company) {}

  /** A message that left, and in which entry. */
  record Message(long entry, String block) {}

  /** A message that had left before what is kept. */
  private record Earlier(long receipt, Message message) {}

  static final byte[] INTERACTION = "\"interaction\":{".getBytes(StandardCharsets.UTF_8);
  private static final Set<String> DEFINITIONS =
      Set.of("draft", "published", "paused", "resumed", "archived");

  private final String series;
  private final Ascending entries = new Ascending();
  private final List<Entrant> entrants = new ArrayList<>();
  private final Map<Entrant, Entrant> same = new HashMap<>();
  private final Ascending receipts = new Ascending();
  private final List<Message> messages = new ArrayList<>();
  private final Map<Interaction.Kind, long[]> lasts = new EnumMap<>(Interaction.Kind.class);
  private final ArrayList<Earlier> earlier = new ArrayList<>();
  private final Map<String, String> blocks = new HashMap<>();
  private Series latest;
  private boolean known;

  Survey(String series) {
    this.series = series;
  }

  /** Somebody had entered before what is kept; they come in the order entered. */
  void begun(Entry entry) {
    entries.add(entry.id());
    entrants.add(shared(new Entrant(entry.snapshot().version(), entry.company())));
    for (Receipt receipt : entry.receipts()) {
      String block = blocks.computeIfAbsent(receipt.block(), each -> each);
      earlier.add(new Earlier(receipt.id(), new Message(entry.id(), block)));
    }
  }

  /** The series was there before what is kept. */
  void begun(SeriesState state) {
    known = true;
    latest = state.latest().map(SeriesState.Version::definition).orElse(null);
  }

  /** All that was before what is kept is told. */
  void begins() {
    earlier.sort(Comparator.comparingLong(Earlier::receipt));
    earlier.forEach(
        each -> {
          receipts.add(each.receipt());
          messages.add(each.message());
        });
    earlier.clear();
    earlier.trimToSize();
  }

  private Entrant shared(Entrant entrant) {
    return same.computeIfAbsent(entrant, each -> each);
  }

  void take(RecordLine line) {
    String kind = line.kind();
    if (kind.equals(Kind.ENTERED.word()) && isOfSeries(line)) {
      Firing firing = (Firing) line.read();
      entries.add(firing.position());
      entrants.add(shared(new Entrant(firing.version(), firing.company())));
    } else if (kind.equals(Kind.SENT.word()) && isOfSeries(line)) {
      Firing firing = (Firing) line.read();
      receipts.add(firing.position());
      String block = blocks.computeIfAbsent(firing.block(), each -> each);
      messages.add(new Message(firing.entry(), block));
    } else if (kind.equals("diff") && line.holds(INTERACTION)) {
      touched((DiffAccepted) line.read());
    } else if (DEFINITIONS.contains(kind) && isOfSeries(line)) {
      known = true;
      if (kind.equals("published")) {
        String text = ((SeriesPublished) line.read()).text();
        latest = SeriesParser.parse(text, ZoneOffset.UTC).series();
      }
    }
  }

  private boolean isOfSeries(RecordLine line) {
    return series.equals(line.firstText("series"));
  }

  /** An untracked click is none (G8). */
  private void touched(DiffAccepted accepted) {
    Interaction interaction = accepted.diff().interaction();
    if (interaction == null
        || (interaction.is() == Interaction.Kind.CLICKED && interaction.link() == null)) {
      return;
    }
    int place = receipts.placeOf(interaction.receipt());
    if (place >= 0) {
      long[] positions =
          lasts.compute(
              interaction.is(),
              (kind, before) ->
                  before == null
                      ? new long[receipts.size() * 2]
                      : place < before.length ? before : Arrays.copyOf(before, place * 2));
      positions[place] = accepted.position();
    }
  }

  /** Whether any record defines the series. */
  boolean known() {
    return known;
  }

  /** An entry of the series, or null. */
  Entrant entrant(long entry) {
    int place = entries.placeOf(entry);
    return place < 0 ? null : entrants.get(place);
  }

  /** The place of an entry among those of the series. */
  int placeOf(long entry) {
    return entries.placeOf(entry);
  }

  /** A message of the series, or null. */
  Message message(long receipt) {
    int place = receipts.placeOf(receipt);
    return place < 0 ? null : messages.get(place);
  }

  /** Whether an interaction is the last of its kind with its message. */
  boolean isLast(Interaction interaction, long position) {
    long[] positions = lasts.get(interaction.is());
    int place = receipts.placeOf(interaction.receipt());
    return positions != null && place < positions.length && positions[place] == position;
  }

  /** The block as the latest version has it, or null. */
  Block block(String id) {
    return latest == null ? null : latest.block(id).orElse(null);
  }
}
