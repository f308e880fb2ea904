package io.goalpost.service.checkpoint;

import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The tables {@code checkpoint} and {@code checkpoint_piece}. */
@RegisterConstructorMapper(MarkRow.class)
@RegisterConstructorMapper(PieceRow.class)
interface CheckpointRows {

  @SqlQuery("SELECT position, at, clock, zone, pieces, runs FROM checkpoint WHERE id = 1")
  Optional<MarkRow> mark();

  /** Moves the mark, as long as its last piece is still the one it was. */
  @SqlUpdate(
      """
      UPDATE checkpoint
      SET position = :position, at = :at, clock = :clock, zone = :zone, pieces = :pieces, runs = :runs
      WHERE id = 1 AND pieces = :before AND position <= :position
      """)
  int moveMark(@BindMethods MarkRow mark, long before);

  @SqlUpdate(
      """
      INSERT INTO checkpoint (id, position, at, clock, zone, pieces, runs)
      VALUES (1, :position, :at, :clock, :zone, :pieces, :runs)
      """)
  void setMark(@BindMethods MarkRow mark);

  /** Adds a piece, as long as the mark's last piece is still the one it was. */
  @SqlUpdate(
      """
      INSERT INTO checkpoint_piece (number, body)
      SELECT CAST(:number AS BIGINT), :body FROM (SELECT 1 AS one) AS once
      WHERE :before = (SELECT COALESCE(MAX(pieces), 0) FROM checkpoint)
      """)
  int add(@BindMethods PieceRow piece, long before);

  @SqlQuery("SELECT number, body FROM checkpoint_piece WHERE number = :number")
  Optional<PieceRow> piece(long number);

  /** The number of the first piece after a number. (H2 would read all of them for a MIN.) */
  @SqlQuery("SELECT number FROM checkpoint_piece WHERE number > :number ORDER BY number LIMIT 1")
  Optional<Long> numberAfter(long number);

  /** The number of the last piece, whether it counts or not; 0 where there is none. */
  @SqlQuery("SELECT COALESCE(MAX(number), 0) FROM checkpoint_piece")
  long lastNumber();

  @SqlUpdate("DELETE FROM checkpoint_piece WHERE number = :number")
  void remove(long number);

  @SqlUpdate("DELETE FROM checkpoint_piece")
  void clearPieces();

  @SqlUpdate("DELETE FROM checkpoint")
  void clearMark();
}
