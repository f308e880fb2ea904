package io.goalpost.service.command;

import java.util.stream.Collectors;

/** Messages of others, which may run over several lines, as one. */
final class OneLine {

  private OneLine() {}

  static String of(String message) {
    return String.valueOf(message)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
