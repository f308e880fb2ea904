package io.goalpost.service.journal;

import io.goalpost.model.entry.EntrySnapshot;
import java.io.IOException;

/** What an entry pins, in its firing and in its state. Stateless. */
public final class SnapshotCodec {
  private SnapshotCodec() {}

  public static void write(EntrySnapshot snapshot, CanonicalJsonWriter out) throws IOException {
    out.number("v", snapshot.version());
    out.text("trigger", snapshot.trigger());
    out.values("properties", snapshot.properties());
    out.values("baselines", snapshot.baselines());
  }

  public static EntrySnapshot read(CanonicalJsonReader in) throws IOException {
    return new EntrySnapshot(
        in.integer("v"), in.text("trigger"), in.values("properties"), in.values("baselines"));
  }
}
