package io.goalpost.service.checkpoint;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.service.journal.MalformedRecordException;
import io.goalpost.service.store.StoredId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** State ⇄ rows: in a checkpoint, and in the base of a journal. Thread-safe. */
final class StateRowCodec {

  private final FactsCodec facts = new FactsCodec();
  private final EntryCodec entries = new EntryCodec();

  /** The rows of all that a delta has as it now stands, each made when it is asked for. */
  List<Stream<StateRow>> rows(CheckpointDelta delta) {
    return List.of(
        delta.users().stream().map(this::row),
        delta.companies().stream().map(this::row),
        delta.entries().stream().map(this::row),
        delta.qualifications().stream().map(this::row),
        delta.others().entrySet().stream().map(this::row));
  }

  /** A row that is made when it is asked for: its key, and what makes its JSON. */
  private record Pending(String kind, String id, Supplier<byte[]> body)
      implements Comparable<Pending> {

    @Override
    public int compareTo(Pending other) {
      return StateRow.compareKeys(kind, id, other.kind, other.id);
    }

    StateRow row() {
      return new StateRow(kind, id, body == null ? null : body.get());
    }
  }

  /**
   * The rows of a delta in the order of their keys, each made when it is asked for; what is removed
   * and changed, too, stays.
   */
  Iterator<StateRow> sorted(CheckpointDelta delta) {
    List<Pending> all = new ArrayList<>();
    Set<StateKey> removed = new HashSet<>(delta.removed());
    delta.users().forEach(u -> add(all, removed, StateKey.user(u.id()), () -> facts.encode(u)));
    delta
        .companies()
        .forEach(c -> add(all, removed, StateKey.company(c.id()), () -> facts.encode(c)));
    List<Entry> changed = delta.entries(); // packed, maybe, and unpacked by each get
    for (int i = 0; i < changed.size(); i++) {
      int index = i;
      StateKey key = StateKey.entry(changed.get(i).id());
      add(all, removed, key, () -> entries.encode(changed.get(index)));
    }
    delta.qualifications().forEach(q -> add(all, removed, key(q), () -> entries.encode(q)));
    delta
        .others()
        .forEach(
            (key, text) -> add(all, removed, key, () -> text.getBytes(StandardCharsets.UTF_8)));
    removed.forEach(key -> all.add(new Pending(key.kind(), StoredId.of(key.id()), null)));
    Collections.sort(all);
    return all.stream().map(Pending::row).iterator();
  }

  private static void add(
      List<Pending> all, Set<StateKey> removed, StateKey key, Supplier<byte[]> body) {
    removed.remove(key);
    all.add(new Pending(key.kind(), StoredId.of(key.id()), body));
  }

  private static StateKey key(Qualification qualification) {
    return StateKey.qualification(
        qualification.series(), qualification.version(), qualification.company());
  }

  /**
   * Hands over what a row holds.
   *
   * @throws MalformedRecordException naming the row that this version cannot read
   */
  void visit(StateRow row, CheckpointVisitor visitor) {
    switch (row.kind()) {
      case StateKey.USER -> visitor.user(read(row, facts::user));
      case StateKey.COMPANY -> visitor.company(read(row, facts::company));
      case StateKey.ENTRY -> visitor.entry(read(row, entries::entry));
      case StateKey.QUALIFICATION -> visitor.qualification(read(row, entries::qualification));
      default -> visitor.other(row.key(), new String(row.body(), StandardCharsets.UTF_8));
    }
  }

  private static <T> T read(StateRow row, Function<byte[], T> codec) {
    try {
      return codec.apply(row.body());
    } catch (MalformedRecordException malformed) {
      throw new MalformedRecordException(
          "the stored " + row.kind() + " " + row.id() + ": " + malformed.getMessage(), malformed);
    }
  }

  private StateRow row(User user) {
    return StateRow.of(StateKey.user(user.id()), facts.encode(user));
  }

  private StateRow row(Company company) {
    return StateRow.of(StateKey.company(company.id()), facts.encode(company));
  }

  private StateRow row(Entry entry) {
    return StateRow.of(StateKey.entry(entry.id()), entries.encode(entry));
  }

  private StateRow row(Qualification qualification) {
    return StateRow.of(key(qualification), entries.encode(qualification));
  }

  private StateRow row(Map.Entry<StateKey, String> other) {
    return StateRow.of(other.getKey(), other.getValue().getBytes(StandardCharsets.UTF_8));
  }
}
