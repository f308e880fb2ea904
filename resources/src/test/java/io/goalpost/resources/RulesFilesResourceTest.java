package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.resources.fixture.Server;
import io.goalpost.resources.fixture.Server.Answer;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RulesFilesResourceTest {
  private static final String RULES = "/v1/series/s/rules";

  @RegisterExtension final Server server = Server.start();

  private Answer put(String file, String content) {
    return server.send(
        "PUT", RULES + "/" + file, Entity.entity(content, MediaType.APPLICATION_OCTET_STREAM));
  }

  @Test
  void aFileIsKeptListedGivenBackAndRemoved() {
    assertThat(put("upgrade.drl", "rule \"ä\"").text())
        .isEqualTo("{\"file\":\"upgrade.drl\",\"problems\":[]}");

    assertThat(server.get(RULES).text())
        .isEqualTo("{\"files\":[{\"file\":\"upgrade.drl\",\"size\":9,\"problems\":[]}]}");
    assertThat(server.get(RULES + "/upgrade.drl").text()).isEqualTo("rule \"ä\"");
    assertThat(server.send("DELETE", RULES + "/upgrade.drl", null).text())
        .isEqualTo("{\"files\":[]}");
    assertThat(server.get(RULES).text()).isEqualTo("{\"files\":[]}");
  }

  @Test
  void whatIsWrongWithAFileNamesItsPlace() {
    assertThat(put("upgrade.drl", "eval").json().at("/problems/0").toString())
        .contains("\"file\":\"upgrade.drl\"", "\"line\":2", "\"column\":3");
    assertThat(put("entry.drl.csv", "eval").json().at("/problems/0").toString())
        .contains("\"file\":\"entry.drl.csv\"", "\"row\":2", "\"column\":\"C\"");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(server.get(RULES).status()).isEqualTo(404);
    put("upgrade.drl", "");
    assertThat(server.get(RULES + "/other.drl").status()).isEqualTo(404);
    assertThat(server.send("DELETE", RULES + "/other.drl", null).status()).isEqualTo(404);
  }

  @Test
  void aNameThatIsNoneAndAFileThatIsTooLargeAreRefused() {
    assertThat(put("..%2Fupgrade.drl", "").status()).isEqualTo(422);
    assertThat(put("upgrade.txt", "").error()).isEqualTo("rules: is no name");
    assertThat(put("upgrade.drl", "x".repeat((1 << 20) + 1)).status()).isEqualTo(413);
  }
}
