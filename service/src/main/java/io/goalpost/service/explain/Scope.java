package io.goalpost.service.explain;

import io.goalpost.model.journal.Input.DiffAccepted;
import io.goalpost.model.journal.Input.SeriesPublished;
import io.goalpost.model.series.Goal;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.service.checkpoint.StateRow;
import io.goalpost.service.journal.JournalSpan;
import io.goalpost.service.journal.RecordLine;
import io.goalpost.service.state.State;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose records must be read to know how a user stands in a series: their own, those of every
 * company they ever joined and, where the series had a company's goal (G9), of those companies'
 * members. Others are passed over unread.
 */
final class Scope {

  private static final byte[] JOINS = "\"join\":[".getBytes(StandardCharsets.UTF_8);
  private static final Set<String> DEFINITIONS =
      Set.of("published", "paused", "resumed", "archived", "segment", "zone");

  /** So many names are looked for in what is not read; with more it is quicker to read. */
  private static final int FEW = 8;

  private final Set<String> users = new HashSet<>();
  private final Set<String> companies = new HashSet<>();
  private boolean companyGoal;
  private boolean known;
  private long last;

  private Scope() {}

  /** Finds out by one walk, or two. */
  static Scope of(JournalSpan span, String series, String user) {
    Scope scope = new Scope();
    scope.users.add(user);
    new BaseScope(span, new State()).first(scope, series, user);
    scope.last = span.each(line -> scope.first(line, series, user));
    if (scope.companyGoal && !scope.companies.isEmpty()) {
      new BaseScope(span, new State()).members(scope);
      span.each(scope::members);
    }
    return scope;
  }

  /** The user, and who else stands in for one of their companies. */
  void addUser(String user) {
    users.add(user);
  }

  /** A company that the user joined, or entered with. */
  void addCompanies(Collection<String> joined) {
    companies.addAll(joined);
  }

  /** A goal that a version of the series had. */
  void addGoal(Goal goal) {
    known = true;
    companyGoal |= goal != null && goal.ofCompany();
  }

  /** Whose records are read, and whose entries are kept. */
  Set<String> users() {
    return users;
  }

  boolean isUser(String user) {
    return users.contains(user);
  }

  /** Whether an entry may be one of theirs: asked before it is read. */
  boolean mayBeIn(StateRow entry) {
    return users.size() > FEW || users.stream().anyMatch(entry::mayHold);
  }

  boolean isCompany(String company) {
    return companies.contains(company);
  }

  /** The position of the last record of the span. */
  long last() {
    return last;
  }

  /** Whether any version of the series went live. */
  boolean published() {
    return known;
  }

  private void first(RecordLine line, String series, String user) {
    String kind = line.kind();
    if (kind.equals("published") && line.firstText("series").equals(series)) {
      addGoal(
          SeriesParser.parse(((SeriesPublished) line.read()).text(), ZoneOffset.UTC)
              .series()
              .goal());
    } else if (joins(line, kind) && user.equals(line.firstText("user", "company"))) {
      companies.addAll(joined(line));
    }
  }

  private void members(RecordLine line) {
    if (joins(line, line.kind()) && joined(line).stream().anyMatch(companies::contains)) {
      users.add(line.firstText("user", "company"));
    }
  }

  private static boolean joins(RecordLine line, String kind) {
    return kind.equals("diff") && line.holds(JOINS);
  }

  private static List<String> joined(RecordLine line) {
    return ((DiffAccepted) line.read()).diff().join();
  }

  /**
   * Whether a record must be read.
   *
   * @param entries the entries of those in scope
   */
  boolean concerns(RecordLine line, Set<Long> entries) {
    String kind = line.kind();
    if (line.isMovement()) {
      return entries.contains(line.number("entry"));
    } else if (kind.equals("diff") || line.isFiring()) {
      return concerns(line);
    }
    return DEFINITIONS.contains(kind);
  }

  /** The subject stands before anything that a sender named. */
  private boolean concerns(RecordLine line) {
    String subject = line.firstText("user", "company");
    return users.contains(subject) || companies.contains(subject);
  }
}
