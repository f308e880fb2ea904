package io.goalpost.model.entry;

/** The keys under which baselines are kept: of the user's attributes, and of each company's. */
public final class Baselines {
  private Baselines() {}

  /** Of a user's attribute. */
  public static String ofUser(String attribute) {
    return "user/" + attribute;
  }

  /** Of a company's attribute. */
  public static String ofCompany(String company, String attribute) {
    return "company/" + company + "/" + attribute;
  }
}
