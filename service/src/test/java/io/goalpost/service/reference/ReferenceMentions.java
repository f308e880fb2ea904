package io.goalpost.service.reference;

import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Condition.Test;
import io.goalpost.model.series.Operand;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Whether a diff changed something that a condition refers to (X1, G2), and its periods (T5). */
final class ReferenceMentions {

  private ReferenceMentions() {}

  static boolean touched(Condition condition, ReferenceView before, ReferenceView after) {
    if (condition instanceof Condition.All all) {
      return all.of().stream().anyMatch(each -> touched(each, before, after));
    }
    if (condition instanceof Condition.Any any) {
      return any.of().stream().anyMatch(each -> touched(each, before, after));
    }
    if (condition instanceof Condition.Not not) {
      return touched(not.of(), before, after);
    }
    if (condition instanceof Condition.Attribute attribute) {
      return attributeTouched(attribute.name(), before, after)
          || touched(attribute.test(), before, after);
    }
    if (condition instanceof Condition.CompanyAttribute attribute) {
      return membershipTouched(before, after)
          || companies(before, after).stream()
              .anyMatch(company -> companyTouched(company, attribute.name(), before, after))
          || touched(attribute.test(), before, after);
    }
    if (condition instanceof Condition.Tag tag) {
      return before.facts().tagged(before.user(), tag.tag())
          != after.facts().tagged(after.user(), tag.tag());
    }
    if (condition instanceof Condition.CompanyTag tag) {
      return membershipTouched(before, after)
          || companies(before, after).stream()
              .anyMatch(
                  company ->
                      before.facts().companyTagged(company, tag.tag())
                          != after.facts().companyTagged(company, tag.tag()));
    }
    if (condition instanceof Condition.Event event) {
      return before.facts().events(before.user(), event.event()).size()
              != after.facts().events(after.user(), event.event()).size()
          || (event.where() != null && touched(event.where(), before, after));
    }
    if (condition instanceof Condition.InSegment segment) {
      Condition saved = after.segments().get(segment.segment());
      return saved != null && touched(saved, before, after);
    }
    if (condition instanceof Condition.Content content) {
      return contentTouched(content, before, after);
    }
    if (condition instanceof Condition.EntryProperty property) {
      return touched(property.test(), before, after);
    }
    return touched(((Condition.Property) condition).test(), before, after);
  }

  /** What the right side refers to (C6). */
  private static boolean touched(Test test, ReferenceView before, ReferenceView after) {
    if (test.operand() instanceof Operand.OfAttribute attribute) {
      return attributeTouched(attribute.name(), before, after);
    }
    if (test.operand() instanceof Operand.OfCompany) {
      return !ReferenceValues.same(
          ReferenceConditions.operand(test.operand(), before),
          ReferenceConditions.operand(test.operand(), after),
          after.zone());
    }
    return false;
  }

  private static boolean attributeTouched(String name, ReferenceView before, ReferenceView after) {
    return !ReferenceValues.same(
        before.facts().attribute(before.user(), name),
        after.facts().attribute(after.user(), name),
        after.zone());
  }

  private static boolean companyTouched(
      String company, String name, ReferenceView before, ReferenceView after) {
    return !ReferenceValues.same(
        before.facts().ofCompany(company, name),
        after.facts().ofCompany(company, name),
        after.zone());
  }

  private static boolean membershipTouched(ReferenceView before, ReferenceView after) {
    return !before.companies().equals(after.companies());
  }

  private static Set<String> companies(ReferenceView before, ReferenceView after) {
    return ReferenceFacts.union(before.companies(), after.companies());
  }

  private static boolean contentTouched(
      Condition.Content content, ReferenceView before, ReferenceView after) {
    return after.facts().receiptsOf(after.entry()).stream()
        .filter(receipt -> receipt.block().equals(content.block()))
        .anyMatch(
            receipt ->
                content.is() == null
                    ? !before.facts().receipts.contains(receipt)
                    : !Objects.equals(
                        before.facts().touch(receipt, content.is()),
                        after.facts().touch(receipt, content.is())));
  }

  /** Every period after which a condition may turn by itself (T5). */
  static void periods(Condition condition, List<Duration> ages, List<Duration> windows) {
    if (condition instanceof Condition.All all) {
      all.of().forEach(each -> periods(each, ages, windows));
    } else if (condition instanceof Condition.Any any) {
      any.of().forEach(each -> periods(each, ages, windows));
    } else if (condition instanceof Condition.Not not) {
      periods(not.of(), ages, windows);
    } else if (condition instanceof Condition.Attribute attribute) {
      periods(attribute.test(), ages);
    } else if (condition instanceof Condition.CompanyAttribute attribute) {
      periods(attribute.test(), ages);
    } else if (condition instanceof Condition.EntryProperty property) {
      periods(property.test(), ages);
    } else if (condition instanceof Condition.Property property) {
      periods(property.test(), ages);
    } else if (condition instanceof Condition.Event event) {
      if (event.within() != null) {
        windows.add(event.within());
      }
      if (event.where() != null) {
        periods(event.where(), ages, windows);
      }
    }
  }

  private static void periods(Test test, List<Duration> ages) {
    if (test.operand() instanceof Operand.Period period) {
      ages.add(period.duration());
    }
  }
}
