package io.goalpost.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StoreUrlTest {

  @Test
  void h2GetsWhatTheJournalReliesOn() {
    assertThat(StoreUrl.complete("jdbc:h2:file:./data/goalpost"))
        .isEqualTo(
            "jdbc:h2:file:./data/goalpost;ANALYZE_AUTO=0;CACHE_SIZE=8192;DB_CLOSE_ON_EXIT=FALSE;"
                + "MAX_LENGTH_INPLACE_LOB=1000000;TRACE_LEVEL_FILE=0;WRITE_DELAY=0");
  }

  @Test
  void whatIsGivenStays() {
    assertThat(StoreUrl.complete("jdbc:h2:mem:x;write_delay=5;CACHE_SIZE=1"))
        .isEqualTo(
            "jdbc:h2:mem:x;write_delay=5;CACHE_SIZE=1;ANALYZE_AUTO=0;DB_CLOSE_ON_EXIT=FALSE;"
                + "MAX_LENGTH_INPLACE_LOB=1000000;TRACE_LEVEL_FILE=0");
    assertThat(StoreUrl.complete("jdbc:postgresql://h/d?tcpKeepAlive=false"))
        .isEqualTo(
            "jdbc:postgresql://h/d?tcpKeepAlive=false&reWriteBatchedInserts=true&socketTimeout=60");
  }

  @Test
  void postgresqlGetsItsSettings() {
    assertThat(StoreUrl.complete("jdbc:postgresql://h/d"))
        .isEqualTo(
            "jdbc:postgresql://h/d?reWriteBatchedInserts=true&socketTimeout=60&tcpKeepAlive=true");
  }

  @Test
  void aSharedH2IsRefused() {
    assertThatThrownBy(() -> StoreUrl.complete("jdbc:h2:./x;AUTO_SERVER=TRUE"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("AUTO_SERVER");
  }
}
