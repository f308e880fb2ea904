package io.goalpost.rules.series;

/** A place in the text: line and column, both from 1; 0 where there is none. */
record Mark(int line, int column) {
  static final Mark NONE = new Mark(0, 0);
}
