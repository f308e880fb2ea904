package io.goalpost.service.checkpoint;

import io.goalpost.service.journal.MalformedRecordException;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A whole state as pieces of bytes, each some rows of about a megabyte in all. Thread-safe. */
public final class StatePieces {

  private static final int PIECE_BYTES = 1 << 20;

  private final StateRowCodec codec = new StateRowCodec();

  /**
   * Gives the pieces of a state: users first, then companies, entries and qualifications, then all
   * else.
   *
   * @param whole with everything that there is as changed, and in the order in which it is to come
   */
  public void write(CheckpointDelta whole, Consumer<byte[]> each) {
    for (Stream<StateRow> rows : codec.rows(whole)) {
      Iterator<StateRow> rest = rows.iterator();
      while (rest.hasNext()) {
        each.accept(PieceRow.bodyOf(rest, PIECE_BYTES));
      }
    }
  }

  /**
   * Hands over what is wanted of a piece.
   *
   * @param wanted is asked with each row before anything of it is read
   * @throws MalformedRecordException naming the row that this version cannot read
   */
  public void read(byte[] piece, Predicate<StateRow> wanted, CheckpointVisitor visitor) {
    for (StateRow row : new PieceRow(0, piece).rows()) {
      if (wanted.test(row)) {
        codec.visit(row, visitor);
      }
    }
  }
}
