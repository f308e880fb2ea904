package io.goalpost.service.checkpoint;

import io.goalpost.service.store.Dialect;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.BatchChunkSize;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * The tables {@code state}, {@code checkpoint} and {@code checkpoint_piece}; all that H2 and
 * PostgreSQL say differently.
 */
@RegisterConstructorMapper(StateRow.class)
@RegisterConstructorMapper(MarkRow.class)
@RegisterConstructorMapper(PieceRow.class)
interface StateRows {

  int CHUNK_ROWS = 1_000;

  void upsert(Iterator<StateRow> rows);

  @SqlBatch("DELETE FROM state WHERE kind = :kind AND id = :id")
  @BatchChunkSize(CHUNK_ROWS)
  void delete(@BindMethods Iterator<StateRow> rows);

  @SqlQuery("SELECT kind FROM state WHERE kind > :kind ORDER BY kind LIMIT 1")
  Optional<String> kindAfter(String kind);

  @SqlQuery(
      """
      SELECT kind, id, body
      FROM state
      WHERE kind = :kind AND id > :id
      ORDER BY kind, id
      LIMIT :count
      """)
  List<StateRow> after(String kind, String id, int count);

  @SqlQuery("SELECT position, at, clock, zone, pieces FROM checkpoint WHERE id = 1")
  Optional<MarkRow> mark();

  @SqlUpdate(
      """
      UPDATE checkpoint
      SET position = :position, at = :at, clock = :clock, zone = :zone, pieces = :pieces
      WHERE id = 1 AND pieces = :before AND position <= :position
      """)
  int moveMark(@BindMethods MarkRow mark, long before);

  @SqlUpdate(
      """
      INSERT INTO checkpoint (id, position, at, clock, zone, pieces)
      VALUES (1, :position, :at, :clock, :zone, :pieces)
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

  /** The first piece after a number. */
  @SqlQuery(
      "SELECT number, body FROM checkpoint_piece WHERE number > :number ORDER BY number LIMIT 1")
  Optional<PieceRow> pieceAfter(long number);

  @SqlUpdate("DELETE FROM checkpoint_piece WHERE number = :number")
  int removePiece(long number);

  /** Removes a piece that belongs to no checkpoint that was ended. */
  @SqlUpdate(
      """
      DELETE FROM checkpoint_piece
      WHERE number = :number AND number > (SELECT COALESCE(MAX(pieces), 0) FROM checkpoint)
      """)
  void throwAway(long number);

  @SqlUpdate("DELETE FROM checkpoint_piece")
  void clearPieces();

  @SqlUpdate("DELETE FROM state")
  void clear();

  @SqlUpdate("DELETE FROM checkpoint")
  void clearMark();

  /** The interface with the upsert of that dialect. */
  static Class<? extends StateRows> of(Dialect dialect) {
    return switch (dialect) {
      case H2 -> OnH2.class;
      case POSTGRESQL -> OnPostgresql.class;
    };
  }

  /** With H2's upsert. */
  interface OnH2 extends StateRows {
    @Override
    @SqlBatch("MERGE INTO state (kind, id, body) KEY (kind, id) VALUES (:kind, :id, :body)")
    @BatchChunkSize(CHUNK_ROWS)
    void upsert(@BindMethods Iterator<StateRow> rows);
  }

  /** With PostgreSQL's upsert. */
  interface OnPostgresql extends StateRows {
    @Override
    @SqlBatch(
        """
        INSERT INTO state (kind, id, body) VALUES (:kind, :id, :body)
        ON CONFLICT (kind, id) DO UPDATE SET body = EXCLUDED.body
        """)
    @BatchChunkSize(CHUNK_ROWS)
    void upsert(@BindMethods Iterator<StateRow> rows);
  }
}
