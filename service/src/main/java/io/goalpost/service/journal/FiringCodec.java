package io.goalpost.service.journal;

import io.goalpost.model.journal.Firing;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Firings: the kind is the word of the firing line (SEMANTICS §11). Stateless. */
final class FiringCodec {

  static final Map<String, RecordReader> READERS = readers();

  // Firing.Kind.word() builds its string anew each time.
  private static final Map<Firing.Kind, String> WORDS = words();

  private FiringCodec() {}

  static void write(Firing firing, CanonicalJsonWriter out) throws IOException {
    out.text("k", WORDS.get(firing.kind()));
    out.number("cause", firing.cause());
    out.text("rule", firing.rule());
    out.text("series", firing.series());
    out.number("v", firing.version());
    out.text("user", firing.user());
    out.text("company", firing.company());
    out.number("entry", firing.entry());
    out.text("block", firing.block());
    out.text("text", firing.text());
    out.number("receipt", firing.receipt());
    out.values("matched", firing.matched());
    out.texts("blocks", firing.blocks());
    out.object("snapshot", firing.snapshot(), SnapshotCodec::write);
    out.value("key", firing.key());
    out.values("baselines", firing.baselines());
  }

  // Arguments are read in the order of the record's components, which is the order written.
  private static Firing read(Firing.Kind kind, long position, Instant at, CanonicalJsonReader in)
      throws IOException {
    return new Firing(
        position,
        at,
        kind,
        in.number("cause"),
        in.text("rule"),
        in.text("series"),
        in.integer("v"),
        in.text("user"),
        in.text("company"),
        in.number("entry"),
        in.text("block"),
        in.text("text"),
        in.number("receipt"),
        in.values("matched"),
        in.texts("blocks"),
        in.object("snapshot", SnapshotCodec::read),
        in.value("key"),
        in.values("baselines"));
  }

  private static Map<String, RecordReader> readers() {
    Map<String, RecordReader> readers = new HashMap<>();
    for (Firing.Kind kind : Firing.Kind.values()) {
      readers.put(kind.word(), (position, at, in) -> read(kind, position, at, in));
    }
    return Map.copyOf(readers);
  }

  private static Map<Firing.Kind, String> words() {
    Map<Firing.Kind, String> words = new EnumMap<>(Firing.Kind.class);
    for (Firing.Kind kind : Firing.Kind.values()) {
      words.put(kind, kind.word());
    }
    return words;
  }
}
