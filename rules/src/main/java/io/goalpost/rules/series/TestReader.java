package io.goalpost.rules.series;

import io.goalpost.model.series.Condition.Test;
import io.goalpost.model.series.Operand;
import io.goalpost.model.series.Operator;
import io.goalpost.model.series.Operator.Takes;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads the one operator of a condition and what stands on its right side (C1). */
final class TestReader {

  private static final Set<Operator> COUNTING =
      EnumSet.of(
          Operator.IS,
          Operator.IS_NOT,
          Operator.GT,
          Operator.GTE,
          Operator.LT,
          Operator.LTE,
          Operator.IN,
          Operator.NOT_IN);

  private final OperandReader operands;

  TestReader(Problems problems) {
    this.operands = new OperandReader(problems);
  }

  /**
   * Reads the test among the fields, of which one is the {@code subject}; null beside a problem.
   */
  Test read(Fields fields, String subject) {
    Operator operator = operator(fields, subject, EnumSet.allOf(Operator.class));
    if (operator == null) {
      return null;
    }
    Operand operand = operands.read(fields, operator);
    return operand == null ? null : new Test(operator, operand);
  }

  /** Reads a test on a number of events (C5); null beside a problem. */
  Test readCount(Fields fields) {
    Operator operator = operator(fields, null, COUNTING);
    if (operator == null) {
      return null;
    }
    Operand operand = operands.readCount(fields, operator, operator.takes() == Takes.LIST);
    return operand == null ? null : new Test(operator, operand);
  }

  private static Operator operator(Fields fields, String subject, Set<Operator> allowed) {
    List<String> words =
        Arrays.stream(Operator.values()).filter(allowed::contains).map(Operator::word).toList();
    Operator found = null;
    boolean faulty = false;
    for (Yaml.Field field : fields.mapping().fields()) {
      String name = field.name();
      if (name.equals(subject)) {
        continue;
      }
      Operator operator = Operator.of(name).orElse(null);
      if (operator == null || !allowed.contains(operator)) {
        fields.error(
            name,
            "`"
                + name
                + "` is no operator"
                + (subject == null ? " for a count" : "")
                + Spelling.hint(name, words, "; use one of " + String.join(", ", words) + "."));
        faulty = true;
      } else if (found != null && found != operator) {
        fields.error(
            name,
            "`"
                + found.word()
                + "` and `"
                + name
                + "` stand in one condition; put each in one of"
                + " its own, both in `all`.");
        faulty = true;
      } else {
        found = operator;
      }
    }
    if (found == null && !faulty) {
      String example = subject == null ? "`gte: 2`" : "`is: …` or `known: true`";
      fields.error(
          subject == null ? "gte" : subject,
          "An operator is missing; add one, such as " + example + ".");
    }
    return faulty ? null : found;
  }
}
