package io.goalpost.service.state;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much may be known of one user or company: what would go beyond is a fault of the diff that
 * brings it. Only what comes from outside is bounded here; the tags that blocks give are bounded by
 * the number of blocks. Who has more, from before there were bounds, may keep it and not add to it.
 */
public final class FactBounds {

  static final int ATTRIBUTES_MAX = 1_000;
  static final int TAGS_MAX = 1_000;
  static final int COMPANIES_MAX = 1_000;
  static final int EVENT_NAMES_MAX = 500;

  private final Diff diff;
  private final int index;
  private final List<Fault> faults = new ArrayList<>();

  private FactBounds(Diff diff, int index) {
    this.diff = diff;
    this.index = index;
  }

  /** What of a diff would go beyond the bounds; empty where nothing would. */
  public static List<Fault> faults(StateView state, Diff diff, int index) {
    FactBounds bounds = new FactBounds(diff, index);
    if (diff.ofCompany()) {
      Company company = state.company(diff.company());
      bounds.check("company", company != null ? company : Company.created(diff.company()));
    } else {
      User user = state.user(diff.user());
      bounds.check(user != null ? user : User.created(diff.user()));
    }
    return bounds.faults;
  }

  private void check(String subject, Company company) {
    check(subject, company.attributes().keySet(), company.tags());
  }

  private void check(User user) {
    check("user", user.attributes().keySet(), user.tags());
    check("join", "companies", "user", COMPANIES_MAX, user.companies(), diff.join(), diff.leave());
    if (diff.event() != null) {
      Set<String> names = user.events().keySet();
      check(
          "event", "event names", "user", EVENT_NAMES_MAX, names, List.of(diff.event()), List.of());
    }
  }

  private void check(String subject, Set<String> attributes, Set<String> tags) {
    Map<String, ?> set = diff.set();
    check("set", "attributes", subject, ATTRIBUTES_MAX, attributes, set.keySet(), diff.unset());
    check("tag", "tags", subject, TAGS_MAX, tags, diff.tag(), diff.untag());
  }

  private void check(
      String field,
      String what,
      String subject,
      int max,
      Collection<String> known,
      Collection<String> added,
      Collection<String> removed) {
    if (added.isEmpty() || known.size() + added.size() <= max) {
      return;
    }
    Set<String> after = new HashSet<>(known);
    removed.forEach(after::remove);
    after.addAll(added);
    if (after.size() > max && after.size() > known.size()) {
      faults.add(
          new Fault(
              index,
              field,
              "would give the "
                  + subject
                  + " "
                  + after.size()
                  + " "
                  + what
                  + "; "
                  + max
                  + " is the most"));
    }
  }
}
