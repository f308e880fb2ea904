package io.goalpost.service.scenario;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.entry.Baselines;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.rules.vocabulary.Evaluation;
import io.goalpost.rules.vocabulary.Known;
import io.goalpost.rules.vocabulary.Look;
import io.goalpost.service.engine.Looks;
import io.goalpost.service.scenario.FittingValue.Wished;
import io.goalpost.service.state.SegmentState;
import io.goalpost.service.state.StateView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Diffs that make conditions hold, or not hold, together: what an explanation says is needed, done.
 * Of several ways one is taken by chance; whoever finds it closed takes another. Not every wish can
 * be granted by diffs; whoever wishes looks whether it was.
 */
final class Wish {

  private static final int WAYS_MAX = 100;
  private static final int EVENTS_MAX = 12;
  private static final String NEW_COMPANY = "c1";

  private final StateView state;
  private final String user;
  private final List<String> companies;
  private final Entry entry;
  private final Map<String, Value> baselines;
  private final Random random;
  private final Map<String, List<Wished>> attributes = new TreeMap<>();
  private final Map<String, Map<String, List<Wished>>> companyAttributes = new TreeMap<>();
  private final Map<String, Boolean> tags = new TreeMap<>();
  private final Map<String, Map<String, Boolean>> companyTags = new TreeMap<>();
  private final Map<String, List<Wished>> triggerProperties = new TreeMap<>();
  private final List<Map<String, Object>> before = new ArrayList<>();
  private String trigger;
  private Map<String, Object> event;
  private boolean joins;
  private boolean impossible;

  /**
   * @param user null where a company's goal is wished for
   * @param companies those that company conditions ask
   * @param entry or null
   * @param baselines what is compared with; null where nothing is
   */
  Wish(
      StateView state,
      String user,
      List<String> companies,
      Entry entry,
      Map<String, Value> baselines,
      Random random) {
    this.state = state;
    this.user = user;
    this.companies = companies;
    this.entry = entry;
    this.baselines = baselines;
    this.random = random;
  }

  /** The diffs of the first way that is open, the one that completes it last; empty for none. */
  static List<Object> granted(Supplier<Wish> without, Consumer<Wish> wishes) {
    for (int way = 0; way < WAYS_MAX; way++) {
      Wish wish = without.get();
      wishes.accept(wish);
      List<Object> diffs = wish.diffs();
      if (!wish.impossible) {
        return diffs;
      }
    }
    return List.of();
  }

  /** Wishes for an event that lets in, with what was wished of its properties. */
  void trigger(String name, Condition where) {
    trigger = name;
    if (where != null) {
      properties(where, true, triggerProperties);
    }
  }

  void make(Condition condition, boolean wanted) {
    if (condition instanceof Condition.All all) {
      several(all.of(), wanted, wanted);
    } else if (condition instanceof Condition.Any any) {
      several(any.of(), wanted, !wanted);
    } else if (condition instanceof Condition.Not not) {
      make(not.of(), !wanted);
    } else if (condition instanceof Condition.Attribute of) {
      impossible |= of.test().operator().comparesWithBaseline() && baselines == null && wanted;
      wished(attributes, of.name(), of.test(), wanted);
    } else if (condition instanceof Condition.CompanyAttribute of) {
      ofCompanies(
          wanted,
          company ->
              wished(
                  companyAttributes.computeIfAbsent(company, id -> new TreeMap<>()),
                  of.name(),
                  of.test(),
                  wanted));
    } else if (condition instanceof Condition.Tag of) {
      tag(tags, of.tag(), wanted);
    } else if (condition instanceof Condition.CompanyTag of) {
      ofCompanies(
          wanted,
          company ->
              tag(companyTags.computeIfAbsent(company, id -> new TreeMap<>()), of.tag(), wanted));
    } else if (condition instanceof Condition.Event of) {
      event(of, wanted);
    } else if (condition instanceof Condition.InSegment of) {
      SegmentState saved = state.segment(of.segment());
      if (saved == null) {
        impossible |= wanted;
      } else {
        make(saved.condition(), wanted);
      }
    } else if (condition instanceof Condition.Content of) {
      content(of, wanted);
    } else if (condition instanceof Condition.EntryProperty of) {
      if (entry == null) {
        wished(triggerProperties, of.property(), of.test(), wanted);
      } else {
        impossible |= holds(condition) != wanted; // what an entry pinned stays
      }
    }
  }

