package io.goalpost.rules.authored;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Condition.Test;
import io.goalpost.model.series.Operand;
import io.goalpost.model.series.Operator;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.Problem.Severity;
import io.goalpost.rules.logic.Logic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Warns of rows of one table that never decide, that earlier ones hide or overlap, of what lies
 * between ranges, and of numbers that are compared as text. What is said is so, as far as the rows
 * ask little; of more than can be tried nothing is said.
 */
final class TableChecks {

  private static final int PAIRS_MAX = 4_000;
  private static final int GAPS_ROWS_MAX = 40;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private final Logic logic = Logic.of(id -> null, false);
  private final List<Row> rows;
  private final List<Problem> problems = new ArrayList<>();
  private int pairs;

  private TableChecks(List<Row> rows) {
    this.rows = rows;
  }

  /** A cell that was filled in: its column and the condition it became. */
  record Asked(int column, Condition condition) {}

  /** A row, its cells from left to right. */
  record Row(AuthoredRule rule, List<Asked> cells) {
    List<Integer> columns() {
      return cells.stream().map(Asked::column).toList();
    }
  }

  static List<Problem> of(List<Row> rows) {
    TableChecks checks = new TableChecks(rows);
    for (int i = 0; i < rows.size(); i++) {
      checks.row(i);
    }
    checks.gaps();
    return checks.problems;
  }

  private void row(int at) {
    Row row = rows.get(at);
    row.cells().forEach(cell -> comparedAsText(row, cell));
    if (!logic.small(row.rule().when()) || never(row)) {
      return;
    }
    Row overlapping = null;
    for (Row earlier : rows.subList(0, at)) {
      if (!sameMatter(row.rule(), earlier.rule()) || !affordable(earlier)) {
        continue;
      }
      if (logic.implies(row.rule().when(), earlier.rule().when())) {
        warn(row, 1, "The row never decides: row " + line(earlier) + " holds wherever it does.");
        return;
      }
      if (overlapping == null && overlap(row, earlier)) {
        overlapping = earlier;
      }
    }
    if (overlapping != null) {
      warn(
          row,
          1,
          "The row can hold together with row "
              + line(overlapping)
              + ", which then decides; let their cells exclude each other.");
    }
  }

  private boolean affordable(Row earlier) {
    pairs++;
    return pairs <= PAIRS_MAX && logic.small(earlier.rule().when());
  }

  private static boolean sameMatter(AuthoredRule one, AuthoredRule other) {
    return one.decision() == other.decision() && Objects.equals(one.block(), other.block());
  }

  /** Only rows that fill the same columns are meant to exclude each other. */
  private boolean overlap(Row row, Row earlier) {
    return !Objects.equals(row.rule().word(), earlier.rule().word())
        && row.columns().equals(earlier.columns())
        && !logic.never(new Condition.All(List.of(row.rule().when(), earlier.rule().when())));
  }

  /** Says at which cell it becomes impossible. */
  private boolean never(Row row) {
    List<Condition> sofar = new ArrayList<>();
    for (Asked cell : row.cells()) {
      sofar.add(cell.condition());
      if (logic.never(new Condition.All(sofar))) {
        warn(
            row,
            cell.column(),
            sofar.size() == 1 || logic.never(cell.condition())
                ? "This can never hold, so the row never decides; mend the cell."
                : "This never holds together with the cells before it; mend one of them.");
        return true;
      }
    }
    return false;
  }

  /** A number in quotes is a text, which no number is equal to (C3). */
  private void comparedAsText(Row row, Asked cell) {
    Test test = test(cell.condition());
    if (test != null
        && (test.operator() == Operator.IS || test.operator() == Operator.IS_NOT)
        && test.operand() instanceof Operand.Literal literal
        && literal.value() instanceof Value.Text text
        && text.text().matches("-?[0-9]+([.,][0-9]+)?")) {
      warn(
          row,
          cell.column(),
          "The column compares with the text \""
              + text.text()
              + "\", which no number is equal to; write $param without quotes for numbers.");
    }
  }

  private static Test test(Condition condition) {
    if (condition instanceof Condition.Attribute attribute) {
      return attribute.test();
    } else if (condition instanceof Condition.CompanyAttribute company) {
      return company.test();
    }
    return null;
  }

  /** What lies between ranges of one attribute, where a table asks of nothing else. */
  private void gaps() {
    String name = null;
    TreeSet<BigDecimal> bounds = new TreeSet<>();
    for (Row row : rows) {
      for (Asked cell : row.cells()) {
        if (!(cell.condition() instanceof Condition.Attribute range)
            || (name != null && !name.equals(range.name()))
            || !(range.test().operand() instanceof Operand.Literal literal)
            || !(literal.value() instanceof Value.Num bound)) {
          return;
        }
        name = range.name();
        bounds.add(bound.number());
      }
    }
    if (rows.size() < 2 || rows.size() > GAPS_ROWS_MAX) {
      return;
    }
    List<BigDecimal> sorted = List.copyOf(bounds);
    boolean whole = sorted.stream().allMatch(each -> each.stripTrailingZeros().scale() <= 0);
    for (int i = 1; i < sorted.size(); i++) {
      BigDecimal low = sorted.get(i - 1);
      BigDecimal high = sorted.get(i);
      BigDecimal first = whole ? low.add(BigDecimal.ONE) : low.add(high).divide(TWO);
      if (first.compareTo(high) < 0 && undecided(name, first)) {
        gap(name + " between " + low.toPlainString() + " and " + high.toPlainString());
      }
      if (i + 1 < sorted.size() && undecided(name, high)) {
        gap(name + " " + high.toPlainString());
      }
    }
  }

  private boolean undecided(String name, BigDecimal value) {
    Condition is =
        new Condition.Attribute(
            name, new Test(Operator.IS, new Operand.Literal(new Value.Num(value))));
    return rows.stream()
        .allMatch(row -> logic.never(new Condition.All(List.of(row.rule().when(), is))));
  }

  private void gap(String what) {
    warn(
        rows.get(rows.size() - 1),
        1,
        "No row says what becomes of " + what + "; widen a row, or add one.");
  }

  private static int line(Row row) {
    return row.rule().source().line();
  }

  private void warn(Row row, int column, String message) {
    problems.add(Problem.in(row.rule().source(), column, Severity.WARNING, message));
  }
}
