package io.goalpost.model.port;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import java.util.List;

/** What is known of users and companies, and of their entries. */
public interface FactsPort {

  /**
   * @throws NotFoundException where no diff ever named the user
   */
  User user(String id);

  /** A user's entries, in the order entered. */
  List<Entry> entries(String user);

  /** A user's entries of one series, in the order entered (S3). */
  List<Entry> entries(String series, String user);

  /**
   * @throws NotFoundException where no diff ever named the company
   */
  Company company(String id);

  /** The ids of a company's members, in the order of their ids, at most {@code limit}. */
  List<String> members(String company, int limit);
}