  private void several(List<Condition> of, boolean wanted, boolean each) {
    if (each) {
      of.forEach(one -> make(one, wanted));
    } else {
      make(of.get(random.nextInt(of.size())), wanted);
    }
  }

  private static void wished(
      Map<String, List<Wished>> of, String name, Condition.Test test, boolean wanted) {
    of.computeIfAbsent(name, any -> new ArrayList<>()).add(new Wished(test, wanted));
  }

  private void tag(Map<String, Boolean> of, String tag, boolean wanted) {
    Boolean other = of.put(tag, wanted);
    impossible |= other != null && other != wanted;
  }

  /** What is wanted may be so of one of them, what is not of none. */
  private void ofCompanies(boolean wanted, Consumer<String> wish) {
    if (wanted && companies.isEmpty()) {
      impossible |= user == null;
      joins = true;
      wish.accept(NEW_COMPANY);
    } else if (wanted) {
      wish.accept(companies.get(random.nextInt(companies.size())));
    } else {
      companies.forEach(wish);
    }
  }

  private void event(Condition.Event of, boolean wanted) {
    if (user == null || (of.count() == null && !wanted)) {
      impossible |= user == null || holds(of);
      return;
    }
    Map<String, List<Wished>> wished = new TreeMap<>();
    if (of.where() != null) {
      properties(of.where(), true, wished);
    }
    Map<String, Object> properties = settled(wished);
    if (of.count() == null) {
      bring(of.event(), properties);
      return;
    }
    int more = 0;
    while (more <= EVENTS_MAX && holdsAfter(of, properties, more) != wanted) {
      more++;
    }
    impossible |= more > EVENTS_MAX;
    for (int i = 0; !impossible && i < more; i++) {
      before.add(with("user", user, brought(of.event(), properties)));
    }
  }

  private boolean holdsAfter(Condition.Event of, Map<String, Object> properties, int more) {
    Map<String, Value> values = new TreeMap<>();
    properties.forEach((name, value) -> values.put(name, Value.of(value)));
    User now = known().user();
    EventHistory history = now.events(of.event());
    for (int i = 1; i <= more; i++) {
      history =
          history.with(new EventOccurrence(of.event(), values, state.now(), state.position() + i));
    }
    return Evaluation.holds(of, look(now.with(of.event(), history), Map.of()));
  }

  private void bring(String name, Map<String, Object> properties) {
    if (event != null) {
      before.add(with("user", user, event));
    }
    event = brought(name, properties);
  }

  private static Map<String, Object> brought(String name, Map<String, Object> properties) {
    Map<String, Object> brings = new LinkedHashMap<>();
    brings.put("event", name);
    brings.put("properties", properties);
    return brings;
  }

  private void properties(Condition where, boolean wanted, Map<String, List<Wished>> wished) {
    if (where instanceof Condition.Not not) {
      properties(not.of(), !wanted, wished);
    } else if (where instanceof Condition.Property of) {
      wished(wished, of.name(), of.test(), wanted);
    } else {
      boolean all = where instanceof Condition.All;
      List<Condition> of = all ? ((Condition.All) where).of() : ((Condition.Any) where).of();
      List<Condition> some = all == wanted ? of : List.of(of.get(random.nextInt(of.size())));
      some.forEach(each -> properties(each, wanted, wished));
    }
  }

  private void content(Condition.Content of, boolean wanted) {
    if (holds(of) == wanted) {
      return;
    }
    if (!wanted || of.is() == null || entry == null || entry.receiptOf(of.block()).isEmpty()) {
      impossible = true;
      return;
    }
    Map<String, Object> diff = new LinkedHashMap<>();
    diff.put("user", user);
    diff.put("receipt", entry.receiptOf(of.block()).get().id());
    diff.put("is", of.is().word());
    if (of.is() == Interaction.Kind.CLICKED) {
      diff.put("link", of.link() == null ? "https://example.com/a" : of.link());
    }
    before.add(diff);
  }

  // What is wished, as it stands and as it may be.

  private Known known() {
    User known =
        user == null ? null : Optional.ofNullable(state.user(user)).orElse(User.created(user));
    return known(known, entry == null ? Map.of() : entry.snapshot().properties());
  }

