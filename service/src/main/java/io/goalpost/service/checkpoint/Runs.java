package io.goalpost.service.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The runs of pieces that make a stored state, the oldest first: what a later one says of a key
 * counts. Immutable.
 */
record Runs(List<Run> all) {

  /** No state is stored. */
  static final Runs NONE = new Runs(List.of());

  /** Pieces that follow each other, whose rows are in the order of their keys, each key once. */
  record Run(long first, long last) {
    private static Run parse(String text) {
      String[] ends = text.split("-", 2);
      return new Run(Long.parseLong(ends[0]), Long.parseLong(ends[1]));
    }

    long pieces() {
      return last - first + 1;
    }

    @Override
    public String toString() {
      return first + "-" + last;
    }
  }

  Runs {
    all = List.copyOf(all);
  }

  /** As {@link #toString} spells them: {@code "1-40 61-70"}. */
  static Runs parse(String text) {
    return text.isEmpty()
        ? NONE
        : new Runs(Arrays.stream(text.split(" ")).map(Run::parse).toList());
  }

  /** These and a later one. */
  Runs with(Run later) {
    List<Run> more = new ArrayList<>(all);
    more.add(later);
    return new Runs(more);
  }

  /** The first so many. */
  Runs first(int count) {
    return new Runs(all.subList(0, count));
  }

  /** All but the first so many. */
  Runs after(int count) {
    return new Runs(all.subList(count, all.size()));
  }

  int size() {
    return all.size();
  }

  /** Whether a piece belongs to one of them. */
  boolean hold(long piece) {
    return all.stream().anyMatch(run -> run.first() <= piece && piece <= run.last());
  }

  /** The last piece of the run that holds a piece. */
  long endOf(long piece) {
    return all.stream()
        .filter(run -> run.first() <= piece && piece <= run.last())
        .mapToLong(Run::last)
        .findFirst()
        .orElse(piece);
  }

  /**
   * Where the runs begin that are worth being made one: a run and all later ones, as soon as those
   * come to as many pieces. So there are few runs, each larger than all later ones together, and a
   * row is written again only a few times however many checkpoints come.
   *
   * @return how many of the first stay as they are; all where nothing is to be done
   */
  int staying() {
    int staying = all.size();
    long later = 0;
    for (int i = all.size() - 1; i >= 0; i--) {
      if (later >= all.get(i).pieces()) {
        staying = i;
      }
      later += all.get(i).pieces();
    }
    return staying;
  }

  @Override
  public String toString() {
    return all.stream().map(Run::toString).collect(Collectors.joining(" "));
  }
}
