package io.goalpost.resources.answer;

import io.goalpost.model.fact.Company;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * What is known of a company.
 *
 * @param members user ids, in their order
 * @param more whether it has more members than are listed
 */
@Schema(name = "Company")
public record CompanyJson(
    String id,
    Map<String, Object> attributes,
    List<String> tags,
    List<String> members,
    boolean more) {

  public static CompanyJson of(Company company, List<String> members, boolean more) {
    return new CompanyJson(
        company.id(),
        Plain.values(company.attributes()),
        Plain.sorted(company.tags()),
        List.copyOf(members),
        more);
  }
}
