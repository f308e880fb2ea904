package io.goalpost.service.privacy;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.EntrySnapshot;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.Mask;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input;
import io.goalpost.model.port.Rejection;
import java.util.List;

/**
 * Things of the model as they are shown: the same, with a mark in place of each hidden value.
 * Stateless but for the mask. Events keep their properties: no answer shows those of a user.
 */
public final class Masking {

  private final Mask mask;
  private final MaskedJson json;

  public Masking(Mask mask) {
    this.mask = mask;
    this.json = new MaskedJson(mask);
  }

  User shown(User user) {
    return new User(
        user.id(),
        mask.shown(user.attributes()),
        user.tags(),
        user.events(),
        user.companies(),
        user.unsubscribed(),
        user.bounced());
  }

  Company shown(Company company) {
    return new Company(company.id(), mask.shown(company.attributes()), company.tags());
  }

  List<Entry> shownEntries(List<Entry> entries) {
    return entries.stream().map(this::shown).toList();
  }

  private Entry shown(Entry entry) {
    if (mask.isNone()) {
      return entry;
    }
    return new Entry(
        entry.id(),
        entry.cause(),
        entry.series(),
        entry.user(),
        entry.company(),
        key(entry.key(), entry.snapshot()),
        entry.began(),
        shown(entry.snapshot()),
        entry.status(),
        entry.finishedPath(),
        entry.disengagedPath(),
        entry.ended(),
        entry.goalHit(),
        entry.checkpoints().stream().map(this::shown).toList(),
        entry.receipts().stream().map(this::shown).toList());
  }

  private EntrySnapshot shown(EntrySnapshot snapshot) {
    return snapshot == null
        ? null
        : new EntrySnapshot(
            snapshot.version(),
            snapshot.trigger(),
            mask.shown(snapshot.properties()),
            mask.shownBaselines(snapshot.baselines()));
  }

  /** A key is the value of a property of the event that began the entry (E5): hidden with it. */
  private Value key(Value key, EntrySnapshot snapshot) {
    boolean hidden =
        key != null
            && snapshot != null
            && snapshot.properties().entrySet().stream()
                .anyMatch(each -> mask.hides(each.getKey()) && each.getValue().equals(key));
    return hidden ? Value.of(Mask.MARK) : key;
  }

  private Checkpoint shown(Checkpoint visit) {
    return new Checkpoint(
        visit.block(),
        visit.position(),
        visit.reached(),
        visit.until(),
        visit.opens(),
        mask.shownBaselines(visit.baselines()),
        visit.left(),
        visit.how());
  }

  private Receipt shown(Receipt receipt) {
    return new Receipt(
        receipt.id(),
        receipt.block(),
        receipt.channel(),
        receipt.at(),
        receipt.cause(),
        receipt.version(),
        receipt.touches(),
        receipt.links(),
        mask.shownBaselines(receipt.baselines()),
        receipt.converted());
  }

  List<Firing> shownFirings(List<Firing> firings) {
    return firings.stream().map(this::shown).toList();
  }

  /** A firing, with what matched, what its entry pinned and its key. */
  public Firing shown(Firing firing) {
    if (mask.isNone()) {
      return firing;
    }
    return firing.holding(
        mask.shownFacts(firing.matched()),
        firing.blocks(),
        shown(firing.snapshot()),
        key(firing.key(), firing.snapshot()),
        mask.shownBaselines(firing.baselines()));
  }

  /** What came in: a diff, or what was refused beside diffs. Texts of authors stay as written. */
  Input shown(Input input) {
    if (input instanceof Input.DiffAccepted accepted) {
      return new Input.DiffAccepted(
          accepted.position(), accepted.at(), shown(accepted.diff()), accepted.followUpOf());
    } else if (input instanceof Input.DiffRejected rejected) {
      return new Input.DiffRejected(
          rejected.position(), rejected.at(), json.shown(rejected.given()), rejected.faults());
    }
    return input;
  }

  private Diff shown(Diff diff) {
    return new Diff(
        diff.id(),
        diff.user(),
        diff.company(),
        mask.shown(diff.set()),
        diff.unset(),
        diff.event(),
        mask.shown(diff.properties()),
        diff.tag(),
        diff.untag(),
        diff.join(),
        diff.leave(),
        diff.online(),
        diff.interaction(),
        diff.timestamp());
  }

  Rejection shown(Rejection rejection) {
    return new Rejection(
        rejection.position(), rejection.at(), json.shown(rejection.given()), rejection.faults());
  }
}
