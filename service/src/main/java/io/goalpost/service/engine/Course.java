package io.goalpost.service.engine;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.model.journal.Firing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The course of one input: who is online by it, and the follow-up diffs that it made and that wait
 * until it is finished (T4).
 */
final class Course {

  /** The most follow-ups of one input that rules look at (T4). */
  static final int FOLLOW_UPS_MAX = 100;

  /** A tag diff that waits, and the firing that made it. */
  record FollowUp(Diff diff, Firing by) {}

  private final String online;
  private final Deque<FollowUp> waiting = new ArrayDeque<>();

  /**
   * @param online the user that a diff says is online, or null
   */
  Course(String online) {
    this.online = online;
  }

  boolean anybodyOnline() {
    return online != null;
  }

  boolean online(String user) {
    return user.equals(online);
  }

  void add(FollowUp followUp) {
    waiting.add(followUp);
  }

  boolean hasFollowUps() {
    return !waiting.isEmpty();
  }

  /** The next one in the order made, or null. */
  FollowUp next() {
    return waiting.poll();
  }

  /** The user with the tags that are on their way. */
  User withTagsOnTheirWay(User user) {
    Set<String> tags = new HashSet<>(user.tags());
    for (FollowUp followUp : waiting) {
      if (user.id().equals(followUp.diff().user())) {
        change(tags, followUp.diff());
      }
    }
    return new User(
        user.id(),
        user.attributes(),
        tags,
        user.events(),
        user.companies(),
        user.unsubscribed(),
        user.bounced());
  }

  /** The company with the tags that are on their way. */
  Company withTagsOnTheirWay(Company company) {
    Set<String> tags = new HashSet<>(company.tags());
    for (FollowUp followUp : waiting) {
      if (company.id().equals(followUp.diff().company())) {
        change(tags, followUp.diff());
      }
    }
    return new Company(company.id(), company.attributes(), tags);
  }

  private static void change(Set<String> tags, Diff diff) {
    tags.addAll(diff.tag());
    diff.untag().forEach(tags::remove);
  }
}
