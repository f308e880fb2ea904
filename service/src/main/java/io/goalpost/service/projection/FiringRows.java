package io.goalpost.service.projection;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.BatchChunkSize;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The tables {@code firing} and {@code projection}. */
@RegisterConstructorMapper(FiringRow.class)
@RegisterConstructorMapper(FiringRows.Mark.class)
public interface FiringRows extends SqlObject {

  int CHUNK_ROWS = 500;

  /**
   * Where the rows stand.
   *
   * @param position the last record of the journal that was read for them
   * @param dropped up to which position rows were dropped for their age
   */
  record Mark(long position, long dropped) {
    static final Mark NOTHING = new Mark(0, 0);
  }

  @SqlBatch(
      """
      INSERT INTO firing (position, at_second, at_nano, kind, cause, rule, series, version, user_id,
        company, entry, block, text, receipt)
      VALUES (:position, :atSecond, :atNano, :kind, :cause, :rule, :series, :version, :userId,
        :company, :entry, :block, :text, :receipt)
      """)
  @BatchChunkSize(CHUNK_ROWS)
  void insert(@BindMethods Iterator<FiringRow> rows);

  @SqlQuery("SELECT position, dropped FROM projection WHERE id = 1")
  Optional<Mark> mark();

  /** Never back: another process may have gone on from there. */
  @SqlUpdate(
      """
      UPDATE projection
      SET position = GREATEST(position, :position), dropped = GREATEST(dropped, :dropped)
      WHERE id = 1
      """)
  int moveMark(@BindMethods Mark mark);

  @SqlUpdate("INSERT INTO projection (id, position, dropped) VALUES (1, :position, :dropped)")
  void setMark(@BindMethods Mark mark);

  /** What figures count over time stays (S1). */
  @SqlUpdate(
      """
      DELETE FROM firing
      WHERE position > :after AND position <= :through
        AND kind NOT IN ('entered', 'finished', 'disengaged', 'exited', 'goal-hit')
      """)
  int drop(long after, long through);

  @SqlUpdate("DELETE FROM firing WHERE position > :after AND position <= :through")
  int remove(long after, long through);

  @SqlUpdate("DELETE FROM projection")
  void clearMark();

  @SqlQuery("SELECT COALESCE(MAX(position), 0) FROM firing")
  long last();

  /** The first row from a position on. */
  @SqlQuery(
      """
      SELECT position, at_second, at_nano, kind, cause, rule, series, version, user_id, company,
        entry, block, text, receipt
      FROM firing WHERE position >= :position ORDER BY position LIMIT 1
      """)
  Optional<FiringRow> firstFrom(long position);

  /** How many rows have a value in an indexed column, counted up to a number. */
  default int count(String column, Object value, int most) {
    return getHandle()
        .createQuery(
            "SELECT COUNT(*) FROM (SELECT %1$s FROM firing WHERE %1$s = :value LIMIT :most) AS few"
                .formatted(column))
        .bind("value", value)
        .bind("most", most)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * The rows of a statement's conditions.
   *
   * @param order the columns of an index from the first on: what is equal in all rows too, for H2
   *     goes along an index only by all of its columns
   */
  default List<FiringRow> find(
      String where, String order, Map<String, ?> values, long after, long before, int limit) {
    return getHandle()
        .createQuery(
            """
            SELECT position, at_second, at_nano, kind, cause, rule, series, version, user_id,
              company, entry, block, text, receipt
            FROM firing
            WHERE position > :after AND position < :before
            """
                + where
                + " ORDER BY "
                + order
                + " LIMIT :limit")
        .bindMap(values)
        .bind("after", after)
        .bind("before", before)
        .bind("limit", limit)
        .mapTo(FiringRow.class)
        .list();
  }
}
