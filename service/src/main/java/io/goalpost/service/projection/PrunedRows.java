package io.goalpost.service.projection;

import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code pruned_firings}. */
@RegisterConstructorMapper(PrunedRows.Piece.class)
interface PrunedRows {

  /**
   * Some firings that follow each other.
   *
   * @param last the position of the last of them
   * @param body as the journal has them
   */
  @SuppressWarnings("ArrayRecordComponent") // Bytes as the database takes them.
  record Piece(long last, byte[] body) {}

  @SqlQuery("SELECT last, body FROM pruned_firings WHERE last > :last ORDER BY last LIMIT 1")
  Optional<Piece> after(long last);

  @SqlUpdate("INSERT INTO pruned_firings (last, body) VALUES (:last, :body)")
  void add(@BindMethods Piece piece);

  @SqlUpdate("DELETE FROM pruned_firings WHERE last = :last")
  void remove(long last);

  @SqlUpdate("DELETE FROM pruned_firings WHERE last > :last")
  void removeAfter(long last);
}
