package io.goalpost.service.state.packed;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers in place of names that come again and again: of series, blocks and trigger events, of
 * which there are as many as published definitions have, and as far as there is room of attributes,
 * events and tags, which senders choose. None is forgotten. Numbered by one thread, read by any.
 */
final class Names {

  private static final int ROOM_MIN = 64;

  /** From how many names on none is numbered that a sender has chosen. */
  private static final int CHOSEN_MAX = 4_096;

  private static final int CHOSEN_LENGTH_MAX = 64;

  private final Map<String, Integer> numbers = new HashMap<>();
  private volatile String[] names = new String[ROOM_MIN];

  /** The number of a name, from 0 on; a new name gets the next. */
  int number(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    int number = numbers.size();
    String[] room =
        number < names.length ? names : Arrays.copyOf(names, names.length + names.length / 2);
    room[number] = name;
    names = room; // whoever reads this sees the name
    numbers.put(name, number);
    return number;
  }

  /** The number of a name that a sender has chosen; -1 where it is to be written out. */
  int numberOfChosen(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    return numbers.size() < CHOSEN_MAX && name.length() <= CHOSEN_LENGTH_MAX ? number(name) : -1;
  }

  String name(int number) {
    return names[number];
  }
}
