package io.goalpost.service.checkpoint;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.service.journal.MalformedRecordException;
import io.goalpost.service.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The state in one table of key and JSON, in H2 or PostgreSQL. One table, since the engine asks for
 * all or for nothing: no query wants columns, and one upsert serves every kind. Thread-safe.
 */
public final class JdbiCheckpointStore implements CheckpointStore {

  private static final int PAGE_ROWS = 500;

  /** An append waits for a piece at most. */
  private static final int PIECE_ROWS = 500;

  private final Store store;
  private final Class<? extends StateRows> table;
  private final FactsCodec facts = new FactsCodec();
  private final EntryCodec entries = new EntryCodec();

  public JdbiCheckpointStore(Store store) {
    this.store = store;
    this.table = StateRows.of(store.dialect());
  }

  @Override
  public void write(CheckpointDelta delta) {
    store.write(
        table,
        rows -> {
          MarkRow mark = MarkRow.of(delta.mark());
          refuseEarlier(rows.mark(), mark);
          inPieces(
              delta.removed().stream().map(key -> StateRow.of(key, new byte[0])), rows::delete);
          upsert(rows, delta);
          store.piece(
              () -> {
                if (rows.moveMark(mark) == 0) {
                  rows.setMark(mark);
                }
              });
        });
    store.sync();
  }

  @Override
  public Optional<CheckpointMark> mark() {
    return store.read(table, StateRows::mark).map(MarkRow::mark);
  }

  @Override
  public Optional<CheckpointMark> load(CheckpointVisitor visitor) {
    return store.readAtOnce(table, rows -> load(rows, visitor));
  }

  private Optional<CheckpointMark> load(StateRows rows, CheckpointVisitor visitor) {
    Optional<CheckpointMark> mark = rows.mark().map(MarkRow::mark);
    Optional<String> kind = mark.isEmpty() ? Optional.empty() : rows.kindAfter("");
    while (kind.isPresent()) {
      loadKind(rows, kind.get(), visitor);
      kind = rows.kindAfter(kind.get());
    }
    return mark;
  }

  @Override
  public void clear() {
    store.write(
        table,
        rows ->
            store.piece(
                () -> {
                  rows.clear();
                  rows.clearMark();
                }));
    store.sync();
  }

  private void loadKind(StateRows rows, String kind, CheckpointVisitor visitor) {
    String last = "";
    while (true) {
      List<StateRow> page = rows.after(kind, last, PAGE_ROWS);
      for (StateRow row : page) {
        visit(row, visitor);
      }
      if (page.size() < PAGE_ROWS) {
        return;
      }
      last = page.get(page.size() - 1).id();
    }
  }

  private void visit(StateRow row, CheckpointVisitor visitor) {
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

  private void upsert(StateRows rows, CheckpointDelta delta) {
    inPieces(delta.users().stream().map(this::row), rows::upsert);
    inPieces(delta.companies().stream().map(this::row), rows::upsert);
    inPieces(delta.entries().stream().map(this::row), rows::upsert);
    inPieces(delta.qualifications().stream().map(this::row), rows::upsert);
    inPieces(delta.others().entrySet().stream().map(this::row), rows::upsert);
  }

  /** Rows are encoded piece by piece: a large delta is never in memory as JSON. */
  private void inPieces(Stream<StateRow> rows, Consumer<Iterator<StateRow>> writing) {
    Iterator<StateRow> rest = rows.iterator();
    while (rest.hasNext()) {
      List<StateRow> piece = new ArrayList<>();
      while (rest.hasNext() && piece.size() < PIECE_ROWS) {
        piece.add(rest.next());
      }
      store.piece(() -> writing.accept(piece.iterator()));
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
    return StateRow.of(
        StateKey.qualification(
            qualification.series(), qualification.version(), qualification.company()),
        entries.encode(qualification));
  }

  private StateRow row(Map.Entry<StateKey, String> other) {
    return StateRow.of(other.getKey(), other.getValue().getBytes(StandardCharsets.UTF_8));
  }

  private static void refuseEarlier(Optional<MarkRow> stored, MarkRow mark) {
    if (stored.isPresent() && stored.get().position() > mark.position()) {
      throw new IllegalArgumentException(
          "a checkpoint at " + mark.position() + " after one at " + stored.get().position());
    }
  }
}