  private Known known(User of, Map<String, Value> properties) {
    Looks workspace =
        new Looks(state, id -> state.segment(id) == null ? null : state.segment(id).condition());
    List<Company> asked = companies.stream().map(this::company).toList();
    return new Known(
        workspace, state.now(), of, asked, entry, null, properties, baselines, -1, null);
  }

  private Company company(String id) {
    return Optional.ofNullable(state.company(id)).orElse(Company.created(id));
  }

  private Look look(User of, Map<String, Value> properties) {
    return new Look(known(of, entry == null ? properties : entry.snapshot().properties()));
  }

  private boolean holds(Condition condition) {
    return Evaluation.holds(condition, new Look(known()));
  }

  /** Properties of which all that is wished is so. */
  private Map<String, Object> settled(Map<String, List<Wished>> wished) {
    Map<String, Object> properties = new TreeMap<>();
    wished.forEach(
        (name, of) -> {
          Optional<FittingValue.Found> found = new FittingValue(known()).find(of, null, null);
          impossible |= found.isEmpty();
          if (found.isPresent() && found.get().value() != null) {
            properties.put(name, found.get().value().plain());
          }
        });
    return properties;
  }

  /** The diffs, the one that completes it last. */
  private List<Object> diffs() {
    Map<String, Object> entering = settled(triggerProperties);
    if (trigger != null) {
      bring(trigger, entering);
    } else {
      impossible |= !entering.isEmpty();
    }
    List<Object> diffs = new ArrayList<>(before);
    Set<String> changed = new LinkedHashSet<>(companyAttributes.keySet());
    changed.addAll(companyTags.keySet());
    for (String company : changed) {
      Company of = company(company);
      add(
          diffs,
          "company",
          company,
          changes(
              companyAttributes.getOrDefault(company, Map.of()),
              of.attributes(),
              name -> Baselines.ofCompany(company, name),
              companyTags.getOrDefault(company, Map.of()),
              of.tags(),
              entering));
    }
    if (user != null) {
      User of = known().user();
      Map<String, Object> last =
          changes(attributes, of.attributes(), Baselines::ofUser, tags, of.tags(), entering);
      if (event != null) {
        last.putAll(event);
      }
      put(last, "join", NEW_COMPANY, !joins);
      add(diffs, "user", user, last);
    }
    return diffs;
  }

  private Map<String, Object> changes(
      Map<String, List<Wished>> wished,
      Map<String, Value> seen,
      UnaryOperator<String> baseline,
      Map<String, Boolean> wishedTags,
      Set<String> seenTags,
      Map<String, Object> entering) {
    Map<String, Value> properties = new TreeMap<>();
    entering.forEach((name, value) -> properties.put(name, Value.of(value)));
    Known asked = entry != null ? known() : known(known().user(), properties);
    Map<String, Object> set = new TreeMap<>();
    List<String> unset = new ArrayList<>();
    wished.forEach(
        (name, of) -> {
          Value first = baselines == null ? null : baselines.get(baseline.apply(name));
          Optional<FittingValue.Found> found =
              new FittingValue(asked).find(of, seen.get(name), first);
          impossible |= found.isEmpty();
          Value value = found.map(FittingValue.Found::value).orElse(null);
          if (value == null && seen.containsKey(name)) {
            unset.add(name);
          } else if (value != null && !Objects.equals(value, seen.get(name))) {
            set.put(name, value.plain());
          }
        });
    Map<String, Object> changes = new LinkedHashMap<>();
    put(changes, "set", set, set.isEmpty());
    put(changes, "unset", unset, unset.isEmpty());
    List<String> tag = new ArrayList<>();
    List<String> untag = new ArrayList<>();
    wishedTags.forEach(
        (name, wanted) -> {
          if (seenTags.contains(name) != wanted) {
            (wanted ? tag : untag).add(name);
          }
        });
    put(changes, "tag", tag, tag.isEmpty());
    put(changes, "untag", untag, untag.isEmpty());
    return changes;
  }

  private static void put(Map<String, Object> diff, String field, Object value, boolean empty) {
    if (!empty) {
      diff.put(field, value);
    }
  }

  private static void add(List<Object> diffs, String kind, String id, Map<String, Object> changes) {
    if (!changes.isEmpty()) {
      diffs.add(with(kind, id, changes));
    }
  }

  private static Map<String, Object> with(String kind, String id, Map<String, Object> changes) {
    Map<String, Object> diff = new LinkedHashMap<>();
    diff.put(kind, id);
    diff.putAll(changes);
    return diff;
  }
}
