package io.goalpost.service.checkpoint;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.entry.Receipt.Touched;
import io.goalpost.model.fact.Channel;
import io.goalpost.service.journal.CanonicalJson;
import io.goalpost.service.journal.CanonicalJsonReader;
import io.goalpost.service.journal.CanonicalJsonWriter;
import io.goalpost.service.journal.MalformedRecordException;
import io.goalpost.service.journal.SnapshotCodec;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Entries with their checkpoints and receipts, and companies' qualifications, as JSON; the same
 * state gives the same bytes. Thread-safe.
 */
public final class EntryCodec {

  private final CanonicalJson json = new CanonicalJson();

  public byte[] encode(Entry entry) {
    return json.bytes(
        out -> {
          out.number("id", entry.id());
          out.number("cause", entry.cause());
          out.text("series", entry.series());
          out.text("user", entry.user());
          out.text("company", entry.company());
          out.value("key", entry.key());
          out.instant("began", entry.began());
          out.object("snapshot", entry.snapshot(), SnapshotCodec::write);
          out.text("status", entry.status().word());
          out.flag("finishedPath", entry.finishedPath());
          out.flag("disengagedPath", entry.disengagedPath());
          out.instant("ended", entry.ended());
          out.instant("goalHit", entry.goalHit());
          out.objects("checkpoints", entry.checkpoints(), EntryCodec::write);
          out.objects("receipts", entry.receipts(), EntryCodec::write);
        });
  }

  /**
   * @throws MalformedRecordException where the bytes are no entry of this version's
   */
  public Entry entry(byte[] bytes) {
    return json.object(
        bytes,
        in ->
            new Entry(
                in.number("id"),
                in.number("cause"),
                in.text("series"),
                in.text("user"),
                in.text("company"),
                in.value("key"),
                in.instant("began"),
                in.object("snapshot", SnapshotCodec::read),
                Entry.Status.valueOf(upper(in.text("status"))),
                in.flag("finishedPath"),
                in.flag("disengagedPath"),
                in.instant("ended"),
                in.instant("goalHit"),
                in.objects("checkpoints", EntryCodec::checkpoint),
                in.objects("receipts", EntryCodec::receipt)));
  }

  public byte[] encode(Qualification qualification) {
    return json.bytes(
        out -> {
          out.text("series", qualification.series());
          out.text("company", qualification.company());
          out.number("v", qualification.version());
          out.instant("since", qualification.since());
          out.number("cause", qualification.cause());
          out.values("baselines", qualification.baselines());
          out.sortedTexts("received", qualification.received());
          out.instant("hit", qualification.hit());
        });
  }

  /**
   * @throws MalformedRecordException where the bytes are no qualification of this version's
   */
  public Qualification qualification(byte[] bytes) {
    return json.object(
        bytes,
        in ->
            new Qualification(
                in.text("series"),
                in.text("company"),
                in.integer("v"),
                in.instant("since"),
                in.number("cause"),
                in.values("baselines"),
                in.textSet("received"),
                in.instant("hit")));
  }

  private static void write(Checkpoint checkpoint, CanonicalJsonWriter out) throws IOException {
    out.text("block", checkpoint.block());
    out.number("p", checkpoint.position());
    out.instant("reached", checkpoint.reached());
    out.instant("until", checkpoint.until());
    out.instant("opens", checkpoint.opens());
    out.values("baselines", checkpoint.baselines());
    out.instant("left", checkpoint.left());
    out.text("how", checkpoint.how() == null ? null : lower(checkpoint.how()));
  }

  private static Checkpoint checkpoint(CanonicalJsonReader in) throws IOException {
    return new Checkpoint(
        in.text("block"),
        in.number("p"),
        in.instant("reached"),
        in.instant("until"),
        in.instant("opens"),
        in.values("baselines"),
        in.instant("left"),
        outcome(in.text("how")));
  }

  private static void write(Receipt receipt, CanonicalJsonWriter out) throws IOException {
    out.number("id", receipt.id());
    out.text("block", receipt.block());
    out.text("channel", receipt.channel().word());
    out.instant("at", receipt.at());
    out.number("cause", receipt.cause());
    out.number("v", receipt.version());
    out.objects(
        "touches", List.copyOf(new TreeMap<>(receipt.touches()).entrySet()), EntryCodec::touch);
    out.sortedTexts("links", receipt.links());
    out.values("baselines", receipt.baselines());
    out.instant("converted", receipt.converted());
  }

  private static Receipt receipt(CanonicalJsonReader in) throws IOException {
    return new Receipt(
        in.number("id"),
        in.text("block"),
        Channel.valueOf(upper(in.text("channel"))),
        in.instant("at"),
        in.number("cause"),
        in.integer("v"),
        touches(in),
        in.textSet("links"),
        in.values("baselines"),
        in.instant("converted"));
  }

  private static void touch(Map.Entry<Interaction.Kind, Touched> touch, CanonicalJsonWriter out)
      throws IOException {
    out.text("is", touch.getKey().word());
    out.instant("at", touch.getValue().at());
    out.number("p", touch.getValue().position());
  }

  private static Map<Interaction.Kind, Touched> touches(CanonicalJsonReader in) throws IOException {
    Map<Interaction.Kind, Touched> touches = new EnumMap<>(Interaction.Kind.class);
    in.objects(
        "touches",
        touch ->
            touches.put(
                Interaction.Kind.valueOf(upper(touch.text("is"))),
                new Touched(touch.instant("at"), touch.number("p"))));
    return touches;
  }

  private static Checkpoint.Outcome outcome(String word) {
    return word == null ? null : Checkpoint.Outcome.valueOf(upper(word));
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static String lower(Checkpoint.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
