package io.goalpost.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is attached to the connection that is lent goes with it, and with what failed on it. */
class LentObjectsTest {

  private static final String URL = "jdbc:h2:mem:lent";

  interface Numbers {
    @SqlUpdate("INSERT INTO numbers VALUES (:number)")
    void put(int number);

    @SqlQuery("SELECT number FROM numbers ORDER BY number")
    List<Integer> all();

    @SqlUpdate("INSERT INTO nothing VALUES (1)")
    void fail();
  }

  private Connection keeping;
  private Connection lent;
  private LentObjects objects;

  @BeforeEach
  void lend() throws SQLException {
    keeping = DriverManager.getConnection(URL);
    keeping.createStatement().execute("CREATE TABLE numbers (number INT PRIMARY KEY)");
    lent = DriverManager.getConnection(URL);
    ConnectionFactory factory =
        new ConnectionFactory() {
          @Override
          public Connection openConnection() {
            return lent;
          }

          @Override
          public void closeConnection(Connection own) {
            // It is lent.
          }
        };
    objects = new LentObjects(SqlObjects.of(factory), () -> lent);
  }

  @AfterEach
  void close() throws SQLException {
    lent.close();
    keeping.createStatement().execute("SHUTDOWN");
  }

  private List<Integer> all() {
    return objects.inTransaction(Numbers.class, Numbers::all);
  }

  private void put(int number) {
    objects.inTransaction(
        Numbers.class,
        rows -> {
          rows.put(number);
          return null;
        });
  }

  @Test
  void itIsAttachedOnce() {
    Numbers first = objects.inTransaction(Numbers.class, rows -> rows);

    Numbers again = objects.inTransaction(Numbers.class, rows -> rows);

    assertSame(first, again);
  }

  @Test
  void ofWhatFailsNothingStaysAndTheNextGoesOn() {
    put(1);

    assertThatThrownBy(
            () ->
                objects.inTransaction(
                    Numbers.class,
                    rows -> {
                      rows.put(2);
                      rows.fail();
                      return null;
                    }))
        .isInstanceOf(JdbiException.class);
    put(3);

    assertThat(all()).containsExactly(1, 3);
  }

  @Test
  void whatIsThrownByTheWorkComesOutAsItIs() {
    assertThatThrownBy(
            () ->
                objects.inTransaction(
                    Numbers.class,
                    rows -> {
                      rows.put(2);
                      throw new IllegalStateException("no");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(all()).isEmpty();
  }

  @Test
  void aConnectionThatBrokeIsToldAndTheOneThatTakesItsPlaceIsUsed() throws SQLException {
    put(1);
    lent.close();

    assertThatThrownBy(() -> put(2)).isInstanceOf(JdbiException.class);
    lent = DriverManager.getConnection(URL);
    put(3);

    assertThat(all()).containsExactly(1, 3);
  }

  @Test
  void whereAnotherIsLentWithoutAFailureThatOneIsUsed() throws SQLException {
    put(1);
    Connection old = lent;
    lent = DriverManager.getConnection(URL);
    old.close();

    put(2);

    assertThat(all()).containsExactly(1, 2);
  }
}
