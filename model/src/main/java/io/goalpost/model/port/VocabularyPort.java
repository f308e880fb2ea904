package io.goalpost.model.port;

import io.goalpost.model.fact.Value;
import java.util.List;

/** What a condition may pick from: what facts there are. */
public interface VocabularyPort {

  /** The most names of one kind that are told. */
  int NAMES_MAX = 500;

  /** The most values shown of an attribute. */
  int EXAMPLES_MAX = 5;

  /** The most users, and companies, that are looked at; the first by id. */
  int SUBJECTS_MAX = 5_000;

  /** An attribute, with the types of its values and some of them. */
  record Attribute(String name, List<String> types, List<Value> examples) {
    public Attribute {
      types = List.copyOf(types);
      examples = List.copyOf(examples);
    }
  }

  /** Events of a name, with the names of their properties. */
  record Event(String name, List<String> properties) {
    public Event {
      properties = List.copyOf(properties);
    }
  }

  /** All of it, each list in the order of names. */
  record Vocabulary(
      List<Attribute> attributes,
      List<Attribute> companyAttributes,
      List<String> tags,
      List<String> companyTags,
      List<Event> events,
      List<String> segments) {}

  Vocabulary vocabulary();
}
