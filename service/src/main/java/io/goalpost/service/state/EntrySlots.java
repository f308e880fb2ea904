package io.goalpost.service.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Slots by the ids of their entries, ascending, in pages: a new entry, whose id is above all
 * others, is put behind them at no cost, and nothing that grows is ever copied as a whole. Not
 * thread-safe.
 */
final class EntrySlots {

  private static final int PAGE = 1_024;

  /** Some slots that follow each other. */
  private static final class Page {
    long[] ids = new long[4];
    EntrySlot[] slots = new EntrySlot[4];
    int size;

    int indexOf(long id) {
      return Arrays.binarySearch(ids, 0, size, id);
    }

    long highest() {
      return ids[size - 1];
    }

    void insert(int at, EntrySlot slot) {
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, size * 2);
        slots = Arrays.copyOf(slots, size * 2);
      }
      System.arraycopy(ids, at, ids, at + 1, size - at);
      System.arraycopy(slots, at, slots, at + 1, size - at);
      ids[at] = slot.id;
      slots[at] = slot;
      size++;
    }

    void remove(int at) {
      size--;
      System.arraycopy(ids, at + 1, ids, at, size - at);
      System.arraycopy(slots, at + 1, slots, at, size - at);
      slots[size] = null;
    }

    /** Gives its upper half to a page of its own. */
    Page split() {
      int half = size / 2;
      Page upper = new Page();
      upper.ids = Arrays.copyOfRange(ids, half, half + PAGE);
      upper.slots = Arrays.copyOfRange(slots, half, half + PAGE);
      upper.size = size - half;
      Arrays.fill(slots, half, size, null);
      size = half;
      return upper;
    }
  }

  private final List<Page> pages = new ArrayList<>();
  private int size;

  int size() {
    return size;
  }

  EntrySlot get(long id) {
    if (pages.isEmpty()) {
      return null;
    }
    Page page = pages.get(pageOf(id));
    int at = page.indexOf(id);
    return at < 0 ? null : page.slots[at];
  }

  /** Adds a slot; there is none of its id. */
  void add(EntrySlot slot) {
    size++;
    Page last = pages.isEmpty() ? null : pages.get(pages.size() - 1);
    if (last == null || slot.id > last.highest()) {
      if (last == null || last.size == PAGE) {
        last = new Page();
        pages.add(last);
      }
      last.insert(last.size, slot);
      return;
    }
    int number = pageOf(slot.id);
    Page page = pages.get(number);
    if (page.size == PAGE) {
      pages.add(number + 1, page.split());
      page = pages.get(pageOf(slot.id));
    }
    page.insert(-page.indexOf(slot.id) - 1, slot);
  }

  void remove(EntrySlot slot) {
    int number = pageOf(slot.id);
    Page page = pages.get(number);
    page.remove(page.indexOf(slot.id));
    if (page.size == 0) {
      pages.remove(number);
    }
    size--;
  }

  /** All of them, in the order of ids. */
  List<EntrySlot> toList() {
    List<EntrySlot> all = new ArrayList<>(size);
    forEach(all::add);
    return all;
  }

  void forEach(Consumer<EntrySlot> each) {
    for (Page page : pages) {
      for (int i = 0; i < page.size; i++) {
        each.accept(page.slots[i]);
      }
    }
  }

  /** The last page that begins at or below an id; the first where none does. */
  private int pageOf(long id) {
    int low = 0;
    int high = pages.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pages.get(middle).ids[0] <= id) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
