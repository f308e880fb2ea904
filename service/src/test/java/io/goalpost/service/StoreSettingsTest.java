package io.goalpost.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.service.GoalpostConfiguration.StoreSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoreSettingsTest {

  private static Optional<Path> searchFolder(String url, String given) {
    return new StoreSettings(url, null, null, null, null, null, given).searchFolder();
  }

  @Test
  void theSearchLiesWhereItIsToldTo() {
    assertThat(searchFolder("jdbc:postgresql://db/goalpost", "/var/search"))
        .contains(Path.of("/var/search"));
    assertThat(searchFolder("jdbc:h2:file:./data/goalpost", "/var/search"))
        .contains(Path.of("/var/search"));
  }

  @Test
  void itLiesBesideTheFileOfAStoreThatHasOne() {
    assertThat(searchFolder("jdbc:h2:file:./data/goalpost", null)).isEmpty();
  }

  @Test
  void eachDatabaseHasAFolderOfItsOwnHoweverItIsConnectedTo() {
    Optional<Path> first = searchFolder("jdbc:postgresql://db/first", null);

    assertThat(searchFolder("jdbc:postgresql://db/first?sslmode=require", null)).isEqualTo(first);
    assertThat(searchFolder("jdbc:postgresql://db/second", null)).isPresent().isNotEqualTo(first);
  }
}
