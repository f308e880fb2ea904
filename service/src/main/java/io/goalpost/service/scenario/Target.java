package io.goalpost.service.scenario;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What scenarios are run against. Firings are given as their lines (SEMANTICS §11). */
interface Target extends AutoCloseable {

  /** What was posted was refused, naming these fields or places. */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Set<String> places;

    Refused(Set<String> places, String message) {
      super(message);
      this.places = Set.copyOf(places);
    }

    Set<String> places() {
      return places;
    }
  }

  /** Where a subject is: {@code active}, {@code finished} …, and the blocks it waits in. */
  record Standing(String status, List<String> at) {}

  void reset(Instant start, ZoneId zone);

  /** Moves the clock; {@code through} fires what is due at the instant itself, too. */
  List<String> move(Instant to, boolean through);

  List<String> post(List<?> diffs) throws Refused;

  /**
   * @param files of authors' rules, by name
   */
  List<String> publish(Map<?, ?> definition, Map<String, byte[]> files) throws Refused;

  List<String> saveSegment(String id, Object condition) throws Refused;

  List<String> pause(String series) throws Refused;

  List<String> resume(String series) throws Refused;

  List<String> archive(String series) throws Refused;

  List<String> exit(String series, String user, String by) throws Refused;

  /** Closes everything and opens it again from what is stored, where that can be done. */
  void restart();

  Map<String, Long> figures(String series);

  Map<String, Map<String, Long>> blocks(String series);

  /** The names of the rules that firings of a series name; nothing where none are known. */
  Set<String> rules(String series);

  /** The latest entry of a subject, or null. */
  Standing standing(String series, String subject);

  @Override
  void close();
}
