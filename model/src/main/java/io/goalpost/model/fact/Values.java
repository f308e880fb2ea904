package io.goalpost.model.fact;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Some values by their names, in the order given: in two arrays, which cost less to make, to change
 * and to walk than a hash table. They may lie packed, each until somebody asks for it: of a user's
 * attributes rules ask for one or two. Immutable; read on any thread.
 */
public final class Values extends AbstractMap<String, Value> {

  /** The most that are kept this way: each question walks along them. */
  public static final int SIZE_MAX = 24;

  /** Where values lie packed. */
  public interface Packed {
    /** The value whose name begins at a place. */
    Value unpack(int from);
  }

  /** Takes values one after the other, each in the form in which it lies. */
  public interface Sink {
    void value(String name, Value value);

    void packed(String name, Packed in, int from, int to);
  }

  private final String[] names;
  private final Value[] values; // null where it lies packed and was not asked for
  private final Packed packed;
  private final int[] bounds; // from and to of each that lies packed

  private Values(String[] names, Value[] values, Packed packed, int[] bounds) {
    this.names = names;
    this.values = values;
    this.packed = packed;
    this.bounds = bounds;
  }

  /** An immutable copy of a map, of which none of names and values is null. */
  public static Map<String, Value> copyOf(Map<String, Value> map) {
    if (map instanceof Values) {
      return map;
    }
    int size = map.size();
    if (size == 0) {
      return Map.of();
    }
    if (size == 1 || size > SIZE_MAX) {
      return Map.copyOf(map);
    }
    String[] names = new String[size];
    Value[] values = new Value[size];
    int at = 0;
    for (Map.Entry<String, Value> each : map.entrySet()) {
      names[at] = each.getKey();
      values[at++] = each.getValue();
    }
    return of(names, values);
  }

  /** The same in the order of the map, however many they are. */
  public static Map<String, Value> inOrderOf(Map<String, Value> map) {
    return map.size() > SIZE_MAX
        ? Collections.unmodifiableMap(new LinkedHashMap<>(map))
        : copyOf(map);
  }

  /**
   * Values by names that differ.
   *
   * @param names with its values at the same places; nobody changes the arrays any more
   */
  public static Map<String, Value> of(String[] names, Value[] values) {
    for (int i = 0; i < names.length; i++) {
      Objects.requireNonNull(names[i]);
      Objects.requireNonNull(values[i]);
    }
    return made(names, values, null, null);
  }

  /**
   * Values that lie packed.
   *
   * @param bounds for each name where it begins, and where its value ends
   */
  public static Map<String, Value> packed(String[] names, Packed packed, int[] bounds) {
    return made(names, new Value[names.length], packed, bounds);
  }

  private static Map<String, Value> made(
      String[] names, Value[] values, Packed packed, int[] bounds) {
    if (names.length == 0) {
      return Map.of();
    }
    Values made = new Values(names, values, packed, bounds);
    return names.length > SIZE_MAX ? Map.copyOf(made) : made;
  }

  /** A map with some values set, and some taken out before that; itself where nothing is. */
  public static Map<String, Value> changed(
      Map<String, Value> map, Map<String, Value> set, Collection<String> unset) {
    if (set.isEmpty() && unset.isEmpty()) {
      return map;
    }
    if (map instanceof Values few) {
      return few.changed(set, unset);
    }
    Map<String, Value> changed = new LinkedHashMap<>(map);
    unset.forEach(changed::remove);
    changed.putAll(set);
    return copyOf(changed);
  }

  private Map<String, Value> changed(Map<String, Value> set, Collection<String> unset) {
    int room = names.length + set.size();
    String[] newNames = Arrays.copyOf(names, room);
    Value[] newValues = Arrays.copyOf(values, room);
    int[] newBounds = packed == null ? null : Arrays.copyOf(bounds, room * 2);
    int size = names.length;
    for (String name : unset) {
      int at = indexOf(newNames, size, name);
      if (at >= 0) {
        size--;
        System.arraycopy(newNames, at + 1, newNames, at, size - at);
        System.arraycopy(newValues, at + 1, newValues, at, size - at);
        if (packed != null) {
          System.arraycopy(newBounds, (at + 1) * 2, newBounds, at * 2, (size - at) * 2);
        }
      }
    }
    for (Map.Entry<String, Value> each : set.entrySet()) {
      int known = indexOf(newNames, size, each.getKey());
      int at = known < 0 ? size++ : known;
      newNames[at] = Objects.requireNonNull(each.getKey());
      newValues[at] = Objects.requireNonNull(each.getValue());
    }
    return made(
        size == room ? newNames : Arrays.copyOf(newNames, size),
        size == room ? newValues : Arrays.copyOf(newValues, size),
        packed,
        newBounds);
  }

  private static int indexOf(String[] names, int size, Object name) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private Value value(int at) {
    Value value = values[at];
    if (value == null) {
      value = packed.unpack(bounds[at * 2]);
      values[at] = value; // whoever else does the same meanwhile comes to the same
    }
    return value;
  }

  /** Hands all of them over, in their order. */
  public void giveTo(Sink sink) {
    for (int i = 0; i < names.length; i++) {
      Value value = values[i];
      if (value == null) {
        sink.packed(names[i], packed, bounds[i * 2], bounds[i * 2 + 1]);
      } else {
        sink.value(names[i], value);
      }
    }
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public Value get(Object name) {
    int at = indexOf(names, names.length, name);
    return at < 0 ? null : value(at);
  }

  @Override
  public boolean containsKey(Object name) {
    return indexOf(names, names.length, name) >= 0;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Value> action) {
    for (int i = 0; i < names.length; i++) {
      action.accept(names[i], value(i));
    }
  }

  @Override
  public Set<Map.Entry<String, Value>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Map.Entry<String, Value>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<String, Value>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < names.length;
    }

    @Override
    public Map.Entry<String, Value> next() {
      if (next == names.length) {
        throw new NoSuchElementException();
      }
      int at = next++;
      return Map.entry(names[at], value(at));
    }
  }
}
