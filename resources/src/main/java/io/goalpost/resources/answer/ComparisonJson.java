package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.goalpost.model.port.DraftPort;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Two versions, line by line.
 *
 * @param to the number of a version, or {@code draft}
 */
@Schema(name = "Comparison")
public record ComparisonJson(
    String from,
    String to,
    @Schema(allowableValues = {"yaml", "drl"}) String as,
    List<LineJson> lines) {

  /** A line; {@code old} and {@code new} are its numbers in the two, from 1. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ComparedLine")
  public record LineJson(
      @Schema(allowableValues = {"=", "+", "-"}) String op,
      String text,
      Integer old,
      @JsonProperty("new") Integer now) {}

  public static ComparisonJson of(int from, int to, DraftPort.Form as, List<DraftPort.Line> lines) {
    return new ComparisonJson(
        String.valueOf(from),
        to == 0 ? "draft" : String.valueOf(to),
        Plain.word(as),
        lines.stream()
            .map(
                line ->
                    new LineJson(
                        line.change().sign(),
                        line.text(),
                        Plain.ifAny(line.before()),
                        Plain.ifAny(line.after())))
            .toList());
  }
}
