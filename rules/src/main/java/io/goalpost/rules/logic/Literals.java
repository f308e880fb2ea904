package io.goalpost.rules.logic;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Condition.Test;
import io.goalpost.model.series.Operand;
import io.goalpost.model.series.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Conditions that each ask one thing, held to be true or false at once. Not thread-safe. */
final class Literals {

  private static final Test ONCE =
      new Test(Operator.GTE, new Operand.Literal(new Value.Num(BigDecimal.ONE)));
  private static final Test NEVER =
      new Test(Operator.IS, new Operand.Literal(new Value.Num(BigDecimal.ZERO)));

  private final boolean ownCompany;
  private final Map<Condition, Boolean> propositions = new HashMap<>();
  private final Map<Object, List<Claim>> values = new HashMap<>();
  private final Map<Object, List<Claim>> counts = new HashMap<>();
  private final Map<String, List<Claim>> companies = new HashMap<>();
  private boolean contradictory;

  /**
   * @param ownCompany whether company conditions ask of one company, not of any (C10)
   */
  Literals(boolean ownCompany) {
    this.ownCompany = ownCompany;
  }

  /** What a value is called: of the user, the company, the trigger or the event. */
  private record Name(String of, String name) {}

  /** What events are counted. */
  private record Counted(Condition.Event events) {
    static Counted of(Condition.Event event) {
      return new Counted(
          new Condition.Event(
              event.event(), event.where(), null, event.within(), event.sinceEntry()));
    }
  }

  void add(Condition leaf, boolean holds) {
    if (leaf instanceof Condition.Attribute attribute) {
      claim(values, new Name("attribute", attribute.name()), attribute.test(), holds);
    } else if (leaf instanceof Condition.EntryProperty entry) {
      claim(values, new Name("entry", entry.property()), entry.test(), holds);
    } else if (leaf instanceof Condition.Property property) {
      claim(values, new Name("property", property.name()), property.test(), holds);
    } else if (leaf instanceof Condition.CompanyAttribute company) {
      company(company, holds);
    } else if (leaf instanceof Condition.Event event) {
      claim(counts, Counted.of(event), event.count() == null ? ONCE : event.count(), holds);
    } else {
      Boolean before = propositions.put(leaf, holds);
      contradictory |= before != null && before != holds;
    }
  }

  /** Says of events that no event can be one of them. */
  void noneOf(Condition.Event event) {
    claim(counts, Counted.of(event), NEVER, true);
  }

  private void company(Condition.CompanyAttribute company, boolean holds) {
    if (ownCompany) {
      claim(values, new Name("company", company.name()), company.test(), holds);
    } else {
      // Not normalised: "of one of them it is not so" does not deny "of one of them it is".
      companies
          .computeIfAbsent(company.name(), any -> new ArrayList<>())
          .add(new Claim(company.test(), holds));
    }
  }

  private static <K> void claim(Map<K, List<Claim>> groups, K key, Test test, boolean holds) {
    groups.computeIfAbsent(key, any -> new ArrayList<>()).add(Claim.of(test, holds));
  }

  /** Whether nothing speaks against all of it holding at one instant. */
  boolean consistent() {
    return !contradictory
        && propositions.keySet().stream().allMatch(this::agrees)
        && values.values().stream().allMatch(Samples::satisfy)
        && counts.values().stream().allMatch(Samples::satisfyCount)
        && companies.values().stream().allMatch(Literals::someCompanies);
  }

  /** What was done with a message was done with one that was sent (C7). */
  private boolean agrees(Condition leaf) {
    if (!(leaf instanceof Condition.Content content) || !propositions.get(leaf)) {
      return true;
    }
    Condition sent = new Condition.Content(content.block(), null, null);
    Condition done = new Condition.Content(content.block(), content.is(), null);
    return propositions.getOrDefault(sent, true) && propositions.getOrDefault(done, true);
  }

  /** Each thing asked of some company may be true of one of which nothing denied is true. */
  private static boolean someCompanies(List<Claim> claims) {
    List<Claim> denied =
        claims.stream()
            .filter(claim -> !claim.holds())
            .map(claim -> Claim.of(claim.test(), false))
            .toList();
    for (Claim claim : claims) {
      if (claim.holds()) {
        List<Claim> ofOne = new ArrayList<>(denied);
        ofOne.add(Claim.of(claim.test(), true));
        if (!Samples.satisfy(ofOne)) {
          return false;
        }
      }
    }
    return true;
  }
}
