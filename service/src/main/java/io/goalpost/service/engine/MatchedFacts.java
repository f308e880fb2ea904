package io.goalpost.service.engine;

import io.goalpost.model.entry.Receipt;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.References;
import io.goalpost.rules.vocabulary.Known;
import io.goalpost.rules.vocabulary.Look;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Takes down the facts that a rule looked at, as it saw them, for whoever asks why it fired. */
final class MatchedFacts {

  private MatchedFacts() {}

  /** By reference key; a missing fact is left out. Companies' keys name the company. */
  static Map<String, Value> of(
      Collection<Condition> conditions, Look look, Function<String, Condition> segments) {
    Map<String, Value> facts = new TreeMap<>();
    for (String key : References.of(conditions, segments)) {
      int space = key.indexOf(' ');
      if (space > 0) {
        add(facts, key, key.substring(0, space), key.substring(space + 1), look.known());
      }
    }
    return facts;
  }

  private static void add(
      Map<String, Value> facts, String key, String kind, String name, Known known) {
    if (kind.equals("company") || kind.equals("companyTag")) {
      for (Company company : known.companies()) {
        Value value =
            kind.equals("company")
                ? company.attributes().get(name)
                : new Value.Bool(company.tags().contains(name));
        put(facts, kind + " " + company.id() + " " + name, value);
      }
    } else if (kind.equals("content") && known.entry() != null) {
      known.entry().receiptOf(name).ifPresent(receipt -> put(facts, key, touches(receipt)));
    } else if (known.user() == null) {
      return;
    } else if (kind.equals("attribute")) {
      put(facts, key, known.user().attributes().get(name));
    } else if (kind.equals("tag")) {
      put(facts, key, new Value.Bool(known.user().tags().contains(name)));
    } else if (kind.equals("event")) {
      put(facts, key, new Value.Num(BigDecimal.valueOf(known.user().events(name).total())));
    }
  }

  /** What became of a message, as the words that conditions ask for. */
  private static Value touches(Receipt receipt) {
    List<Value> words = new ArrayList<>();
    words.add(Value.text("sent"));
    receipt.touches().keySet().stream()
        .sorted()
        .forEach(kind -> words.add(Value.text(kind.word())));
    return new Value.Many(words);
  }

  private static void put(Map<String, Value> facts, String key, Value value) {
    if (value != null) {
      facts.put(key, value);
    }
  }
}
