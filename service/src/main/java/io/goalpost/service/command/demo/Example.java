package io.goalpost.service.command.demo;

import io.goalpost.model.series.Series;
import java.util.Map;
import java.util.Objects;

/**
 * A series that the demo plays.
 *
 * @param text its definition as written
 * @param read the definition, which is right
 * @param rules the authors' files of rules that it names, by name
 */
public record Example(String text, Series read, Map<String, byte[]> rules) {

  public Example {
    rules = Map.copyOf(rules);
  }

  String id() {
    return read.id();
  }

  String title() {
    return Objects.requireNonNullElse(read.title(), read.id());
  }
}
