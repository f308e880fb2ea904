package io.goalpost.rules.series;

/**
 * A place in the definition.
 *
 * @param block the block's id, or empty for the series itself
 * @param path to the field, such as {@code rule.all[1].attribute}; empty for the whole
 */
record Place(String block, String path) {
  static final Place ROOT = new Place("", "");

  /** A field of what is here. */
  Place at(String field) {
    return new Place(block, path.isEmpty() ? field : path + "." + field);
  }

  /** An element of the list that is here, from 0. */
  Place at(int index) {
    return new Place(block, path + "[" + index + "]");
  }
}
