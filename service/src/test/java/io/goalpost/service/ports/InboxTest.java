package io.goalpost.service.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.diff.Interaction;
import io.goalpost.model.port.InboxPort.Item;
import io.goalpost.model.port.InboxPort.Page;
import io.goalpost.model.port.InboxPort.Status;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.service.Goalpost;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user's app has to show, and has shown (B3). */
class InboxTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z"); // a Monday
  private static final String SERIES =
      """
      series: hello
      enroll: future
      blocks:
        - {id: start, rule: {tag: new}, next: chat}
        - {id: chat, content: {channel: chat, body: Hi}, next: [mail, banner, tour]}
        - {id: mail, content: {channel: webhook, body: By post}}
        - {id: banner, title: Sale, content: {channel: banner, attempt: P3D}, next: post}
        - id: tour
          content:
            channel: tour
            schedule: {days: [tue], from: "09:00", to: "17:00", zone: recipient}
        - {id: post, content: {channel: post, subject: News, url: "https://example.com/news"}}
      """;

  private Store store;
  private Goalpost goalpost;

  @BeforeEach
  void live() {
    store = TestStores.open(TestStores.h2Memory());
    goalpost = Goalpost.open(store, EngineClock.manual(START), null, Limits.DEFAULT);
    publish(SERIES);
    post(Map.of("user", "ann", "set", Map.of("timezone", "Europe/Berlin"), "tag", "new"));
  }

  @AfterEach
  void close() {
    goalpost.close();
    store.close();
  }

  private void publish(String text) {
    goalpost.series().saveDraft("hello", text);
    goalpost.series().publish("hello", null, null);
  }

  private void post(Map<String, Object> diff) {
    goalpost.diffs().post(DiffReader.readAll(List.of(diff)));
  }

  private void online() {
    post(Map.of("user", "ann", "online", true));
  }

  private List<Item> inbox(Status status) {
    return goalpost.inboxes().inbox("ann", status, Long.MAX_VALUE, 100).items();
  }

  private static List<String> blocks(List<Item> items) {
    return items.stream().map(item -> item.status().word() + " " + item.content().id()).toList();
  }

  @Test
  void whatWaitsIsShownOnceTheUserIsOnlineAndOthersAreNone() {
    assertThat(blocks(inbox(null))).containsExactly("waiting chat");
    assertThat(inbox(null).get(0).content().body()).isEqualTo("Hi");
    assertThat(inbox(null).get(0).visit().reached()).isEqualTo(START);

    online();

    assertThat(blocks(inbox(null)))
        .as("the newest first; what goes by webhook is none of it; online brought the rest along")
        .containsExactly("waiting tour", "shown post", "shown banner", "shown chat");
    assertThat(inbox(Status.WAITING)).hasSize(1);
    assertThat(inbox(Status.SHOWN)).hasSize(3);
    assertThat(inbox(null).get(1).content().url()).isEqualTo("https://example.com/news");
  }

  @Test
  void whatIsDoneWithAMessageStandsOnItsReceipt() {
    online();
    goalpost.clocks().move(START.plusSeconds(60), true);
    post(Map.of("user", "ann", "content", "hello/chat", "is", "dismissed"));

    Item chat = inbox(Status.SHOWN).get(2);
    assertThat(chat.receipt().at()).isEqualTo(START);
    assertThat(chat.receipt().touches().get(Interaction.Kind.DISMISSED).at())
        .isEqualTo(START.plusSeconds(60));
  }

  @Test
  void whatWaitsTellsForWhatAndHowLong() {
    online();
    Item tour = inbox(Status.WAITING).get(0);
    assertThat(tour.opens()).as("nine on Tuesday in Berlin").isEqualTo("2026-01-06T08:00:00Z");
    assertThat(tour.held()).isFalse();
    goalpost.series().pause("hello");
    goalpost.clocks().move(START.plus(Duration.ofDays(1)), true);

    assertThat(inbox(Status.WAITING).get(0).opens()).as("it is open").isNull();
    assertThat(inbox(Status.WAITING).get(0).held()).as("but the series is paused").isTrue();
    assertThat(inbox(Status.SHOWN)).noneMatch(Item::held);
  }

  @Test
  void whatIsGivenUpIsGone() {
    publish(SERIES.replace("channel: chat,", "channel: chat, attempt: P1D,"));
    assertThat(inbox(null).get(0).visit().until()).isEqualTo(START.plus(Duration.ofDays(1)));

    goalpost.clocks().move(START.plus(Duration.ofDays(2)), true);

    assertThat(inbox(null)).isEmpty();
  }

  @Test
  void anExitTakesAwayWhatWaitsAndLeavesWhatWasShown() {
    online();
    goalpost.series().exit("hello", "ann", "a person", null);

    assertThat(blocks(inbox(null))).containsExactly("shown post", "shown banner", "shown chat");
  }

  @Test
  void whatWaitsHasTheNewVersionsContentWhatWasShownItsOwn() {
    online();
    publish(SERIES.replace("body: Hi", "body: Hello").replace("channel: tour", "channel: bot"));

    Item tour = inbox(null).get(0);
    Item chat = inbox(null).get(3);
    assertThat(tour.version()).isEqualTo(2);
    assertThat(tour.content().channel().word()).isEqualTo("bot");
    assertThat(chat.version()).isEqualTo(1);
    assertThat(chat.content().body()).isEqualTo("Hi");
  }

  @Test
  void pagesFollowEachOtherWhateverComesInBetween() {
    online();
    Page first = goalpost.inboxes().inbox("ann", null, Long.MAX_VALUE, 2);
    goalpost.clocks().move(Instant.parse("2026-01-06T08:30:00Z"), true);
    online();

    assertThat(blocks(inbox(null)).get(0)).isEqualTo("shown tour");
    Page second = goalpost.inboxes().inbox("ann", null, first.next(), 2);
    assertThat(blocks(first.items())).containsExactly("waiting tour", "shown post");
    assertThat(blocks(second.items())).containsExactly("shown banner", "shown chat");
    assertThat(second.next()).isZero();
  }

  @Test
  void whomNobodyNamedHasNone() {
    assertThatThrownBy(() -> goalpost.inboxes().inbox("bob", null, Long.MAX_VALUE, 10))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("bob");
    post(Map.of("user", "bob", "set", Map.of("plan", "free")));
    assertThat(goalpost.inboxes().inbox("bob", null, Long.MAX_VALUE, 10).items()).isEmpty();
  }
}
