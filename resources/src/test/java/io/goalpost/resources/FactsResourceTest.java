package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.goalpost.model.fact.Channel;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.resources.fixture.EntryFixture;
import io.goalpost.resources.fixture.FiringFixture;
import io.goalpost.resources.fixture.Server;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FactsResourceTest {
  @RegisterExtension final Server server = Server.start();

  private static User user(String id, Map<String, Value> attributes) {
    EventHistory seen =
        EventHistory.of(
            List.of(
                new EventOccurrence("seen", Map.of(), FiringFixture.AT.minusSeconds(60), 1),
                new EventOccurrence("seen", Map.of(), FiringFixture.AT, 2)));
    return new User(
        id,
        attributes,
        Set.of("vip", "beta"),
        Map.of("seen", seen),
        List.of("zeta", "acme"),
        Set.of(Channel.SMS),
        Set.of(Channel.EMAIL));
  }

  @Test
  void showsAUserWithEntries() {
    Map<String, Value> attributes =
        Map.of(
            "plan", Value.of("pro"),
            "seats", Value.of(10),
            "paying", Value.of(true),
            "since", Value.of("2026-01-05"),
            "roles", Value.of(List.of("admin", 7)));
    server.facts.users.put("u1", user("u1", attributes));
    server.facts.entries.add(EntryFixture.active("upgrade", "u1"));

    JsonNode shown = server.get("/v1/users/u1").json();

    assertThat(shown.at("/entries/0/subject").asText()).isEqualTo("u1@acme");
    ((com.fasterxml.jackson.databind.node.ObjectNode) shown).remove("entries");
    assertThat(shown.toString())
        .isEqualTo(
            "{\"id\":\"u1\",\"attributes\":{\"paying\":true,\"plan\":\"pro\","
                + "\"roles\":[\"admin\",7],\"seats\":10,\"since\":\"2026-01-05\"},"
                + "\"tags\":[\"beta\",\"vip\"],\"companies\":[\"zeta\",\"acme\"],"
                + "\"events\":{\"seen\":{\"count\":2,\"last\":\"2026-01-05T09:00:00Z\"}},"
                + "\"unsubscribed\":[\"sms\"],\"bounced\":[\"email\"]}");
  }

  @Test
  void findsUsersByIdsThatAreNotPlain() {
    server.facts.users.put("a b@ü", User.created("a b@ü"));

    assertThat(server.get("/v1/users/a%20b@%C3%BC").json().get("id").asText()).isEqualTo("a b@ü");
  }

  @Test
  void showsACompanyWithItsMembers() {
    server.facts.companies.put(
        "acme", new Company("acme", Map.of("seats", Value.of(3)), Set.of("b", "a")));
    server.facts.users.put("u2", user("u2", Map.of()));
    server.facts.users.put("u1", user("u1", Map.of()));

    assertThat(server.get("/v1/companies/acme").text())
        .isEqualTo(
            "{\"id\":\"acme\",\"attributes\":{\"seats\":3},\"tags\":[\"a\",\"b\"],"
                + "\"members\":[\"u1\",\"u2\"],\"more\":false}");
  }

  @Test
  void listsAThousandMembersAndSaysThatThereAreMore() {
    server.facts.companies.put("acme", Company.created("acme"));
    for (int i = 0; i < 1_001; i++) {
      server.facts.users.put("u" + i, user("u" + i, Map.of()));
    }

    JsonNode shown = server.get("/v1/companies/acme").json();

    assertThat(shown.get("members")).hasSize(1_000);
    assertThat(shown.get("more").asBoolean()).isTrue();
  }

  @Test
  void whomNobodyNamedIs404() {
    assertThat(server.get("/v1/users/none").status()).isEqualTo(404);
    assertThat(server.get("/v1/companies/none").json().get("detail").asText())
        .isEqualTo("There is no company none.");
  }
}
