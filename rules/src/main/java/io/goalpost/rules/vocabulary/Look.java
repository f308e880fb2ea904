package io.goalpost.rules.vocabulary;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.entry.Baselines;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How rules look at what is known (SEMANTICS §4): each method is one form of condition. Missing
 * facts are no errors; what they make of an operator is C2. What it sees never changes; it belongs
 * to one thread.
 */
public final class Look {

  private final Known known;
  private String lastName;
  private Seen last; // of that name: many rules ask for the same one after the other

  public Look(Known known) {
    this.known = known;
  }

  /** What it looks at. */
  public Known known() {
    return known;
  }

  /** An attribute of the user. */
  public Seen attribute(String name) {
    if (!name.equals(lastName)) {
      last = seen(name);
      lastName = name;
    }
    return last;
  }

  private Seen seen(String name) {
    Value value = known.user() == null ? null : known.user().attributes().get(name);
    Map<String, Value> baselines = known.baselines();
    boolean none = baselines == null || baselines.isEmpty(); // spares the key, for most of them
    return new Seen(known, value, none ? noBaseline() : baseline(Baselines.ofUser(name)));
  }

  /** An attribute of the companies asked: one of them satisfying an operator is enough. */
  public Seen company(String name) {
    List<Company> companies = known.companies();
    if (companies.size() == 1) {
      return ofCompany(companies.get(0), name);
    }
    List<Seen> each = new ArrayList<>(companies.size());
    for (Company company : companies) {
      each.add(ofCompany(company, name));
    }
    return new Seen(known, each);
  }

  private Seen ofCompany(Company company, String name) {
    return new Seen(
        known, company.attributes().get(name), baseline(Baselines.ofCompany(company.id(), name)));
  }

  /** The same of the company joined first: what a reference means (C6). */
  public Seen firstCompany(String name) {
    List<Company> companies = known.companies();
    return companies.isEmpty()
        ? new Seen(known, (Value) null, null)
        : ofCompany(companies.get(0), name);
  }

  /** A property of the event that triggered the entry. */
  public Seen entry(String property) {
    return new Seen(known, known.properties().get(property), null);
  }

  /** Whether the user has a tag. */
  public boolean tag(String tag) {
    return known.user() != null && known.user().tags().contains(tag);
  }

  /** Whether one of the companies asked has a tag. */
  public boolean companyTag(String tag) {
    for (Company company : known.companies()) {
      if (company.tags().contains(tag)) {
        return true;
      }
    }
    return false;
  }

  /** The user's events of a name. */
  public Events event(String name) {
    return new Events(this, name);
  }

  /** Whether a saved condition holds. */
  public boolean segment(String id) {
    Condition condition = known.workspace().segment(id);
    return condition != null && Evaluation.holds(condition, outsideOfGoals());
  }

  /** The same for what goes by its own terms also within a goal: saved conditions (G10). */
  public Look outsideOfGoals() {
    return new Look(known.outsideOfGoals());
  }

  /** Whether the entry's message of a block left, or this was done with it (C7). */
  public boolean message(String block, String is) {
    Receipt receipt = receipt(block);
    if (receipt == null) {
      return false;
    }
    return is.equals("sent")
        || Interaction.Kind.of(is).map(kind -> receipt.touches().containsKey(kind)).orElse(false);
  }

  /** Whether a tracked link of the entry's message was clicked. */
  public boolean clicked(String block, String link) {
    Receipt receipt = receipt(block);
    return receipt != null && receipt.links().contains(link);
  }

  /** Whether the diff carries the event that an entry block waits for (E3). */
  public boolean triggeredBy(String event) {
    return known.trigger() != null && known.trigger().name().equals(event);
  }

  /** The same, and its properties satisfy a condition. */
  public boolean triggeredBy(String event, String where) {
    return triggeredBy(event) && Evaluation.where(where, known.trigger(), this);
  }

  /** A number that no literal holds exactly. */
  public Value number(String digits) {
    return new Value.Num(new java.math.BigDecimal(digits));
  }

  /** A text with control characters, which no literal holds, percent-encoded. */
  public String text(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  private Receipt receipt(String block) {
    return known.entry() == null ? null : known.entry().receiptOf(block).orElse(null);
  }

  private Seen.Baseline noBaseline() {
    return known.baselines() == null ? null : Seen.Baseline.NONE;
  }

  private Seen.Baseline baseline(String key) {
    Map<String, Value> baselines = known.baselines();
    return baselines == null ? null : new Seen.Baseline(baselines.get(key));
  }
}
