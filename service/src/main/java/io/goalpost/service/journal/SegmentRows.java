package io.goalpost.service.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/**
 * The table {@code journal_segment}. What each commit does is said to the connection itself: for
 * each statement JDBI copies all of its settings, which came to a third of what a small commit
 * allocates.
 */
@RegisterConstructorMapper(Segment.class)
interface SegmentRows extends SqlObject {

  default Optional<SegmentHead> head() {
    try (PreparedStatement ask =
            getHandle()
                .getConnection()
                .prepareStatement(
                    """
                    SELECT number, last_position, hash
                    FROM journal_segment
                    ORDER BY number DESC
                    LIMIT 1
                    """);
        ResultSet found = ask.executeQuery()) {
      return found.next()
          ? Optional.of(new SegmentHead(found.getLong(1), found.getLong(2), found.getBytes(3)))
          : Optional.empty();
    } catch (SQLException failed) {
      throw new UnableToExecuteStatementException(failed, null);
    }
  }

  @SqlQuery(
      """
      SELECT number, first_position AS "first", last_position AS "last", bytes, previous_hash, hash
      FROM journal_segment
      ORDER BY number DESC
      LIMIT 1
      """)
  Optional<Segment> last();

  /** The lengths of segments in bytes; neither database reads what is long for that. */
  @SqlQuery(
      """
      SELECT OCTET_LENGTH(bytes)
      FROM journal_segment
      WHERE number >= :number
      ORDER BY number
      LIMIT :count
      """)
  List<Long> sizes(long number, int count);

  @SqlQuery(
      """
      SELECT number, first_position AS "first", last_position AS "last", bytes, previous_hash, hash
      FROM journal_segment
      WHERE number >= :number
      ORDER BY number
      LIMIT :count
      """)
  List<Segment> from(long number, int count);

  @SqlQuery(
      """
      SELECT number, first_position AS "first", last_position AS "last", bytes, previous_hash, hash
      FROM journal_segment
      WHERE last_position >= :position
      ORDER BY last_position
      LIMIT 1
      """)
  Optional<Segment> endingAtOrAfter(long position);

  default void insert(Segment segment) {
    try (PreparedStatement put =
        getHandle()
            .getConnection()
            .prepareStatement(
                """
                INSERT INTO journal_segment
                  (number, first_position, last_position, bytes, previous_hash, hash)
                VALUES (?, ?, ?, ?, ?, ?)
                """)) {
      int column = 0;
      put.setLong(++column, segment.number());
      put.setLong(++column, segment.first());
      put.setLong(++column, segment.last());
      put.setBytes(++column, segment.bytes());
      put.setBytes(++column, segment.previousHash());
      put.setBytes(++column, segment.hash());
      put.executeUpdate();
    } catch (SQLException failed) {
      throw new UnableToExecuteStatementException(failed, null);
    }
  }
}
