package io.goalpost.service.journal;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The table {@code journal_segment}. */
@RegisterConstructorMapper(Segment.class)
@RegisterConstructorMapper(SegmentHead.class)
interface SegmentRows {

  @SqlQuery(
      """
      SELECT number, last_position AS "last", hash
      FROM journal_segment
      ORDER BY number DESC
      LIMIT 1
      """)
  Optional<SegmentHead> head();

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

  @SqlUpdate(
      """
      INSERT INTO journal_segment
        (number, first_position, last_position, bytes, previous_hash, hash)
      VALUES (:number, :first, :last, :bytes, :previousHash, :hash)
      """)
  void insert(@BindMethods Segment segment);
}
