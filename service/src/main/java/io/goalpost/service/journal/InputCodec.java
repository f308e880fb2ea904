package io.goalpost.service.journal;

import io.goalpost.model.diff.Fault;
import io.goalpost.model.journal.Input;
import io.goalpost.model.journal.Input.DiffAccepted;
import io.goalpost.model.journal.Input.DiffRejected;
import io.goalpost.model.journal.Input.DraftSaved;
import io.goalpost.model.journal.Input.ExitOrdered;
import io.goalpost.model.journal.Input.RulesFileSaved;
import io.goalpost.model.journal.Input.SegmentSaved;
import io.goalpost.model.journal.Input.SeriesArchived;
import io.goalpost.model.journal.Input.SeriesPaused;
import io.goalpost.model.journal.Input.SeriesPublished;
import io.goalpost.model.journal.Input.SeriesResumed;
import io.goalpost.model.journal.Input.TimeTurned;
import io.goalpost.model.journal.Input.TimerFired;
import io.goalpost.model.journal.Input.ZoneSet;
import java.io.IOException;
import java.util.Map;

/** What came into the engine. Stateless. */
final class InputCodec {

  /** The kind of a diff that was refused and kept. */
  static final String REJECTED = "rejected";

  static final Map<String, RecordReader> READERS =
      Map.ofEntries(
          Map.entry(
              "diff",
              (position, at, in) -> {
                long followUpOf = in.number("of");
                return new DiffAccepted(position, at, DiffCodec.read(in), followUpOf);
              }),
          Map.entry(
              REJECTED,
              (position, at, in) ->
                  new DiffRejected(
                      position, at, in.text("given"), in.objects("faults", InputCodec::fault))),
          Map.entry("time", (position, at, in) -> new TimeTurned(position, at)),
          Map.entry(
              "timer",
              (position, at, in) ->
                  new TimerFired(position, at, in.number("entry"), in.text("block"))),
          Map.entry(
              "draft",
              (position, at, in) ->
                  new DraftSaved(position, at, in.text("series"), in.text("text"))),
          Map.entry(
              "published",
              (position, at, in) ->
                  new SeriesPublished(
                      position,
                      at,
                      in.text("series"),
                      in.integer("v"),
                      in.text("text"),
                      in.text("drl"),
                      in.text("by"),
                      in.text("note"),
                      in.objects("rules", RulesCodec::read))),
          Map.entry(
              "rules-file",
              (position, at, in) ->
                  new RulesFileSaved(
                      position, at, in.text("series"), in.text("file"), in.text("content"))),
          Map.entry(
              "paused", (position, at, in) -> new SeriesPaused(position, at, in.text("series"))),
          Map.entry(
              "resumed", (position, at, in) -> new SeriesResumed(position, at, in.text("series"))),
          Map.entry(
              "archived",
              (position, at, in) -> new SeriesArchived(position, at, in.text("series"))),
          Map.entry(
              "exit-ordered",
              (position, at, in) ->
                  new ExitOrdered(
                      position,
                      at,
                      in.text("series"),
                      in.text("user"),
                      in.text("by"),
                      in.text("reason"))),
          Map.entry(
              "segment",
              (position, at, in) ->
                  new SegmentSaved(position, at, in.text("segment"), in.text("text"))),
          Map.entry("zone", (position, at, in) -> new ZoneSet(position, at, in.text("zone"))));

  private InputCodec() {}

  static void write(Input input, CanonicalJsonWriter out) throws IOException {
    if (input instanceof DiffAccepted accepted) {
      out.text("k", "diff");
      out.number("of", accepted.followUpOf());
      DiffCodec.write(accepted.diff(), out);
    } else if (input instanceof TimeTurned) {
      out.text("k", "time");
    } else if (input instanceof TimerFired fired) {
      out.text("k", "timer");
      out.number("entry", fired.entry());
      out.text("block", fired.block());
    } else if (input instanceof DiffRejected rejected) {
      out.text("k", REJECTED);
      out.text("given", rejected.given());
      out.objects("faults", rejected.faults(), InputCodec::fault);
    } else {
      writeOrder(input, out);
    }
  }

  /** What people order: definitions and what becomes of a series. */
  private static void writeOrder(Input input, CanonicalJsonWriter out) throws IOException {
    if (input instanceof DraftSaved draft) {
      out.text("k", "draft");
      out.text("series", draft.series());
      out.text("text", draft.text());
    } else if (input instanceof SeriesPublished published) {
      out.text("k", "published");
      out.text("series", published.series());
      out.number("v", published.version());
      out.text("text", published.text());
      out.text("drl", published.drl());
      out.text("by", published.by());
      out.text("note", published.note());
      out.objects("rules", published.rules(), RulesCodec::write);
    } else if (input instanceof RulesFileSaved saved) {
      out.text("k", "rules-file");
      out.text("series", saved.series());
      out.text("file", saved.file());
      out.text("content", saved.content());
    } else if (input instanceof SeriesPaused paused) {
      out.text("k", "paused");
      out.text("series", paused.series());
    } else if (input instanceof SeriesResumed resumed) {
      out.text("k", "resumed");
      out.text("series", resumed.series());
    } else if (input instanceof SeriesArchived archived) {
      out.text("k", "archived");
      out.text("series", archived.series());
    } else if (input instanceof ExitOrdered exit) {
      out.text("k", "exit-ordered");
      out.text("series", exit.series());
      out.text("user", exit.user());
      out.text("by", exit.by());
      out.text("reason", exit.reason());
    } else if (input instanceof SegmentSaved segment) {
      out.text("k", "segment");
      out.text("segment", segment.segment());
      out.text("text", segment.text());
    } else if (input instanceof ZoneSet zone) {
      out.text("k", "zone");
      out.text("zone", zone.zone());
    }
  }

  private static void fault(Fault fault, CanonicalJsonWriter out) throws IOException {
    out.number("index", fault.index());
    out.text("field", fault.field());
    out.text("reason", fault.reason());
  }

  private static Fault fault(CanonicalJsonReader in) throws IOException {
    return new Fault(in.integer("index"), in.text("field"), in.text("reason"));
  }
}
