package io.goalpost.model.port;

import io.goalpost.model.journal.Firing;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The lists behind the figures, and what is done with those on them (S1, S2). */
public interface PeoplePort {

  /** What the people of a list have in common. */
  enum Status {
    STARTED,
    FINISHED,
    DISENGAGED,
    EXITED,
    GOAL,
    REACHED,
    TRYING,
    PENDING,
    WAITING,
    MATCHED,
    UNMATCHED,
    SENT,
    UNSENT,
    OPENED,
    CLICKED,
    CONVERTED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is said of a block, and not of the series. */
    public boolean ofBlock() {
      return compareTo(REACHED) >= 0;
    }

    public static Optional<Status> of(String word) {
      for (Status status : values()) {
        if (status.word().equals(word)) {
          return Optional.of(status);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Who is on a list; null means any.
   *
   * @param block that the status is said of; null for one of the series
   * @param left how the entry had ended when it hit the goal: {@code active finished …}
   * @param version with which they entered; 0 for any
   * @param company the entry's own, or one that the user is in now
   * @param from the first instant of what is listed
   * @param to the first instant that is no longer listed
   */
  record Select(
      Status status,
      String block,
      String left,
      int version,
      String company,
      Instant from,
      Instant to) {}

  /**
   * One line of a list.
   *
   * @param subject as in firing lines
   * @param user null for a company that hit its goal
   * @param entry the entry's id; 0 for a company
   * @param status of the entry now; null for a company
   * @param left how the entry had ended when it hit the goal; null where it did not
   * @param at the blocks it is at
   * @param block the one listed, or null
   * @param reached when it reached that block
   * @param until when the waiting there ends, or ended
   * @param leftBlock when it left that block
   * @param how it left that block
   * @param when the instant of what is listed
   */
  record Person(
      String subject,
      String user,
      String company,
      long entry,
      int version,
      String status,
      Instant began,
      Instant ended,
      Instant goalHit,
      String left,
      List<String> at,
      String block,
      Instant reached,
      Instant until,
      Instant leftBlock,
      String how,
      Instant when) {}

  /**
   * A page of a list.
   *
   * @param position up to which everything is counted
   * @param total how many the whole list has
   * @param next the cursor of the next page, or null
   */
  record Page(long position, long total, List<Person> people, String next) {}

  /**
   * In the order entered; companies last.
   *
   * @param cursor of an earlier page, or null for the first. It stays good whatever happens
   * @throws NotFoundException where there is no such series
   * @throws io.goalpost.model.diff.RefusedException where the cursor is none
   */
  Page people(String series, Select select, int limit, String cursor);

  /** What is done with people: exactly one of the three. */
  record Action(String tag, String untag, Message message) {}

  /** What somebody is to be told. */
  record Message(String channel, String subject, String body) {}

  /**
   * What came of an action.
   *
   * @param diffs how many were applied now; those of an earlier call of the same id are not
   */
  record Acted(int people, int diffs, List<Firing> firings) {}

  /**
   * Does something with everybody selected, a diff for each.
   *
   * @param id which a repetition has too, or null
   * @param by who asks for it
   * @param select the list; null where users are given
   * @param users the ids of some, or null for all of the list
   */
  Acted act(String series, String id, String by, Select select, List<String> users, Action action);
}
