package io.goalpost.service.reference;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Goal;
import io.goalpost.model.series.Series;
import io.goalpost.service.reference.ReferenceFacts.Baseline;
import io.goalpost.service.reference.ReferenceFacts.Receipt;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Everything there is, in plain fields, and the lines fired so far. */
final class ReferenceState {

  /** A series as it is live (V1), and its versions before. */
  static final class Live {
    Series series;
    int version;
    boolean paused;
    boolean archived;

    boolean takesNobody() {
      return paused || archived;
    }
  }

  /** A change of one tag, on its way (T4). */
  record FollowUp(
      String user, String company, String tag, boolean add, String series, String subject) {}

  /** A company's chance to hit a company goal (G9). */
  static final class Chance {
    final String series;
    final String company;
    final Set<String> received = new HashSet<>();
    Goal goal; // null until it first qualifies
    int version;
    Instant since;
    long cause;
    Baseline baseline;
    boolean hit;

    Chance(String series, String company) {
      this.series = series;
      this.company = company;
    }

    boolean openAt(Instant now) {
      return goal != null
          && !hit
          && (goal.within() == null || !now.isAfter(since.plus(goal.within())));
    }
  }

  final ZoneId zone;
  final ReferenceFacts facts = new ReferenceFacts();
  final Map<String, Condition> segments = new TreeMap<>();
  final Map<String, Live> series = new TreeMap<>();
  final List<ReferenceEntry> entries = new ArrayList<>(); // by position
  final Map<String, Chance> chances = new TreeMap<>();
  final Set<Long> converted = new HashSet<>();
  final Map<String, Long> companyHits = new TreeMap<>();
  final Deque<FollowUp> followUps = new ArrayDeque<>();
  Instant now;
  long position;

  /** The position of what is going on: later diffs have greater ones. */
  long cause;

  /** Who is online by the diff in whose course all this happens, or null (B3, T4). */
  String online;

  private List<String> fired = new ArrayList<>();

  ReferenceState(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  long nextPosition() {
    position++;
    return position;
  }

  /** SEMANTICS §11; {@code keys} begins with a space or is empty. */
  void fire(String kind, String seriesId, String subject, String keys) {
    fired.add(kind + " " + seriesId + " " + subject + keys);
  }

  void fire(String kind, ReferenceEntry entry, String keys) {
    fire(kind, entry.series, entry.subject(), keys);
  }

  List<String> takeFired() {
    List<String> taken = fired;
    fired = new ArrayList<>();
    return taken;
  }

  Series liveSeries(ReferenceEntry entry) {
    return series.get(entry.series).series;
  }

  List<ReferenceEntry> active() {
    return entries.stream().filter(ReferenceEntry::active).toList();
  }

  /** From where an entry's conditions look. */
  ReferenceView view(ReferenceEntry entry) {
    return new ReferenceView(
        facts,
        now,
        zone,
        segments,
        entry.user,
        entry.company,
        entry.id,
        entry.cause,
        entry.properties,
        entry.baseline);
  }

  /** From where a message goal looks: what {@code increased} means is pinned at receipt (C8). */
  ReferenceView view(ReferenceEntry entry, Receipt receipt) {
    return new ReferenceView(
        facts,
        now,
        zone,
        segments,
        entry.user,
        entry.company,
        entry.id,
        receipt.cause(),
        entry.properties,
        receipt.baseline());
  }

  /** From where a condition looks on who is not in yet; {@code known} is what is known then. */
  ReferenceView viewOutside(
      ReferenceFacts known, String user, String company, Map<String, Value> properties) {
    return new ReferenceView(
        known,
        now,
        zone,
        segments,
        user,
        company,
        0,
        Long.MAX_VALUE, // no event is since an entry that is not there
        properties,
        known.baseline(user));
  }

  ReferenceView viewOfCompany(Chance chance) {
    return new ReferenceView(
        facts,
        now,
        zone,
        segments,
        null,
        chance.company,
        0,
        chance.cause,
        Map.of(),
        chance.baseline);
  }
}
