package io.goalpost.service.state;

import io.goalpost.model.fact.Company;
import io.goalpost.model.journal.Input.DiffAccepted;

/**
 * The last diff of a company that was posted, as what it changed is still being looked at (D8).
 *
 * @param before the company before it, or null where it made it
 */
public record CompanyDiff(DiffAccepted accepted, Company before) {

  /** The company's id. */
  public String company() {
    return accepted.diff().company();
  }
}
