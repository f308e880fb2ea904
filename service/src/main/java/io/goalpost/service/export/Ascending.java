package io.goalpost.service.export;

import java.util.Arrays;

/** Numbers in ascending order, each with its place: some millions of them in little memory. */
final class Ascending {

  private long[] numbers = new long[1_024];
  private int size;

  /**
   * Adds one that is greater than all before.
   *
   * @return its place
   */
  int add(long number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    numbers[size] = number;
    return size++;
  }

  /** The place of a number; negative where it is not there. */
  int placeOf(long number) {
    return Arrays.binarySearch(numbers, 0, size, number);
  }

  int size() {
    return size;
  }
}
