package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.port.DraftPort;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What publishing would do at this instant.
 *
 * @param active the active entries now
 * @param version the number it would have
 * @param exits how many of the active entries would end early
 * @param enrolls how many would enter
 */
@Schema(name = "Preview")
public record PreviewJson(
    int active, int version, List<AtBlockJson> blocks, int exits, int enrolls) {

  /**
   * How many entries in one block have the same coming.
   *
   * @param entries all active entries in the block
   * @param to where those that move are then; absent where their path ends
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "PreviewOfBlock")
  public record AtBlockJson(
      String block,
      int entries,
      @Schema(
              allowableValues = {
                "same",
                "moves",
                "exits",
                "waits-longer",
                "waits-shorter",
                "asked-again"
              })
          String becomes,
      String to,
      int count) {}

  public static PreviewJson of(DraftPort.Preview preview) {
    return new PreviewJson(
        preview.active(),
        preview.version(),
        preview.blocks().stream()
            .map(
                at ->
                    new AtBlockJson(
                        at.block(), at.entries(), Plain.word(at.becomes()), at.to(), at.count()))
            .toList(),
        preview.exits(),
        preview.enrolls());
  }
}
