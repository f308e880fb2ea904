package io.goalpost.service.explain;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.Mask;
import io.goalpost.model.fact.User;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input.DiffAccepted;
import io.goalpost.model.journal.Input.SeriesArchived;
import io.goalpost.model.journal.Input.SeriesPaused;
import io.goalpost.model.journal.Input.SeriesPublished;
import io.goalpost.model.journal.Input.SeriesResumed;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.service.appliers.Appliers;
import io.goalpost.service.engine.Changes;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalSpan;
import io.goalpost.service.journal.RecordLine;
import io.goalpost.service.state.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings back the state of those in scope by applying their records and no others; no rule runs.
 * The watch is told of what concerns the user, at the very moment at which the engine looked.
 */
final class Recall {

  private final State state = new State();
  private final Appliers appliers = new Appliers();
  private final Scope scope;
  private final Watch watch;
  private final Set<Long> entries = new HashSet<>();
  private final Set<String> defined = new HashSet<>();
  private final Map<String, List<JournalRecord>> later = new HashMap<>();

  private final BaseScope base;

  private Recall(JournalSpan span, Scope scope, String series, String user, Mask mask) {
    this.scope = scope;
    this.base = new BaseScope(span, state);
    this.watch = new Watch(state, series, user, mask);
    defined.addAll(base.load(scope, series));
    JournalBase begin = span.base();
    state.standAt(begin.position(), begin.at(), begin.zone());
    state.takeChanges(); // no checkpoint asks for them
    scope.users().forEach(each -> state.entriesOf(each).forEach(of -> entries.add(of.id())));
    watch.begins(begin);
  }

  /** The state at the span's end, and what was seen on the way. */
  static Watch of(JournalSpan span, Scope scope, String series, String user, Mask mask) {
    Recall recall = new Recall(span, scope, series, user, mask);
    span.each(recall::take);
    return recall.watch;
  }

  private void take(RecordLine line) {
    if (scope.concerns(line, entries)) {
      take(line.read());
    }
  }

  private void take(JournalRecord record) {
    String series = seriesDefinedBy(record);
    if (series != null && !defined.contains(series)) {
      // Most series never had the user: their definitions are read when they do.
      later.computeIfAbsent(series, of -> new ArrayList<>()).add(withoutRules(record));
    } else if (record instanceof DiffAccepted accepted) {
      diff(accepted);
    } else if (record instanceof Firing firing) {
      firing(firing);
    } else {
      apply(record);
    }
  }

  private void diff(DiffAccepted accepted) {
    var diff = accepted.diff();
    User user = diff.ofCompany() ? null : state.user(diff.user());
    Company company = diff.ofCompany() ? state.company(diff.company()) : null;
    Entry touched =
        diff.interaction() == null
            ? null
            : state.entryOfReceipt(diff.user(), diff.interaction().receipt());
    apply(accepted);
    watch.changed(
        accepted,
        diff.ofCompany()
            ? Changes.ofCompany(diff, company, state.company(diff.company()), state.zone())
            : Changes.ofUser(
                diff, user, state.user(diff.user()), accepted.position(), touched, state.zone()));
  }

  private void firing(Firing firing) {
    if (firing.kind() == Firing.Kind.ENTERED) {
      entries.add(firing.position());
      define(firing.series());
    } else if (firing.entry() != 0 && !entries.contains(firing.entry())
        || firing.kind() != Firing.Kind.ENTRY_BLOCKED && !defined.contains(firing.series())) {
      return; // of somebody who shares a name with what is in scope
    }
    state.moveTo(firing.at());
    watch.fires(firing);
    apply(firing);
    watch.fired(firing);
  }

  private void define(String series) {
    if (defined.add(series)) {
      base.define(series);
      later.getOrDefault(series, List.of()).forEach(this::apply);
      later.remove(series);
    }
  }

  private void apply(JournalRecord record) {
    state.standAt(record.position() - 1, state.now(), state.zone());
    appliers.apply(record, state);
    state.committed();
    state.takeChanges(); // no checkpoint asks for them
  }

  private static String seriesDefinedBy(JournalRecord record) {
    if (record instanceof SeriesPublished published) {
      return published.series();
    } else if (record instanceof SeriesPaused paused) {
      return paused.series();
    } else if (record instanceof SeriesResumed resumed) {
      return resumed.series();
    } else if (record instanceof SeriesArchived archived) {
      return archived.series();
    }
    return null;
  }

  private static JournalRecord withoutRules(JournalRecord record) {
    return record instanceof SeriesPublished p
        ? new SeriesPublished(
            p.position(),
            p.at(),
            p.series(),
            p.version(),
            p.text(),
            "",
            p.by(),
            p.note(),
            p.rules())
        : record;
  }
}
