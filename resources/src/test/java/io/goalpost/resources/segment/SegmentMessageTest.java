package io.goalpost.resources.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.fact.Value;
import io.goalpost.resources.body.JsonBody;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentMessageTest {
  private final List<Fault> faults = new ArrayList<>();

  private List<Diff> read(String type, String json) {
    Map<?, ?> message =
        JsonBody.object(
            new ByteArrayInputStream(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    return SegmentMessage.read(message, type, 3, faults);
  }

  private Diff one(String type, String json) {
    List<Diff> diffs = read(type, json);
    assertThat(faults).isEmpty();
    assertThat(diffs).hasSize(1);
    return diffs.get(0);
  }

  @Test
  void identifySetsTraits() {
    Diff diff =
        one(
            "identify",
            "{'messageId': 'm1', 'userId': 'u1', 'anonymousId': 'a1',"
                + " 'timestamp': '2026-01-05T08:00:00.000Z', 'originalTimestamp': 'x',"
                + " 'traits': {'plan': 'pro', 'born': '1990-02-03', 'old': null,"
                + " 'address': {'city': 'Rom', 'zip': null, 'geo': {'lat': 1.5}},"
                + " 'roles': ['a', 1, true], 'empty': {}},"
                + " 'context': {'traits': {'plan': 'free', 'tz': 'UTC'}, 'ip': '::1'},"
                + " 'integrations': {'All': true}, 'channel': 'server', 'version': 2}");

    assertThat(diff.id()).isEqualTo("m1");
    assertThat(diff.user()).isEqualTo("u1");
    assertThat(diff.timestamp()).isEqualTo(Instant.parse("2026-01-05T08:00:00Z"));
    assertThat(diff.set())
        .containsOnly(
            Map.entry("plan", Value.of("pro")),
            Map.entry("tz", Value.of("UTC")),
            Map.entry("born", Value.of("1990-02-03")),
            Map.entry("address.city", Value.of("Rom")),
            Map.entry("address.geo.lat", Value.of(1.5)),
            Map.entry("roles", Value.of(List.of("a", 1, true))));
    assertThat(diff.unset()).containsExactly("old", "address.zip");
    assertThat(diff.event()).isNull();
  }

  @Test
  void whoIsNotKnownYetIsTheAnonymousOne() {
    Diff diff =
        one(
            "identify",
            "{'messageId': '', 'userId': '', 'anonymousId': 'a1',"
                + " 'originalTimestamp': '2026-01-05T09:00:00+01:00'}");

    assertThat(diff.id()).isNull();
    assertThat(diff.user()).isEqualTo("a1");
    assertThat(diff.timestamp()).isEqualTo(Instant.parse("2026-01-05T08:00:00Z"));
  }

  @Test
  void aWholeNumberIsAnId() {
    assertThat(one("identify", "{'userId': 42}").user()).isEqualTo("42");
  }

  @Test
  void trackIsAnEvent() {
    Diff diff =
        one(
            "track",
            "{'userId': 'u1', 'event': 'Order Completed',"
                + " 'properties': {'total': 9.90, 'coupon': null, 'cart': {'size': 2}},"
                + " 'context': {'traits': {'tz': 'UTC'}}}");

    assertThat(diff.event()).isEqualTo("Order Completed");
    assertThat(diff.properties().keySet()).containsExactly("total", "cart.size");
    assertThat(diff.set()).containsOnlyKeys("tz");
  }

  @ParameterizedTest
  @CsvSource({"page", "screen"})
  void pageAndScreenAreEventsOfThatName(String type) {
    Diff diff =
        one(
            type,
            "{'userId': 'u1', 'name': 'Pricing', 'category': 'Docs',"
                + " 'properties': {'url': 'https://e.x', 'name': 'old'}}");

    assertThat(diff.event()).isEqualTo(type);
    assertThat(diff.properties())
        .containsOnly(
            Map.entry("url", Value.of("https://e.x")),
            Map.entry("name", Value.of("Pricing")),
            Map.entry("category", Value.of("Docs")));
  }

  @Test
  void groupIsAMemberAndACompany() {
    List<Diff> diffs =
        read(
            "group",
            "{'messageId': 'm1', 'userId': 'u1', 'groupId': 'acme',"
                + " 'timestamp': '2026-01-05T08:00:00Z', 'traits': {'seats': 3, 'old': null}}");

    assertThat(faults).isEmpty();
    assertThat(diffs).hasSize(2);
    assertThat(diffs.get(0).id()).isEqualTo("m1");
    assertThat(diffs.get(0).user()).isEqualTo("u1");
    assertThat(diffs.get(0).join()).containsExactly("acme");
    assertThat(diffs.get(0).set()).isEmpty();
    assertThat(diffs.get(1).id()).isEqualTo("m1/company");
    assertThat(diffs.get(1).company()).isEqualTo("acme");
    assertThat(diffs.get(1).user()).isNull();
    assertThat(diffs.get(1).set()).containsOnly(Map.entry("seats", Value.of(3)));
    assertThat(diffs.get(1).unset()).containsExactly("old");
    assertThat(diffs.get(1).timestamp()).isEqualTo(Instant.parse("2026-01-05T08:00:00Z"));
  }

  @Test
  void groupWithoutTraitsOnlyJoins() {
    assertThat(one("group", "{'userId': 'u1', 'groupId': 'acme'}").join()).containsExactly("acme");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "alias    | {'previousId': 'a1', 'userId': 'u1'}  | type | become user u1; users are not merged",
        "alias    | {}                                    | type | alias asks",
        "purchase | {'userId': 'u1'}                      | type | must be one of",
        "track    | {'event': 'e'}                        | userId | is missing, and anonymousId too",
        "track    | {'userId': {}, 'event': 'e'}          | userId | must be a string",
        "track    | {'userId': 'u1'}                      | event | is missing",
        "track    | {'userId': 'u1', 'event': ''}         | event | must be a string of 1 to 256",
        "track    | {'userId': 'u1', 'event': 7}          | event | must be a string of 1 to 256",
        "track    | {'userId': 'u1', 'event': 'e', 'properties': []} | properties | must be an object",
        "track    | {'userId': 'u1', 'event': 'e', 'properties': {'items': [{'sku': 1}]}} | properties.items | must be a string, a number",
        "track    | {'userId': 'u1', 'event': 'e', 'properties': {'a': {'b': [1, {'c': 1}]}}} | properties.a.b | must be a string, a number",
        "track    | {'userId': 'u1', 'event': 'e', 'properties': {'a': [[1]]}} | properties.a | is a list within a list",
        "identify | {'userId': 'u1', 'traits': {'a': {'b': 1}, 'a.b': 2}} | traits.a.b | is there twice",
        "identify | {'userId': 'u1', 'traits': {'': 1}}   | traits | has a name that is empty",
        "identify | {'userId': 'u1', 'traits': 'x'}       | traits | must be an object",
        "identify | {'userId': 'u1', 'context': {'traits': {'a': [{}]}}} | context.traits.a | must be a string, a number",
        "identify | {'userId': 'u1', 'context': 7}        | context | must be an object",
        "identify | {'userId': 'u1', 'messageId': 7}      | messageId | must be a string of 1 to 256",
        "identify | {'userId': 'u1', 'timestamp': 'now'}  | timestamp | must be an ISO 8601 instant",
        "page     | {'userId': 'u1', 'name': 7}           | name | must be a string",
        "group    | {'userId': 'u1'}                      | groupId | is missing",
        "group    | {'groupId': 'acme'}                   | userId | is missing",
        "group    | {'userId': 'u1', 'groupId': 'acme', 'traits': {'a': [[]]}} | traits.a | is a list within",
      })
  void namesWhatIsWrongAndGivesNothing(String type, String json, String field, String reason) {
    assertThat(read(type, json)).isEmpty();
    assertThat(faults).hasSize(1);
    assertThat(faults.get(0).index()).isEqualTo(3);
    assertThat(faults.get(0).field()).isEqualTo(field);
    assertThat(faults.get(0).reason()).contains(reason);
  }
}
