package io.goalpost.service.explain;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.service.checkpoint.CheckpointVisitor;
import io.goalpost.service.checkpoint.PartVisitor;
import io.goalpost.service.checkpoint.StateKey;
import io.goalpost.service.checkpoint.StatePieces;
import io.goalpost.service.checkpoint.StateRow;
import io.goalpost.service.journal.JournalSpan;
import io.goalpost.service.recovery.SeriesText;
import io.goalpost.service.recovery.StateLoading;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the state that a pruned journal begins with says of those in scope. Others are passed over,
 * most of them unread. For one thread.
 */
final class BaseScope {

  private final JournalSpan span;
  private final StateLoading loading;
  private final StatePieces pieces = new StatePieces();
  private final Map<String, String> others = new HashMap<>();

  /**
   * @param into is loaded with those in scope
   */
  BaseScope(JournalSpan span, State into) {
    this.span = span;
    this.loading = new StateLoading(into, span.base().zone(), span.base().at());
  }

  /** Adds the companies of a user, and the goals of the series. */
  void first(Scope scope, String series, String user) {
    read(
        row ->
            isOf(row, StateKey.USER, user)
                || isOf(row, "series", series)
                || (row.is(StateKey.ENTRY) && row.mayHold(user)),
        new PartVisitor() {
          @Override
          public void user(User found) {
            scope.addCompanies(found.companies());
          }

          @Override
          public void entry(Entry entry) {
            if (entry.user().equals(user) && entry.company() != null) {
              scope.addCompanies(List.of(entry.company()));
            }
          }

          @Override
          public void other(StateKey key, String text) {
            for (SeriesState.Version version : series(key, text).versions()) {
              scope.addGoal(version.definition().goal());
            }
          }
        });
  }

  /** Adds the members of the companies in scope. */
  void members(Scope scope) {
    read(
        row -> row.is(StateKey.USER),
        new PartVisitor() {
          @Override
          public void user(User found) {
            if (found.companies().stream().anyMatch(scope::isCompany)) {
              scope.addUser(found.id());
            }
          }
        });
  }

  /**
   * Puts those in scope into a state, and every series that they are in, or that is asked for.
   *
   * @return the ids of the series that were put
   */
  Set<String> load(Scope scope, String series) {
    Set<String> defined = new HashSet<>(Set.of(series));
    read(
        row -> concerns(scope, row),
        new CheckpointVisitor() {
          @Override
          public void user(User user) {
            loading.user(user);
          }

          @Override
          public void company(Company company) {
            loading.company(company);
          }

          @Override
          public void entry(Entry entry) {
            if (scope.isUser(entry.user())) {
              loading.entry(entry);
              defined.add(entry.series());
            }
          }

          @Override
          public void qualification(Qualification qualification) {
            if (scope.isCompany(qualification.company())) {
              loading.qualification(qualification);
              defined.add(qualification.series());
            }
          }

          @Override
          public void other(StateKey key, String text) {
            if (key.kind().equals("series")) {
              others.put(key.id(), text);
            } else {
              loading.other(key, text);
            }
          }
        });
    defined.forEach(this::define);
    loading.finish();
    return defined;
  }

  private static boolean concerns(Scope scope, StateRow row) {
    return switch (row.kind()) {
      case StateKey.USER -> scope.isUser(row.key().id());
      case StateKey.COMPANY -> scope.isCompany(row.key().id());
      case StateKey.ENTRY -> scope.mayBeIn(row);
      case StateKey.SEEN, StateKey.SEEN_ONE_BY_ONE -> false;
      default -> true;
    };
  }

  /** Puts a series into the state of which nobody in scope was, until now. */
  void define(String series) {
    String text = others.remove(series);
    if (text != null) {
      loading.other(StateKey.other("series", series), text);
    }
  }

  private SeriesState series(StateKey key, String text) {
    return SeriesText.read(key.id(), text, span.base().zone());
  }

  private static boolean isOf(StateRow row, String kind, String id) {
    return row.is(kind) && row.key().id().equals(id);
  }

  private void read(Predicate<StateRow> wanted, CheckpointVisitor visitor) {
    span.eachOfBase(piece -> pieces.read(piece, wanted, visitor));
  }
}
