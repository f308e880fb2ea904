package io.goalpost.service.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.fact.Mask;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown of JSON that somebody posted. */
class MaskedJsonTest {

  private final MaskedJson json = new MaskedJson(Mask.of(List.of("email", "address", "card.no")));

  @Test
  void hidesNamesWhereverTheyStandAndWhatLiesBelowThem() {
    assertThat(
            json.shown(
                "{\"traits\":{\"email\":1,\"address\":{\"city\":\"x\"},\"mail\":\"y\","
                    + "\"card\":[{\"no\":7,\"kind\":\"z\"}],\"address.zip\":9}}"))
        .isEqualTo(
            "{\"traits\":{\"email\":\"[masked]\",\"address\":\"[masked]\",\"mail\":\"y\","
                + "\"card\":[{\"no\":\"[masked]\",\"kind\":\"z\"}],\"address.zip\":\"[masked]\"}}");
  }

  @Test
  void hidesATextThatNamesOneForItMayBeJson() {
    assertThat(json.shown("{\"traits\":\"{\\\"email\\\":1}\",\"a\":\"b\"}"))
        .isEqualTo("{\"traits\":\"[masked]\",\"a\":\"b\"}");
  }

  @Test
  void hidesWholeWhatCannotBeToldApart() {
    for (String given : List.of("{\"email\":\"a", "\"a\"", "[1]", "{} x", "")) {
      assertThat(json.shown(given)).as(given).isEqualTo("[masked]");
    }
  }

  @Test
  void leavesEverythingWhereNothingIsHidden() {
    assertThat(new MaskedJson(Mask.NONE).shown("{\"email\" : 1.50")).isEqualTo("{\"email\" : 1.50");
  }
}
