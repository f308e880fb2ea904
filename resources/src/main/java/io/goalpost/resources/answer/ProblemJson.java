package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.series.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Something wrong with a definition, and where (V1).
 *
 * @param line in the text, from 1; absent where it is not known
 * @param column in the line, from 1; absent where it is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem")
public record ProblemJson(
    @Schema(allowableValues = {"error", "warning"}) String severity,
    String block,
    String field,
    String message,
    Integer line,
    Integer column) {

  public static List<ProblemJson> all(List<Problem> problems) {
    return problems.stream()
        .map(
            problem ->
                new ProblemJson(
                    Plain.word(problem.severity()),
                    problem.block(),
                    problem.field(),
                    problem.message(),
                    Plain.ifAny(problem.line()),
                    Plain.ifAny(problem.column())))
        .toList();
  }
}
