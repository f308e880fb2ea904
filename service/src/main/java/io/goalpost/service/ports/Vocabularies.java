package io.goalpost.service.ports;

import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.port.VocabularyPort;
import io.goalpost.service.loop.EngineLoop;
import io.goalpost.service.state.SegmentState;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What conditions may pick from, gathered from facts beside the engine's thread. Thread-safe. */
public final class Vocabularies implements VocabularyPort {

  /** The most events of one name and user that properties are taken from, the newest ones. */
  private static final int EVENTS_MAX = 3;

  private final EngineLoop loop;

  public Vocabularies(EngineLoop loop) {
    this.loop = loop;
  }

  /** What is gathered from, taken on the engine's thread: immutable. */
  private record Facts(List<User> users, List<Company> companies, List<String> segments) {}

  @Override
  public Vocabulary vocabulary() {
    Facts facts =
        loop.ask(
            engine ->
                new Facts(
                    engine.state().someUsers(SUBJECTS_MAX),
                    engine.state().someCompanies(SUBJECTS_MAX),
                    engine.state().allSegments().stream().map(SegmentState::id).toList()));
    return new Vocabulary(
        attributes(facts.users(), User::attributes),
        attributes(facts.companies(), Company::attributes),
        names(facts.users(), User::tags),
        names(facts.companies(), Company::tags),
        events(facts.users()),
        facts.segments().stream().limit(NAMES_MAX).toList());
  }

  /** The types and examples of one attribute, as they are come upon. */
  private static final class Gathered {
    final Set<String> types = new TreeSet<>();
    final Set<Value> examples = new LinkedHashSet<>();

    void add(Value value) {
      types.add(type(value));
      if (examples.size() < EXAMPLES_MAX) {
        examples.add(value);
      }
    }
  }

  private static String type(Value value) {
    if (value instanceof Value.Num) {
      return "number";
    } else if (value instanceof Value.Bool) {
      return "boolean";
    } else if (value instanceof Value.Date) {
      return "date";
    }
    return value instanceof Value.Many ? "list" : "string";
  }

  private static <S> List<Attribute> attributes(
      List<S> subjects, Function<S, Map<String, Value>> of) {
    Map<String, Gathered> gathered = new TreeMap<>();
    for (S subject : subjects) {
      of.apply(subject)
          .forEach(
              (name, value) -> gathered.computeIfAbsent(name, any -> new Gathered()).add(value));
    }
    List<Attribute> attributes = new ArrayList<>();
    gathered.forEach(
        (name, all) ->
            attributes.add(new Attribute(name, List.copyOf(all.types), List.copyOf(all.examples))));
    return attributes.stream().limit(NAMES_MAX).toList();
  }

  private static <S> List<String> names(List<S> subjects, Function<S, Set<String>> of) {
    Set<String> names = new TreeSet<>();
    subjects.forEach(subject -> names.addAll(of.apply(subject)));
    return names.stream().limit(NAMES_MAX).toList();
  }

  private static List<Event> events(List<User> users) {
    Map<String, Set<String>> properties = new TreeMap<>();
    for (User user : users) {
      user.events()
          .forEach(
              (name, history) ->
                  properties
                      .computeIfAbsent(name, any -> new TreeSet<>())
                      .addAll(properties(history)));
    }
    return properties.entrySet().stream()
        .limit(NAMES_MAX)
        .map(each -> new Event(each.getKey(), each.getValue().stream().limit(NAMES_MAX).toList()))
        .toList();
  }

  private static Set<String> properties(EventHistory history) {
    Set<String> names = new TreeSet<>();
    for (int i = Math.max(0, history.size() - EVENTS_MAX); i < history.size(); i++) {
      EventOccurrence event = history.get(i);
      names.addAll(event.properties().keySet());
    }
    return names;
  }
}
