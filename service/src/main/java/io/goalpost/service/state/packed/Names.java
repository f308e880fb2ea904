package io.goalpost.service.state.packed;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers in place of names that come again and again: of series, blocks, trigger events and
 * attributes that are compared with. There are as many as published definitions have; none is
 * forgotten. Numbered by one thread, read by any.
 */
final class Names {

  private static final int ROOM_MIN = 64;

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

  String name(int number) {
    return names[number];
  }
}
