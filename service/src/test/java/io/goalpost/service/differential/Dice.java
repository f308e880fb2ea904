package io.goalpost.service.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Seeded chance. The same seed throws the same on every machine. */
final class Dice {

  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
  }

  /** From {@code from} to {@code to}, both possible. */
  int between(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  /** True so many times of a hundred. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Some of them, at least one, in their order. */
  <T> List<T> some(List<T> choices, int most) {
    List<T> shuffled = new ArrayList<>(choices);
    Collections.shuffle(shuffled, random);
    List<T> taken = shuffled.subList(0, between(1, Math.min(most, choices.size())));
    return choices.stream().filter(taken::contains).toList();
  }
}
