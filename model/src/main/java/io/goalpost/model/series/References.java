package io.goalpost.model.series;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.series.Condition.Test;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * What conditions refer to, as keys: a change with one of these keys may turn the condition, any
 * other cannot. Segments are followed to what they refer to.
 */
public final class References {

  private final Set<String> keys = new LinkedHashSet<>();
  private final Function<String, Condition> segments;

  private References(Function<String, Condition> segments) {
    this.segments = segments;
  }

  /**
   * The keys that conditions refer to.
   *
   * @param segments the condition of a saved segment, or null where there is none of that id
   */
  public static Set<String> of(
      Collection<Condition> conditions, Function<String, Condition> segments) {
    References references = new References(segments);
    conditions.forEach(references::add);
    return references.keys;
  }

  public static String attribute(String name) {
    return "attribute " + name;
  }

  public static String company(String name) {
    return "company " + name;
  }

  public static String tag(String tag) {
    return "tag " + tag;
  }

  public static String companyTag(String tag) {
    return "companyTag " + tag;
  }

  public static String event(String name) {
    return "event " + name;
  }

  public static String content(String block) {
    return "content " + block;
  }

  /** That something was done with a block's message: what a diff can change about it. */
  public static String done(String block, Interaction.Kind kind) {
    return "done " + block + " " + kind.word();
  }

  /** That the user joined or left a company: every company condition refers to it. */
  public static final String MEMBERSHIP = "membership";

  private void add(Condition condition) {
    if (condition instanceof Condition.All all) {
      all.of().forEach(this::add);
    } else if (condition instanceof Condition.Any any) {
      any.of().forEach(this::add);
    } else if (condition instanceof Condition.Not not) {
      add(not.of());
    } else if (condition instanceof Condition.Attribute attribute) {
      keys.add(attribute(attribute.name()));
      add(attribute.test());
    } else if (condition instanceof Condition.CompanyAttribute company) {
      keys.add(company(company.name()));
      keys.add(MEMBERSHIP);
      add(company.test());
    } else if (condition instanceof Condition.Tag tag) {
      keys.add(tag(tag.tag()));
    } else if (condition instanceof Condition.CompanyTag tag) {
      keys.add(companyTag(tag.tag()));
      keys.add(MEMBERSHIP);
    } else if (condition instanceof Condition.Event event) {
      keys.add(event(event.event()));
      if (event.where() != null) {
        add(event.where());
      }
    } else if (condition instanceof Condition.InSegment segment) {
      Condition saved = segments.apply(segment.segment());
      if (saved != null) {
        add(saved);
      }
    } else if (condition instanceof Condition.Content content) {
      keys.add(content(content.block()));
      if (content.is() != null) {
        keys.add(done(content.block(), content.is()));
      }
    } else if (condition instanceof Condition.EntryProperty property) {
      add(property.test());
    } else if (condition instanceof Condition.Property property) {
      add(property.test());
    }
  }

  private void add(Test test) {
    if (test.operand() instanceof Operand.OfAttribute attribute) {
      keys.add(attribute(attribute.name()));
    } else if (test.operand() instanceof Operand.OfCompany company) {
      keys.add(company(company.name()));
      keys.add(MEMBERSHIP);
    }
  }
}
