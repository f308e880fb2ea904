package io.goalpost.service.state;

/**
 * Where the contents of slots lie, close together: what changes all the time are some arrays, and
 * not objects all over the heap, each of which the collector would have to look at. Not
 * thread-safe.
 */
final class SlotRoom {

  private static final int PAGE = 1_024;

  private Object[] page = new Object[PAGE];
  private int used;

  /** A page with a place that is free: {@link #takePlace}. */
  Object[] page() {
    if (used == page.length) {
      page = new Object[PAGE];
      used = 0;
    }
    return page;
  }

  /** The free place of the page that was asked for last. */
  int takePlace() {
    return used++;
  }

  /** A place is free again: the last that was taken and is not free yet. */
  void giveBack(Object[] itsPage, int place) {
    page = itsPage;
    used = place;
    page[place] = null;
  }
}
