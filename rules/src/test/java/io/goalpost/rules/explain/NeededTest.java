package io.goalpost.rules.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.explain.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told to be needed for a goal that holds to turn true again. */
class NeededTest {

  private static final Node BOUGHT = leaf("{event: bought}", "event", "at least one", true);
  private static final Node VIEWED = leaf("{event: viewed}", "event", "at least one", true);
  private static final Node KEEN = leaf("{tag: keen}", "tag", null, true);
  private static final Node COLD = leaf("{tag: cold}", "tag", null, false);

  private static Node leaf(String text, String kind, String wanted, boolean holds) {
    return new Node(text, kind, holds, null, wanted, holds, null, null, null, List.of());
  }

  private static Node group(String kind, Node... of) {
    return new Node(kind, kind, true, null, null, null, null, null, null, List.of(of));
  }

  @Test
  void eachNewEventIsATurn() {
    String brings =
        "a diff must bring a new event as in {event: bought}: each is a turn of its own";
    assertThat(Needed.toTurn(BOUGHT)).containsExactly(brings);
    assertThat(Needed.toTurn(group("all", KEEN, BOUGHT))).containsExactly(brings);
    assertThat(Needed.toTurn(group("any", COLD, BOUGHT))).containsExactly(brings);
  }

  @Test
  void whatElseHoldsMustFailBeforeTheEventComes() {
    assertThat(Needed.toTurn(group("any", KEEN, group("any", BOUGHT), COLD)))
        .containsExactly(
            "{tag: keen} must not hold (seen: true)",
            "then a diff must bring a new event as in {event: bought}: each is a turn of its own");
  }

  @Test
  void whatNoSingleEventTurnsMustFailFirst() {
    for (Node of : List.of(KEEN, group("not", COLD))) {
      assertThat(Needed.toTurn(of)).endsWith("then a diff must turn it true again");
    }
    assertThat(Needed.toTurn(group("any", BOUGHT, VIEWED)))
        .containsExactly(
            "{event: bought} must not hold (seen: true)",
            "{event: viewed} must not hold (seen: true)",
            "then a diff must turn it true again");
  }
}
