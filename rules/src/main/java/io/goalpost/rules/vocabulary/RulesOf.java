package io.goalpost.rules.vocabulary;

/**
 * A version of a series, whose rules are asked. Whoever asks the same version again and again keeps
 * one, for its name is made once.
 *
 * @param name as {@code <series>@<version>}: what every rule asks for first
 */
public record RulesOf(String series, int version, String name) {

  public static RulesOf of(String series, int version) {
    return new RulesOf(series, version, series + "@" + version);
  }
}
