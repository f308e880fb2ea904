package io.goalpost.rules.logic;

import io.goalpost.model.series.Condition.Test;
import io.goalpost.model.series.Operand;
import io.goalpost.model.series.Operator;

/**
 * That a test holds for a value, or does not. Operators that are each other's opposite are written
 * as one (C2), so that a claim and its denial are told by their tests.
 */
record Claim(Test test, boolean holds) {

  static Claim of(Test test, boolean holds) {
    return switch (test.operator()) {
      case IS_NOT -> new Claim(new Test(Operator.IS, test.operand()), !holds);
      case NOT_IN -> new Claim(new Test(Operator.IN, test.operand()), !holds);
      case NOT_CONTAINS -> new Claim(new Test(Operator.CONTAINS, test.operand()), !holds);
      case KNOWN -> {
        boolean wanted = test.operand() instanceof Operand.Flag flag && flag.value();
        yield new Claim(new Test(Operator.KNOWN, new Operand.Flag(true)), holds == wanted);
      }
      default -> new Claim(test, holds);
    };
  }

  boolean denies(Claim other) {
    return holds != other.holds && test.equals(other.test);
  }
}
