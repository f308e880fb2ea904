package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.RuleSource;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Something wrong with a definition, and where (V1).
 *
 * @param line in the text, from 1; absent where it is not known, and for a table
 * @param column in the line, from 1, or of a table in letters; absent where it is not known
 * @param file the author's file that it is in; absent where it is in the definition itself
 * @param sheet of a workbook, else absent
 * @param row of a table, from 1; absent where it is in a text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem")
public record ProblemJson(
    @Schema(allowableValues = {"error", "warning"}) String severity,
    String block,
    String field,
    String message,
    Integer line,
    @Schema(oneOf = {Integer.class, String.class}) Object column,
    String file,
    String sheet,
    Integer row) {

  public static List<ProblemJson> all(List<Problem> problems) {
    return problems.stream().map(ProblemJson::of).toList();
  }

  private static ProblemJson of(Problem problem) {
    RuleSource source = problem.source();
    boolean table = source != null && source.table();
    Integer column = Plain.ifAny(problem.column());
    return new ProblemJson(
        Plain.word(problem.severity()),
        problem.block(),
        problem.field(),
        problem.message(),
        table ? null : Plain.ifAny(problem.line()),
        table && column != null ? RuleSource.letters(column) : column,
        source == null ? null : source.file(),
        source == null ? null : source.sheet(),
        table ? Plain.ifAny(problem.line()) : null);
  }
}
