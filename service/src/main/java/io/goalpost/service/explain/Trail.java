package io.goalpost.service.explain;

/**
 * What was seen of one chance to hit a goal: the last diff that touched what the goal refers to,
 * the last that named it and changed nothing. Not thread-safe.
 */
final class Trail {

  /** A diff that touched it. */
  record Touch(long position, boolean heldBefore, boolean holds, boolean inside) {

    /** Whether it would have hit. */
    boolean turned() {
      return holds && !heldBefore;
    }
  }

  private final boolean heldAtFirst;
  private final long cameFrom;
  private boolean cutOff;
  private Touch last;
  private Touch late;
  private long unchanged;

  /**
   * @param heldAtFirst whether the goal held when the chance began
   * @param cameFrom the last diff before that touched it, or 0
   */
  Trail(boolean heldAtFirst, long cameFrom) {
    this.heldAtFirst = heldAtFirst;
    this.cameFrom = cameFrom;
  }

  /** Of a chance that began before what is kept. */
  static Trail cutOff() {
    Trail trail = new Trail(false, 0);
    trail.cutOff = true;
    return trail;
  }

  void touched(Touch touch) {
    last = touch;
    if (touch.turned() && !touch.inside()) {
      late = touch;
    }
  }

  void namedWithoutChange(long position) {
    unchanged = position;
  }

  /** Whether nobody can tell any more what was when it began. */
  boolean isCutOff() {
    return cutOff;
  }

  boolean heldAtFirst() {
    return heldAtFirst;
  }

  long cameFrom() {
    return cameFrom;
  }

  /** The last diff that touched it, or null. */
  Touch last() {
    return last;
  }

  /** The last that would have hit, had the window not been closed; or null. */
  Touch late() {
    return late;
  }

  /** The last diff that named it and changed nothing, after which none touched it; or 0. */
  long unchanged() {
    return last == null || unchanged > last.position() ? unchanged : 0;
  }
}
