package io.goalpost.resources;

import static io.goalpost.resources.fixture.FiringFixture.AT;
import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.fact.Channel;
import io.goalpost.model.port.InboxPort.Item;
import io.goalpost.model.port.InboxPort.Status;
import io.goalpost.model.series.Block;
import io.goalpost.resources.fixture.EntryFixture;
import io.goalpost.resources.fixture.Server;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InboxResourceTest {
  private static final String INBOX = "/v1/users/u1/inbox";
  private static final Entry ENTRY = EntryFixture.active("upgrade", "u1");

  @RegisterExtension final Server server = Server.start();

  private static Block.Content block(String id, Channel channel, String title, String body) {
    return new Block.Content(
        id, title, channel, null, body, null, null, null, false, null, null, Map.of());
  }

  @Test
  void showsWhatWaitsAndWhatWasShown() {
    Checkpoint waits =
        new Checkpoint("tour", 12, AT, AT.plus(Duration.ofDays(2)), null, Map.of(), null, null);
    Checkpoint left =
        new Checkpoint("hello", 8, AT, null, null, Map.of(), AT, Checkpoint.Outcome.SENT);
    Receipt receipt =
        new Receipt(
            9,
            "hello",
            Channel.CHAT,
            AT,
            6,
            1,
            Map.of(Interaction.Kind.DISMISSED, new Receipt.Touched(AT.plusSeconds(60), 11)),
            Set.of(),
            Map.of(),
            null);
    server.inboxes.items.add(
        new Item(
            ENTRY,
            2,
            block("tour", Channel.TOUR, "Look around", null),
            waits,
            null,
            true,
            AT.plusSeconds(3_600)));
    server.inboxes.items.add(
        new Item(ENTRY, 1, block("hello", Channel.CHAT, null, "Hi"), left, receipt, false, null));
    server.inboxes.next = 9;

    assertThat(server.get(INBOX + "?status=waiting&limit=2&before=40").text())
        .isEqualTo(
            "{\"items\":[{\"status\":\"waiting\",\"series\":\"upgrade\",\"version\":2,\"entry\":7,"
                + "\"company\":\"acme\",\"block\":\"tour\",\"channel\":\"tour\","
                + "\"content\":{\"title\":\"Look around\"},\"since\":\"2026-01-05T09:00:00Z\","
                + "\"until\":\"2026-01-07T09:00:00Z\",\"opens\":\"2026-01-05T10:00:00Z\",\"held\":true},"
                + "{\"status\":\"shown\",\"series\":\"upgrade\",\"version\":1,\"entry\":7,"
                + "\"company\":\"acme\",\"block\":\"hello\",\"channel\":\"chat\","
                + "\"content\":{\"body\":\"Hi\"},\"since\":\"2026-01-05T09:00:00Z\","
                + "\"receipt\":{\"id\":9,\"block\":\"hello\",\"channel\":\"chat\","
                + "\"at\":\"2026-01-05T09:00:00Z\",\"touches\":{\"dismissed\":\"2026-01-05T09:01:00Z\"},"
                + "\"links\":[]}}],\"next\":9}");
    assertThat(server.inboxes.status).isEqualTo(Status.WAITING);
    assertThat(server.inboxes.limit).isEqualTo(2);
    assertThat(server.inboxes.before).isEqualTo(40);
  }

  @Test
  void withoutAnythingAskedItIsTheFirstFifty() {
    server.inboxes.items.add(
        new Item(
            ENTRY,
            1,
            block("welcome", Channel.POST, null, null),
            ENTRY.checkpoints().get(0),
            null,
            false,
            null));

    assertThat(server.get(INBOX).json().get("next").isNull()).isTrue();
    assertThat(server.inboxes.status).isNull();
    assertThat(server.inboxes.limit).isEqualTo(50);
    assertThat(server.inboxes.before).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void namesWhatIsWrong() {
    assertThat(server.get(INBOX).status()).isEqualTo(404);
    assertThat(server.get(INBOX + "?status=sent").error())
        .isEqualTo("status: is no word known here");
    assertThat(server.get(INBOX + "?limit=1001").error())
        .isEqualTo("limit: must be a whole number from 1 to 1000");
    assertThat(server.get(INBOX + "?before=0").status()).isEqualTo(400);
    assertThat(server.get(INBOX + "?channel=chat").error())
        .isEqualTo("channel: is not a parameter of this path");
  }
}
