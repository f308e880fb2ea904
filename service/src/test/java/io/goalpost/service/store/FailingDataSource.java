package io.goalpost.service.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Connections of a real database that are lost at a certain statement. Not thread-safe. */
public final class FailingDataSource implements DataSource {

  private final String url;
  private final String user;
  private final int failing;
  private Runnable failure = () -> {};
  private int statements;
  private boolean lost;

  /**
   * @param failing the statement that is not executed any more, the first being 1
   */
  public FailingDataSource(String url, String user, int failing) {
    this.url = url;
    this.user = user;
    this.failing = failing;
  }

  /** What happens at the failing statement, beside the loss of the connection. */
  public void failBy(Runnable how) {
    failure = how;
  }

  /** How many statements were executed. */
  public int statements() {
    return statements;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return getConnection(user, "");
  }

  @Override
  public Connection getConnection(String name, String password) throws SQLException {
    Connection connection = DriverManager.getConnection(url, name, password);
    return watched(Connection.class, connection, connection);
  }

  private <T> T watched(Class<T> type, T target, Connection connection) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(method, target, arguments, connection)));
  }

  private Object call(Method method, Object target, Object[] arguments, Connection connection)
      throws Throwable {
    if (method.getName().startsWith("execute") && !lost && ++statements == failing) {
      failure.run();
      lost = true;
      connection.close();
    }
    if (lost && !method.getName().equals("close") && !method.getName().equals("isClosed")) {
      throw new SQLRecoverableException("injected: the connection was lost");
    }
    try {
      Object result = method.invoke(target, arguments);
      if (result instanceof PreparedStatement statement
          && !(result instanceof java.sql.CallableStatement)) {
        return watched(PreparedStatement.class, statement, connection);
      }
      return result instanceof Statement statement && !(result instanceof PreparedStatement)
          ? watched(Statement.class, statement, connection)
          : result;
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
