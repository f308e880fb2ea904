package io.goalpost.service.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.sql.DriverManager;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.Test;

/** What is asked of the database costs no reflection each time. */
class SqlObjectsTest {

  interface Numbers {
    @SqlQuery("SELECT 7")
    int seven();
  }

  @Test
  void whatAnInterfaceIsIsFoundOutOnceForAllHandles() {
    Jdbi jdbi =
        SqlObjects.of((ConnectionFactory) () -> DriverManager.getConnection("jdbc:h2:mem:"))
            .knowing(Numbers.class);

    try (Handle one = jdbi.open();
        Handle other = jdbi.open()) {
      assertEquals(7, one.attach(Numbers.class).seven());
      assertEquals(7, other.attach(Numbers.class).seven());
      assertSame(known(one), known(other));
    }
  }

  @Test
  void noConnectionIsOpenedForIt() {
    SqlObjects.of(
            (ConnectionFactory)
                () -> {
                  throw new AssertionError("a connection was opened");
                })
        .knowing(Numbers.class);
  }

  /** Where it was not known, this would fail for want of what finds it out. */
  private static Object known(Handle handle) {
    return handle.getConfig(Extensions.class).findMetadata(Numbers.class, null);
  }
}
