package io.goalpost.service.checkpoint;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.service.journal.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
    return StateRow.of(
        StateKey.qualification(
            qualification.series(), qualification.version(), qualification.company()),
        entries.encode(qualification));
  }

  private StateRow row(Map.Entry<StateKey, String> other) {
    return StateRow.of(other.getKey(), other.getValue().getBytes(StandardCharsets.UTF_8));
  }
}
