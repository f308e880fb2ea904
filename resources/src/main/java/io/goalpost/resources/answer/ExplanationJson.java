package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.explain.Answer;
import io.goalpost.model.explain.Explanation;
import io.goalpost.model.explain.Node;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Why things happened, or did not.
 *
 * @param at the position of the last record that counts
 * @param time the instant as of which time counts
 * @param version the one that was, or was last, live
 * @param leftOut how many earlier entries are left out, beyond the most that are explained
 * @param base the position up to which the journal was pruned; absent where it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Explanation")
public record ExplanationJson(
    String series,
    String user,
    long at,
    String time,
    Integer version,
    Integer leftOut,
    Long base,
    List<AnswerJson> answers) {

  /** Whether one thing happened, and why; the reasons are told in docs/explain.md. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Answer")
  public record AnswerJson(
      @Schema(
              allowableValues = {
                "entry",
                "move",
                "message",
                "exit",
                "goal",
                "attribution",
                "conversion"
              })
          String about,
      Long entry,
      String company,
      String block,
      boolean happened,
      Long firing,
      String when,
      String reason,
      Long diff,
      String turns,
      String text,
      NodeJson conditions,
      List<String> needed) {

    static AnswerJson of(Answer answer) {
      return new AnswerJson(
          answer.about().word(),
          Plain.ifAny(answer.entry()),
          answer.company(),
          answer.block(),
          answer.happened(),
          Plain.ifAny(answer.firing()),
          Plain.instant(answer.when()),
          answer.reason().word(),
          Plain.ifAny(answer.diff()),
          Plain.instant(answer.turns()),
          answer.text(),
          NodeJson.of(answer.conditions()),
          answer.needed());
    }
  }

  /** A condition as it was asked. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ConditionNode")
  public record NodeJson(
      String text,
      @Schema(
              allowableValues = {
                "all",
                "any",
                "not",
                "attribute",
                "company",
                "tag",
                "companyTag",
                "event",
                "segment",
                "content",
                "entry",
                "property"
              })
          String kind,
      boolean holds,
      Boolean heldBefore,
      String wanted,
      @Schema(type = "object") Object seen,
      WindowJson window,
      @Schema(type = "object") Object baseline,
      String turns,
      @ArraySchema(schema = @Schema(ref = "#/components/schemas/ConditionNode"))
          List<NodeJson> of) {

    static NodeJson of(Node node) {
      return node == null
          ? null
          : new NodeJson(
              node.text(),
              node.kind(),
              node.holds(),
              node.heldBefore(),
              node.wanted(),
              node.seen(),
              node.window() == null ? null : WindowJson.of(node.window()),
              node.baseline(),
              Plain.instant(node.turns()),
              Plain.ifAny(node.of().stream().map(NodeJson::of).toList()));
    }
  }

  /** Without {@code from} it has no beginning. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Window")
  public record WindowJson(String from, String to) {
    static WindowJson of(Node.Window window) {
      return new WindowJson(Plain.instant(window.from()), Plain.instant(window.to()));
    }
  }

  public static ExplanationJson of(Explanation explanation) {
    return new ExplanationJson(
        explanation.series(),
        explanation.user(),
        explanation.at(),
        Plain.instant(explanation.time()),
        Plain.ifAny(explanation.version()),
        Plain.ifAny(explanation.leftOut()),
        Plain.ifAny(explanation.base()),
        explanation.answers().stream().map(AnswerJson::of).toList());
  }
}
