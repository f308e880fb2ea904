package io.goalpost.service.state;

import io.goalpost.model.entry.Baselines;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes down the values that conditions will later compare with (C8): of the attributes asked for
 * {@code increased}, {@code decreased} or {@code changed}, and of no others. A missing value is not
 * taken down.
 */
public final class BaselineCapture {

  private final User user;
  private final List<Company> companies;
  private final Set<String> asked = new HashSet<>();
  private final Map<String, Value> baselines = new HashMap<>();

  private BaselineCapture(User user, List<Company> companies) {
    this.user = user;
    this.companies = companies;
  }

  /** The baselines that conditions ask for beyond those that earlier conditions asked for. */
  public static Map<String, Value> beyond(
      Condition earlier, Condition condition, User user, List<Company> companies) {
    BaselineCapture capture = new BaselineCapture(user, companies);
    capture.visit(earlier);
    capture.baselines.clear();
    capture.visit(condition);
    return capture.baselines;
  }

  /** The baselines of conditions; the user may be null. */
  public static Map<String, Value> of(
      Collection<Condition> conditions, User user, List<Company> companies) {
    BaselineCapture capture = new BaselineCapture(user, companies);
    conditions.forEach(capture::visit);
    return capture.baselines;
  }

  private void visit(Condition condition) {
    if (condition instanceof Condition.All all) {
      all.of().forEach(this::visit);
    } else if (condition instanceof Condition.Any any) {
      any.of().forEach(this::visit);
    } else if (condition instanceof Condition.Not not) {
      visit(not.of());
    } else if (condition instanceof Condition.Attribute attribute
        && attribute.test().operator().comparesWithBaseline()
        && asked.add("attribute " + attribute.name())
        && user != null) {
      keep(Baselines.ofUser(attribute.name()), user.attributes().get(attribute.name()));
    } else if (condition instanceof Condition.CompanyAttribute attribute
        && attribute.test().operator().comparesWithBaseline()
        && asked.add("company " + attribute.name())) {
      for (Company company : companies) {
        keep(
            Baselines.ofCompany(company.id(), attribute.name()),
            company.attributes().get(attribute.name()));
      }
    }
  }

  private void keep(String key, Value value) {
    if (value != null) {
      baselines.put(key, value);
    }
  }
}
