package io.goalpost.service.checkpoint;

import io.goalpost.model.fact.FoldedEvents;
import io.goalpost.model.fact.Tally;
import io.goalpost.model.fact.Value;
import io.goalpost.service.journal.CanonicalJsonReader;
import io.goalpost.service.journal.CanonicalJsonWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is left of older events, in a user's JSON. Stateless. */
final class FoldedCodec {

  /** Of one name. */
  record Named(String name, FoldedEvents events) {}

  /** A tally of those that satisfied a condition, or that had these values. */
  private record Part(String where, Map<String, Value> values, Tally tally) {}

  private FoldedCodec() {}

  static void write(Named named, CanonicalJsonWriter out) throws IOException {
    out.text("name", named.name());
    write(named.events().all(), out);
    out.objects(
        "matching",
        named.events().matching().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> new Part(each.getKey(), Map.of(), each.getValue()))
            .toList(),
        FoldedCodec::write);
    out.objects(
        "like",
        named.events().like().entrySet().stream()
            .map(each -> new Part(null, each.getKey(), each.getValue()))
            .toList(),
        FoldedCodec::write);
  }

  static Named read(CanonicalJsonReader in) throws IOException {
    String name = in.text("name");
    Tally all = tally(in);
    Map<String, Tally> matching = new HashMap<>();
    in.objects("matching", FoldedCodec::part)
        .forEach(part -> matching.put(part.where(), part.tally()));
    Map<Map<String, Value>, Tally> like = new LinkedHashMap<>();
    in.objects("like", FoldedCodec::part).forEach(part -> like.put(part.values(), part.tally()));
    return new Named(name, new FoldedEvents(all, matching, like));
  }

  private static void write(Part part, CanonicalJsonWriter out) throws IOException {
    out.text("where", part.where());
    out.values("values", part.values());
    write(part.tally(), out);
  }

  private static Part part(CanonicalJsonReader in) throws IOException {
    return new Part(in.text("where"), in.values("values"), tally(in));
  }

  private static void write(Tally tally, CanonicalJsonWriter out) throws IOException {
    out.number("count", tally.count());
    out.objects(
        "latest",
        tally.latest(),
        (mark, mine) -> {
          mine.number("p", mark.position());
          mine.instant("t", mark.at());
        });
  }

  private static Tally tally(CanonicalJsonReader in) throws IOException {
    long count = in.number("count");
    List<Tally.Mark> latest =
        in.objects(
            "latest",
            mark -> {
              long position = mark.number("p");
              return new Tally.Mark(mark.instant("t"), position);
            });
    return new Tally(count, latest);
  }
}
