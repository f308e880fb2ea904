package io.goalpost.service.journal;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Interaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Diffs, in the words of D1. What was posted keeps its order, so that a replay sees what the engine
 * saw. Stateless.
 */
public final class DiffCodec {

  private static final CanonicalJson JSON = new CanonicalJson();

  private DiffCodec() {}

  /** A diff as text to be read by a person, cut where it is longer than so many characters. */
  public static String text(Diff diff, int lengthMax) {
    String text = new String(JSON.bytes(out -> write(diff, out)), StandardCharsets.UTF_8);
    int end = Math.min(text.length(), lengthMax);
    boolean splits =
        end > 0 && end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splits ? end - 1 : end);
  }

  static void write(Diff diff, CanonicalJsonWriter out) throws IOException {
    out.text("id", diff.id());
    out.text("user", diff.user());
    out.text("company", diff.company());
    out.valuesAsGiven("set", diff.set());
    out.texts("unset", diff.unset());
    out.text("event", diff.event());
    out.valuesAsGiven("properties", diff.properties());
    out.texts("tag", diff.tag());
    out.texts("untag", diff.untag());
    out.texts("join", diff.join());
    out.texts("leave", diff.leave());
    out.flag("online", diff.online());
    out.object("interaction", diff.interaction(), DiffCodec::write);
    out.instant("timestamp", diff.timestamp());
  }

  static Diff read(CanonicalJsonReader in) throws IOException {
    return new Diff(
        in.text("id"),
        in.text("user"),
        in.text("company"),
        in.values("set"),
        in.texts("unset"),
        in.text("event"),
        in.values("properties"),
        in.texts("tag"),
        in.texts("untag"),
        in.texts("join"),
        in.texts("leave"),
        in.flag("online"),
        in.object("interaction", DiffCodec::interaction),
        in.instant("timestamp"));
  }

  private static void write(Interaction interaction, CanonicalJsonWriter out) throws IOException {
    out.text("series", interaction.series());
    out.text("block", interaction.block());
    out.number("receipt", interaction.receipt());
    out.text("is", interaction.is().word());
    out.text("link", interaction.link());
  }

  private static Interaction interaction(CanonicalJsonReader in) throws IOException {
    return new Interaction(
        in.text("series"),
        in.text("block"),
        in.number("receipt"),
        Interaction.Kind.valueOf(in.text("is").toUpperCase(Locale.ROOT)),
        in.text("link"));
  }
}
