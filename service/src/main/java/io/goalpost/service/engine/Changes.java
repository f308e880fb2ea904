package io.goalpost.service.engine;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.References;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a diff really changed (D2), as the keys of {@link References}, with the facts before it.
 *
 * @param userBefore null where the diff is a company's, or created the user
 * @param companyBefore null where the diff is a user's, or created the company
 * @param event the event that it brought, or null
 * @param touched the entry whose message it was about, or 0
 * @param touchedBefore that entry before it, or null
 * @param left companies that the user left by it
 */
public record Changes(
    Diff diff,
    Set<String> keys,
    User userBefore,
    Company companyBefore,
    EventOccurrence event,
    long touched,
    String touchedBlock,
    Entry touchedBefore,
    Set<String> left) {

  public static Changes ofUser(
      Diff diff, User before, User after, long position, Entry touchedBefore, ZoneId zone) {
    Set<String> keys = new HashSet<>();
    User old = before == null ? User.created(after.id()) : before;
    attributes(diff, old.attributes(), after.attributes(), zone, References::attribute, keys);
    tags(diff, old.tags(), after.tags(), References::tag, keys);
    EventOccurrence event = null;
    if (diff.event() != null) {
      keys.add(References.event(diff.event()));
      event = after.events(diff.event()).get(after.events(diff.event()).size() - 1);
      if (event.position() != position) {
        throw new IllegalStateException("the event is not the diff's");
      }
    }
    Set<String> left = Set.of();
    if (!old.companies().equals(after.companies())) {
      keys.add(References.MEMBERSHIP);
      left = new HashSet<>(old.companies());
      left.removeAll(after.companies());
    }
    long touched = 0;
    String block = null;
    if (touchedBefore != null) {
      touched = touchedBefore.id();
      long receipt = diff.interaction().receipt();
      block =
          touchedBefore.receipts().stream()
              .filter(each -> each.id() == receipt)
              .findFirst()
              .orElseThrow()
              .block();
    }
    return new Changes(diff, keys, before, null, event, touched, block, touchedBefore, left);
  }

  public static Changes ofCompany(Diff diff, Company before, Company after, ZoneId zone) {
    Set<String> keys = new HashSet<>();
    Company old = before == null ? Company.created(after.id()) : before;
    attributes(diff, old.attributes(), after.attributes(), zone, References::company, keys);
    tags(diff, old.tags(), after.tags(), References::companyTag, keys);
    return new Changes(diff, keys, null, before, null, 0, null, null, Set.of());
  }

  /** The keys as one entry sees them: its own message's too, where the diff was about that. */
  public Set<String> keysFor(Entry entry) {
    if (diff.ofCompany() && entry.company() != null && !entry.company().equals(diff.company())) {
      return Set.of(); // of another company than the entry's own (C10)
    }
    if (entry.id() != touched) {
      return keys;
    }
    Set<String> more = new HashSet<>(keys);
    more.add(References.done(touchedBlock, diff.interaction().is()));
    return more;
  }

  private static void attributes(
      Diff diff,
      Map<String, Value> old,
      Map<String, Value> now,
      ZoneId zone,
      UnaryOperator<String> key,
      Set<String> changed) {
    for (Collection<String> names : List.of(diff.set().keySet(), diff.unset())) {
      for (String name : names) {
        if (!Value.same(old.get(name), now.get(name), zone)) {
          changed.add(key.apply(name));
        }
      }
    }
  }

  private static void tags(
      Diff diff, Set<String> old, Set<String> now, UnaryOperator<String> key, Set<String> changed) {
    for (List<String> tags : List.of(diff.tag(), diff.untag())) {
      for (String tag : tags) {
        if (old.contains(tag) != now.contains(tag)) {
          changed.add(key.apply(tag));
        }
      }
    }
  }
}
