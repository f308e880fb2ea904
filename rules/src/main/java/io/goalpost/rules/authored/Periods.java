package io.goalpost.rules.authored;

import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Operand;
import io.goalpost.model.series.ProblemsException;
import io.goalpost.rules.series.ConditionParser;

/** Reads lengths of time by the rules that hold for those in a series. */
final class Periods {

  private Periods() {}

  static Operand.Period read(String text, Token at) throws Refusal {
    if (text.matches("[PTDHMSW0-9.]{2,30}")) {
      try {
        Condition read = ConditionParser.parse("{attribute: a, olderThan: \"" + text + "\"}");
        if (read instanceof Condition.Attribute attribute
            && attribute.test().operand() instanceof Operand.Period period) {
          return period;
        }
      } catch (ProblemsException wrong) {
        throw new Refusal(at, wrong.problems().get(0).message());
      }
    }
    throw new Refusal(at, "A period is written as P3D, PT2H or P1DT12H.");
  }
}
