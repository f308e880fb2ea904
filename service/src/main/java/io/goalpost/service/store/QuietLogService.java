package io.goalpost.service.store;

import java.util.logging.Level;
import liquibase.logging.Logger;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import org.slf4j.LoggerFactory;

/** Passes on Liquibase's warnings and errors only. */
final class QuietLogService extends AbstractLogService {

  @Override
  public int getPriority() {
    return PRIORITY_NOT_APPLICABLE;
  }

  @Override
  public Logger getLog(Class clazz) {
    return new QuietLogger(LoggerFactory.getLogger(clazz));
  }

  private static final class QuietLogger extends AbstractLogger {
    private final org.slf4j.Logger log;

    private QuietLogger(org.slf4j.Logger log) {
      this.log = log;
    }

    @Override
    public void log(Level level, String message, Throwable thrown) {
      if (level.equals(Level.OFF)) {
        return;
      }
      if (level.intValue() >= Level.SEVERE.intValue()) {
        log.error(message, thrown);
      } else if (level.intValue() >= Level.WARNING.intValue()) {
        log.warn(message, thrown);
      }
    }
  }
}
