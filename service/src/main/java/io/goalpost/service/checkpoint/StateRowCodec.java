package io.goalpost.service.checkpoint;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.service.journal.MalformedRecordException;
import io.goalpost.service.state.KnownIds;
import io.goalpost.service.state.packed.EntryPacker;
import io.goalpost.service.state.packed.StoredForm;
import io.goalpost.service.state.packed.UserPacker;
import io.goalpost.service.store.StoredId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * State ⇄ rows. In the base of a journal, which outlives versions, bodies are JSON; in a checkpoint
 * users and entries are packed, but for users of whom there is much. Either is read. Thread-safe.
 */
final class StateRowCodec {

  private final FactsCodec facts = new FactsCodec();
  private final EntryCodec entries = new EntryCodec();

  /**
   * The rows, in JSON, of all that a delta has as it now stands, each made when it is asked for.
   */
  List<Stream<StateRow>> rows(CheckpointDelta delta) {
    return List.of(
        delta.users().stream().map(this::row),
        delta.companies().stream().map(this::row),
        delta.entries().stream().map(this::row),
        delta.qualifications().stream().map(this::row),
        delta.others().entrySet().stream().map(this::row));
  }

  /** A row that is made when it is asked for: its key, and what makes its body. */
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

  /** The rows that are to be made of a delta. For one thread. */
  private final class Gathering {
    private final UserPacker userPacker = UserPacker.inFull();
    private final EntryPacker entryPacker = EntryPacker.inFull();
    private final List<Pending> all = new ArrayList<>();
    private final Set<StateKey> removed;
    private final Set<String> kindsRemoved;

    Gathering(CheckpointDelta delta) {
      removed = new HashSet<>(delta.removed());
      kindsRemoved = removed.stream().map(StateKey::kind).collect(Collectors.toSet());
      each(delta.users(), User::id, (id, user) -> add(StateKey.USER, id, () -> body(user.get())));
      each(
          delta.entries(),
          Entry::id,
          (id, entry) ->
              add(StateKey.ENTRY, StateKey.padded(id), () -> entryPacker.pack(entry.get())));
      delta.companies().forEach(c -> add(StateKey.COMPANY, c.id(), () -> facts.encode(c)));
      delta.qualifications().forEach(q -> add(key(q), () -> entries.encode(q)));
      delta.others().forEach((key, text) -> add(key, () -> text.getBytes(StandardCharsets.UTF_8)));
      removed.forEach(key -> all.add(new Pending(key.kind(), StoredId.of(key.id()), null)));
      Collections.sort(all);
    }

    /** Values by their ids; where these are known, each value is made when it is asked for. */
    private static <K, T> void each(
        List<T> values, Function<T, K> idOf, BiConsumer<K, Supplier<T>> each) {
      for (int i = 0; i < values.size(); i++) {
        int index = i;
        if (values instanceof KnownIds<?> known) {
          @SuppressWarnings("unchecked") // the ids of these values
          K id = (K) known.idAt(i);
          each.accept(id, () -> values.get(index));
        } else {
          T value = values.get(i);
          each.accept(idOf.apply(value), () -> value);
        }
      }
    }

    private byte[] body(User user) {
      byte[] packed = userPacker.packOrNull(user);
      return packed != null ? packed : facts.encode(user);
    }

    private void add(StateKey key, Supplier<byte[]> body) {
      add(key.kind(), key.id(), body);
    }

    private void add(String kind, String id, Supplier<byte[]> body) {
      if (kindsRemoved.contains(kind)) {
        removed.remove(new StateKey(kind, id));
      }
      all.add(new Pending(kind, StoredId.of(id), body));
    }
  }

  /**
   * The rows of a delta in the order of their keys, packed, each made when it is asked for; what is
   * removed and changed, too, stays. For one thread.
   */
  Iterator<StateRow> sorted(CheckpointDelta delta) {
    Iterator<Pending> all = new Gathering(delta).all.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return all.hasNext();
      }

      @Override
      public StateRow next() {
        return all.next().row();
      }
    };
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
      case StateKey.USER -> visitor.user(read(row, this::user));
      case StateKey.COMPANY -> visitor.company(read(row, it -> facts.company(it.body())));
      case StateKey.ENTRY -> visitor.entry(read(row, this::entry));
      case StateKey.QUALIFICATION ->
          visitor.qualification(read(row, it -> entries.qualification(it.body())));
      default -> visitor.other(row.key(), new String(row.body(), StandardCharsets.UTF_8));
    }
  }

  private User user(StateRow row) {
    return StoredForm.is(row.body())
        ? UserPacker.unpackInFull(row.key().id(), row.body())
        : facts.user(row.body());
  }

  private Entry entry(StateRow row) {
    return StoredForm.is(row.body())
        ? EntryPacker.unpackInFull(Long.parseLong(row.id()), row.body())
        : entries.entry(row.body());
  }

  private static <T> T read(StateRow row, Function<StateRow, T> codec) {
    try {
      return codec.apply(row);
    } catch (RuntimeException malformed) { // of any kind where packed bytes are none
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
