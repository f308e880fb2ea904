package io.goalpost.service.health;

import com.codahale.metrics.health.HealthCheck;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreFailedException;

/** Whether the store answers. */
public final class StoreHealth extends HealthCheck {

  private final JournalStore journal;

  public StoreHealth(Store store) {
    journal = new JdbiJournalStore(store);
  }

  @Override
  protected Result check() {
    try {
      return Result.healthy("holds records up to %d", journal.head().last());
    } catch (StoreFailedException away) {
      return Result.unhealthy(away.getMessage());
    }
  }
}
