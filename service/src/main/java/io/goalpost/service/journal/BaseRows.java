package io.goalpost.service.journal;

import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The tables {@code journal_base} and {@code journal_base_piece}, and what is removed for them. */
@RegisterConstructorMapper(BaseRow.class)
@RegisterConstructorMapper(BasePieceRow.class)
interface BaseRows {

  @SqlQuery(
      """
      SELECT number, position, hash, at, zone, pieces, pieces_hash, seal
      FROM journal_base
      WHERE id = 1
      """)
  Optional<BaseRow> base();

  @SqlUpdate(
      """
      UPDATE journal_base
      SET number = :number, position = :position, hash = :hash, at = :at, zone = :zone,
        pieces = :pieces, pieces_hash = :piecesHash, seal = :seal
      WHERE id = 1
      """)
  int move(@BindMethods BaseRow base);

  @SqlUpdate(
      """
      INSERT INTO journal_base (id, number, position, hash, at, zone, pieces, pieces_hash, seal)
      VALUES (1, :number, :position, :hash, :at, :zone, :pieces, :piecesHash, :seal)
      """)
  void set(@BindMethods BaseRow base);

  @SqlQuery(
      """
      SELECT base, number, body, hash
      FROM journal_base_piece
      WHERE base = :base AND number > :number
      ORDER BY base, number
      LIMIT 1
      """)
  Optional<BasePieceRow> pieceAfter(long base, long number);

  @SqlUpdate(
      """
      INSERT INTO journal_base_piece (base, number, body, hash)
      VALUES (:base, :number, :body, :hash)
      """)
  void add(@BindMethods BasePieceRow piece);

  /** The base of some piece that belongs to another base than this. */
  @SqlQuery("SELECT base FROM journal_base_piece WHERE base <> :base ORDER BY base LIMIT 1")
  Optional<Long> otherThan(long base);

  @SqlQuery("SELECT MIN(number) FROM journal_base_piece WHERE base = :base")
  Optional<Long> firstPiece(long base);

  @SqlUpdate("DELETE FROM journal_base_piece WHERE base = :base AND number < :before")
  int removePieces(long base, long before);

  @SqlQuery("SELECT MIN(number) FROM journal_segment")
  Optional<Long> firstSegment();

  @SqlUpdate("DELETE FROM journal_segment WHERE number < :before")
  int removeSegments(long before);

  @SqlUpdate("DELETE FROM journal_segment")
  void clearSegments();

  @SqlUpdate("DELETE FROM journal_base_piece")
  void clearPieces();

  @SqlUpdate("DELETE FROM journal_base")
  void clear();
}
