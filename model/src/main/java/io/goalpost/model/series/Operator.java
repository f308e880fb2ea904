package io.goalpost.model.series;

import java.util.Optional;

/** What a condition asks of a value (C1). */
public enum Operator {
  IS("is", Takes.VALUE),
  IS_NOT("isNot", Takes.VALUE),
  IN("in", Takes.LIST),
  NOT_IN("notIn", Takes.LIST),
  CONTAINS("contains", Takes.SCALAR),
  NOT_CONTAINS("notContains", Takes.SCALAR),
  STARTS_WITH("startsWith", Takes.TEXT),
  ENDS_WITH("endsWith", Takes.TEXT),
  GT("gt", Takes.SCALAR),
  GTE("gte", Takes.SCALAR),
  LT("lt", Takes.SCALAR),
  LTE("lte", Takes.SCALAR),
  BEFORE("before", Takes.DATE),
  AFTER("after", Takes.DATE),
  OLDER_THAN("olderThan", Takes.PERIOD),
  NEWER_THAN("newerThan", Takes.PERIOD),
  KNOWN("known", Takes.FLAG),
  INCREASED("increased", Takes.TRUE),
  DECREASED("decreased", Takes.TRUE),
  CHANGED("changed", Takes.TRUE);

  /** What stands on an operator's right side. */
  public enum Takes {
    VALUE,
    SCALAR,
    TEXT,
    LIST,
    DATE,
    PERIOD,
    FLAG,
    TRUE
  }

  private final String word;
  private final Takes takes;

  Operator(String word, Takes takes) {
    this.word = word;
    this.takes = takes;
  }

  /** The name used in series. */
  public String word() {
    return word;
  }

  public Takes takes() {
    return takes;
  }

  /** Whether it compares with a baseline of the snapshot (C8). */
  public boolean comparesWithBaseline() {
    return this == INCREASED || this == DECREASED || this == CHANGED;
  }

  /** Whether it turns by itself as time passes (T5). */
  public boolean turnsWithTime() {
    return this == OLDER_THAN || this == NEWER_THAN;
  }

  public static Optional<Operator> of(String word) {
    for (Operator operator : values()) {
      if (operator.word.equals(word)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }
}
