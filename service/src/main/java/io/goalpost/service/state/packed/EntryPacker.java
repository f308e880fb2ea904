package io.goalpost.service.state.packed;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.EntrySnapshot;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.entry.Receipt.Touched;
import io.goalpost.model.fact.Channel;
import io.goalpost.model.fact.Value;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Entries to bytes and back, all but their id and user, which whoever keeps the bytes has beside
 * them: an entry that waits for its second block takes some sixty. One that is packed {@link
 * #inFull} can be stored. Packs on one thread, unpacks on any.
 */
public final class EntryPacker {

  private static final int FINISHED_PATH = 1;
  private static final int DISENGAGED_PATH = 1 << 1;
  private static final int COMPANY = 1 << 2;
  private static final int KEY = 1 << 3;
  private static final int TRIGGER = 1 << 4;
  private static final int BASELINES = 1 << 5;

  private static final Entry.Status[] STATUSES = Entry.Status.values();
  private static final Checkpoint.Outcome[] OUTCOMES = Checkpoint.Outcome.values();
  private static final Channel[] CHANNELS = Channel.values();
  private static final Interaction.Kind[] KINDS = Interaction.Kind.values();

  private final Names names;
  private final PackedWriter out;

  /** For as long as it is at hand: names are numbers that only this one knows. */
  public EntryPacker() {
    this(new Names());
  }

  private EntryPacker(Names names) {
    this.names = names;
    this.out = new PackedWriter(names, Integer.MAX_VALUE);
  }

  /** For what is stored: with its user and with names as they are, in {@link StoredForm}. */
  public static EntryPacker inFull() {
    return new EntryPacker(null);
  }

  public byte[] pack(Entry entry) {
    if (names == null) {
      out.small(StoredForm.NUMBER);
      out.text(entry.user());
    }
    EntrySnapshot snapshot = entry.snapshot();
    int has =
        (entry.finishedPath() ? FINISHED_PATH : 0)
            | (entry.disengagedPath() ? DISENGAGED_PATH : 0)
            | (entry.company() != null ? COMPANY : 0)
            | (entry.key() != null ? KEY : 0)
            | (snapshot.trigger() != null || !snapshot.properties().isEmpty() ? TRIGGER : 0)
            | (snapshot.baselines().isEmpty() ? 0 : BASELINES);
    out.small(has);
    out.small(entry.status().ordinal());
    out.name(entry.series());
    out.number(snapshot.version());
    out.number(entry.id() - entry.cause());
    Instant began = entry.began();
    out.instant(began, Instant.EPOCH);
    out.instant(entry.ended(), began);
    out.instant(entry.goalHit(), began);
    if (entry.company() != null) {
      out.text(entry.company());
    }
    if (entry.key() != null) {
      out.value(entry.key());
    }
    if ((has & TRIGGER) != 0) {
      out.small(snapshot.trigger() == null ? 0 : 1);
      if (snapshot.trigger() != null) {
        out.name(snapshot.trigger());
      }
      out.values(snapshot.properties());
    }
    if ((has & BASELINES) != 0) {
      out.values(snapshot.baselines());
    }
    out.count(entry.checkpoints().size());
    for (Checkpoint checkpoint : entry.checkpoints()) {
      pack(checkpoint, entry.id(), began);
    }
    out.count(entry.receipts().size());
    for (Receipt receipt : entry.receipts()) {
      pack(receipt, entry, began);
    }
    return out.takeOrNull();
  }

  /** The entry of these bytes, on any thread. */
  public Entry unpack(long id, String user, byte[] packed) {
    return read(new PackedReader(packed, names), id, user);
  }

  /**
   * The entry of bytes that were packed {@link #inFull}.
   *
   * @throws RuntimeException of any kind where they are not
   */
  public static Entry unpackInFull(long id, byte[] packed) {
    PackedReader in = StoredForm.begin(packed);
    Entry entry = read(in, id, in.text());
    in.end();
    return entry;
  }

  private static Entry read(PackedReader in, long id, String user) {
    int has = in.small();
    Entry.Status status = STATUSES[in.small()];
    String series = in.name();
    int version = (int) in.number();
    long cause = id - in.number();
    Instant began = in.instant(Instant.EPOCH);
    Instant ended = in.instant(began);
    Instant goalHit = in.instant(began);
    String company = (has & COMPANY) != 0 ? in.text() : null;
    Value key = (has & KEY) != 0 ? in.value() : null;
    String trigger = null;
    Map<String, Value> properties = Map.of();
    if ((has & TRIGGER) != 0) {
      trigger = in.small() == 0 ? null : in.name();
      properties = in.values();
    }
    Map<String, Value> baselines = (has & BASELINES) != 0 ? in.values() : Map.of();
    Checkpoint[] checkpoints = new Checkpoint[in.size()];
    for (int i = 0; i < checkpoints.length; i++) {
      checkpoints[i] = checkpoint(in, id, began);
    }
    Receipt[] receipts = new Receipt[in.size()];
    for (int i = 0; i < receipts.length; i++) {
      receipts[i] = receipt(in, id, version, began);
    }
    return new Entry(
        id,
        cause,
        series,
        user,
        company,
        key,
        began,
        new EntrySnapshot(version, trigger, properties, baselines),
        status,
        (has & FINISHED_PATH) != 0,
        (has & DISENGAGED_PATH) != 0,
        ended,
        goalHit,
        List.of(checkpoints),
        List.of(receipts));
  }

  private void pack(Checkpoint checkpoint, long id, Instant began) {
    boolean baselines = !checkpoint.baselines().isEmpty();
    int how = checkpoint.how() == null ? 0 : checkpoint.how().ordinal() + 1;
    out.small(how << 1 | (baselines ? 1 : 0));
    out.name(checkpoint.block());
    out.number(checkpoint.position() - id);
    out.instant(checkpoint.reached(), began);
    out.instant(checkpoint.until(), began);
    out.instant(checkpoint.opens(), began);
    out.instant(checkpoint.left(), began);
    if (baselines) {
      out.values(checkpoint.baselines());
    }
  }

  private static Checkpoint checkpoint(PackedReader in, long id, Instant began) {
    int head = in.small();
    String block = in.name();
    long position = id + in.number();
    Instant reached = in.instant(began);
    Instant until = in.instant(began);
    Instant opens = in.instant(began);
    Instant left = in.instant(began);
    Map<String, Value> baselines = (head & 1) != 0 ? in.values() : Map.of();
    int how = head >> 1;
    return new Checkpoint(
        block,
        position,
        reached,
        until,
        opens,
        baselines,
        left,
        how == 0 ? null : OUTCOMES[how - 1]);
  }

  private void pack(Receipt receipt, Entry entry, Instant began) {
    out.number(receipt.id() - entry.id());
    out.name(receipt.block());
    out.small(receipt.channel().ordinal());
    out.instant(receipt.at(), began);
    out.number(receipt.id() - receipt.cause());
    out.number((long) receipt.version() - entry.snapshot().version());
    out.count(receipt.touches().size());
    receipt
        .touches()
        .forEach(
            (kind, touched) -> {
              out.small(kind.ordinal());
              out.instant(touched.at(), began);
              out.number(touched.position() - receipt.id());
            });
    out.texts(receipt.links());
    out.values(receipt.baselines());
    out.instant(receipt.converted(), began);
  }

  private static Receipt receipt(PackedReader in, long entry, int version, Instant began) {
    long id = entry + in.number();
    String block = in.name();
    Channel channel = CHANNELS[in.small()];
    Instant at = in.instant(began);
    long cause = id - in.number();
    int ofVersion = (int) (version + in.number());
    return new Receipt(
        id,
        block,
        channel,
        at,
        cause,
        ofVersion,
        touches(in, id, began),
        in.texts(),
        in.values(),
        in.instant(began));
  }

  private static Map<Interaction.Kind, Touched> touches(PackedReader in, long id, Instant began) {
    int count = in.size();
    if (count == 0) {
      return Map.of();
    }
    Map<Interaction.Kind, Touched> touches = new EnumMap<>(Interaction.Kind.class);
    for (int i = 0; i < count; i++) {
      Interaction.Kind kind = KINDS[in.small()];
      touches.put(kind, new Touched(in.instant(began), id + in.number()));
    }
    return touches;
  }
}
