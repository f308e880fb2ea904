package io.goalpost.service.torture;

import com.fasterxml.jackson.databind.JsonNode;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.resources.answer.UserJson;
import io.goalpost.service.appliers.Appliers;
import io.goalpost.service.checkpoint.JdbiCheckpointStore;
import io.goalpost.service.endtoend.ServerProcess;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.NotedJournal;
import io.goalpost.service.journal.Segment;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.journal.SegmentHead;
import io.goalpost.service.recovery.Recovery;
import io.goalpost.service.state.State;
import io.goalpost.service.state.StateBounds;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreInUseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;

/**
 * Looks at what an ended server left: the journal against what was answered, the state that comes
 * of checkpoint and tail against the one that comes of the journal alone, and both against what was
 * shown over HTTP. Not thread-safe.
 */
final class Examination {

  private static final Duration FREE_MAX = Duration.ofSeconds(30);
  private static final Duration SETTLED_MAX = Duration.ofSeconds(30);
  private static final int FAULTS_SHOWN_MAX = 20;

  private final Plan plan;
  private final Acknowledged acknowledged;
  private final SegmentChain chain = new SegmentChain(new JournalCodec());
  private final JournalAudit audit = new JournalAudit();
  private final Appliers appliers = new Appliers();
  private final Set<Long> noted = new HashSet<>();
  private final Map<String, JsonNode> shown = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private State folded = new State();
  private SegmentHead end = SegmentHead.none();
  private int views;

  Examination(Plan plan, Acknowledged acknowledged) {
    this.plan = plan;
    this.acknowledged = acknowledged;
  }

  /** Keeps what a server shows of some users before anything is sent to it. */
  void look(ServerProcess server, Random random, int users) throws IOException {
    for (int i = 0; i < users; i++) {
      String user = Load.user(random.nextInt(Load.USERS));
      HttpResponse<String> answer = server.send("GET", "/v1/users/" + user, null);
      if (answer.statusCode() == 200) {
        shown.put(user, ServerProcess.JSON.readTree(answer.body()));
      }
    }
  }

  /**
   * Examines what is stored now.
   *
   * @param anew whether the state is folded from the first record on again, too
   * @throws AssertionError naming what is wrong
   */
  void examine(int round, boolean anew) {
    try (Store store = open()) {
      JournalStore journal = NotedJournal.on(store);
      if (!journal.holds(end)) {
        faults.add("the journal no longer holds " + end);
      }
      noteAnswers();
      long readTo = audit.position();
      compareShown();
      journal.forEachFrom(readTo + 1, chain.unbroken(this::take));
      shown.forEach(
          (user, json) -> faults.add("shown, and never in the journal: " + user + " as " + json));
      shown.clear();
      audit.compare(acknowledged.all());
      compareStates(store, journal, anew);
    }
    faults.addAll(audit.faults());
    faults.addAll(acknowledged.faults());
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "seed %d, round %d: %d faults%n%s"
              .formatted(
                  plan.seed(),
                  round,
                  faults.size(),
                  String.join("\n", faults.subList(0, Math.min(FAULTS_SHOWN_MAX, faults.size())))));
    }
  }

  private void noteAnswers() {
    acknowledged
        .all()
        .values()
        .forEach(
            answer -> {
              if (noted.add(answer.position())) {
                audit.answered(answer.position(), answer.atMillis());
              }
            });
  }

  private void take(Segment segment) {
    for (JournalRecord record : chain.records(segment)) {
      if (record.position() > audit.position()) {
        audit.read(record);
        appliers.apply(record, folded);
      }
    }
    folded.committed();
    end = SegmentHead.of(segment);
    if (segment.first() <= acknowledged.firstOfRound()) {
      compareShown();
    }
  }

  /** What was shown before the first answer must have been so at the end of some commit. */
  private void compareShown() {
    int open = shown.size();
    shown.entrySet().removeIf(each -> each.getValue().equals(folded(each.getKey())));
    views += open - shown.size();
  }

  private JsonNode folded(String user) {
    try {
      return folded.user(user) == null
          ? null
          : ServerProcess.JSON.readTree(
              ServerProcess.JSON.writeValueAsBytes(
                  UserJson.of(folded.user(user), folded.entriesOf(user))));
    } catch (IOException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private void compareStates(Store store, JournalStore journal, boolean anew) {
    Set<String> companies = new HashSet<>();
    folded.userIds().forEach(user -> companies.addAll(folded.user(user).companies()));
    Set<String> diffs = acknowledged.all().keySet();
    State recovered =
        new Recovery(new JdbiCheckpointStore(store), journal, chain, StateBounds.DEFAULT).recover();
    SortedMap<String, String> byJournal = StateText.of(folded, companies, diffs);
    compare("checkpoint and tail", StateText.of(recovered, companies, diffs), byJournal);
    if (anew) {
      State again = new State();
      journal.forEachFrom(
          1,
          chain.unbroken(
              segment -> {
                chain.records(segment).forEach(record -> appliers.apply(record, again));
                again.committed();
              }));
      compare("the journal once more", StateText.of(again, companies, diffs), byJournal);
    }
  }

  private void compare(
      String what, SortedMap<String, String> given, SortedMap<String, String> byJournal) {
    Set<String> keys = new HashSet<>(given.keySet());
    keys.addAll(byJournal.keySet());
    for (String key : keys) {
      if (!String.valueOf(given.get(key)).equals(byJournal.get(key))) {
        faults.add(
            "%s, by %s: %s%n  by the journal: %s"
                .formatted(key, what, given.get(key), byJournal.get(key)));
      }
    }
  }

  /** A killed process may keep PostgreSQL's lock until the server notices. */
  private Store open() {
    long deadline = System.nanoTime() + FREE_MAX.toNanos();
    while (true) {
      try {
        return Store.open(plan.url(), plan.user(), plan.password(), Durability.PROCESS);
      } catch (StoreInUseException inUse) {
        if (System.nanoTime() > deadline) {
          throw inUse;
        }
      }
    }
  }

  /** Asks until no wait and no trying is open; each was to last some seconds. */
  void awaitNothingWaits(ServerProcess server, InstantSource clock) throws IOException {
    Instant deadline = clock.instant().plus(SETTLED_MAX);
    while (waiting(server) > 0) {
      if (clock.instant().isAfter(deadline)) {
        throw new AssertionError("what was due does not fire: " + waiting(server) + " wait");
      }
    }
  }

  private static long waiting(ServerProcess server) throws IOException {
    long waiting = 0;
    for (String series : Author.SERIES) {
      JsonNode blocks = server.call("GET", "/v1/series/" + series + "/blocks", null).get("blocks");
      for (JsonNode block : blocks) {
        waiting += block.path("waiting").asLong() + block.path("trying").asLong();
      }
    }
    return waiting;
  }

  void nothingWaits() {
    if (audit.waiting() > 0) {
      throw new AssertionError(audit.waiting() + " visits still wait");
    }
    if (audit.isFanningOut()) {
      throw new AssertionError("not all members of a company have been looked at");
    }
  }

  String summary() {
    return String.format(
        "%d diffs acknowledged (%d sent again), lost %d, doubled %d, %d timers fired, late %d, early %d,"
            + " %d fan-outs, %d views compared, %d records",
        acknowledged.all().size(),
        acknowledged.retried(),
        audit.lost(),
        audit.doubled(),
        audit.timers(),
        audit.late(),
        audit.early(),
        audit.fanOuts(),
        views,
        audit.position());
  }
}
