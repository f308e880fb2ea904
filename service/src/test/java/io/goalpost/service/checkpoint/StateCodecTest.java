package io.goalpost.service.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.User;
import io.goalpost.service.journal.MalformedRecordException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StateCodecTest {

  private final FactsCodec facts = new FactsCodec();
  private final EntryCodec entries = new EntryCodec();

  @Test
  void whateverIsHeldComesBackEqualAndGivesTheSameBytesAgain() {
    long seed = System.nanoTime();
    RandomState random = new RandomState(seed);
    for (int i = 1; i < 3_000; i++) {
      User user = random.user("u" + i);
      User userAgain = facts.user(facts.encode(user));
      assertThat(facts.encode(userAgain)).as("seed %d", seed).isEqualTo(facts.encode(user));
      assertThat(userAgain.attributes()).as("seed %d", seed).isEqualTo(user.attributes());
      assertThat(events(userAgain)).as("seed %d", seed).isEqualTo(events(user));

      Company company = random.company("c" + i);
      assertThat(facts.company(facts.encode(company))).as("seed %d", seed).isEqualTo(company);

      Entry entry = random.entry(i);
      Entry entryAgain = entries.entry(entries.encode(entry));
      assertThat(entryAgain).as("seed %d", seed).isEqualTo(entry);
      assertThat(entries.encode(entryAgain)).as("seed %d", seed).isEqualTo(entries.encode(entry));

      Qualification chance = random.qualification("s", "c" + i);
      assertThat(entries.qualification(entries.encode(chance)))
          .as("seed %d", seed)
          .isEqualTo(chance);
    }
  }

  @Test
  void aUserReadsAsOneWould() {
    User user =
        User.created("u-1")
            .with(
                "Paid",
                EventHistory.of(
                    List.of(
                        new EventOccurrence(
                            "Paid", Map.of(), Instant.parse("2026-01-05T09:00:00Z"), 3))));

    assertThat(new String(facts.encode(user), UTF_8))
        .isEqualTo(
            "{\"id\":\"u-1\",\"events\":{\"Paid\":[{\"p\":3,\"t\":\"2026-01-05T09:00:00Z\"}]}}");
  }

  @Test
  void whatThisVersionDoesNotKnowIsRefused() {
    for (String body :
        List.of("{\"id\":\"u\",\"mood\":1}", "", "[]", "{\"id\":\"u\",\"bounced\":[\"fax\"]}")) {
      assertThatThrownBy(() -> facts.user(body.getBytes(UTF_8)))
          .as(body)
          .isInstanceOf(MalformedRecordException.class);
    }
  }

  private static Map<String, List<EventOccurrence>> events(User user) {
    return user.events().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, event -> event.getValue().occurrences()));
  }
}
