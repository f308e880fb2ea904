package io.goalpost.rules.authored;

import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.Problem.Severity;
import io.goalpost.model.series.RuleSource;
import io.goalpost.rules.series.Authored;
import io.goalpost.rules.series.ParsedSeries;
import io.goalpost.rules.series.SeriesChecker;
import io.goalpost.rules.series.Surroundings;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Authors' files of rules, whatever their form, through the gate. Thread-safe. */
public final class AuthoredFiles {

  /** The largest file, in bytes. */
  public static final int FILE_BYTES_MAX = 512 * 1024;

  /** The most rules of a series, over all its files. */
  public static final int RULES_MAX = 1_000;

  private AuthoredFiles() {}

  /** One file by itself. */
  public static Authored read(String file, byte[] content) {
    if (content.length > FILE_BYTES_MAX) {
      return refused(file, "The file is larger than 512 KiB; make two of it.");
    }
    if (file.endsWith(RuleSource.WORKBOOK)) {
      return TableReader.workbook(file, content);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      if (file.endsWith(RuleSource.CSV)) {
        return TableReader.csv(file, text);
      }
      DrlReader.Read read = DrlReader.read(file, text);
      List<Problem> problems = new ArrayList<>(read.problems());
      if (problems.isEmpty()) {
        problems.addAll(DescriptorGate.compare(file, text, read.rules()));
      }
      return new Authored(read.rules().stream().map(DrlReader.Written::rule).toList(), problems);
    } catch (CharacterCodingException notText) {
      return refused(file, "The file is not text in UTF-8; save it as that.");
    }
  }

  private static Authored refused(String file, String message) {
    Problem problem = Problem.in(new RuleSource(file, null, 1), 1, Severity.ERROR, message);
    return new Authored(List.of(), List.of(problem));
  }

  /** All rules of the files that a series names; a file that is not there has none. */
  public static List<AuthoredRule> rules(List<String> names, Map<String, byte[]> files) {
    List<AuthoredRule> rules = new ArrayList<>();
    for (String name : names) {
      if (files.containsKey(name)) {
        rules.addAll(read(name, files.get(name)).rules());
      }
    }
    rules.sort(Comparator.comparing(AuthoredRule::source).thenComparing(AuthoredRule::decision));
    return rules;
  }

  /**
   * All problems of a series and of the files that it names (V1).
   *
   * @param files by name, others than those it names too
   * @param segments the condition of a saved segment, or null where there is none of that id
   */
  public static List<Problem> check(
      ParsedSeries parsed,
      Map<String, byte[]> files,
      Function<String, Condition> segments,
      Surroundings surroundings) {
    List<String> named = parsed.series() == null ? List.of() : parsed.series().files();
    return SeriesChecker.check(parsed, all(named, files), segments, surroundings);
  }

  /** The same, where nothing is known of other series. */
  public static List<Problem> check(
      ParsedSeries parsed, Map<String, byte[]> files, Function<String, Condition> segments) {
    return check(parsed, files, segments, Surroundings.UNKNOWN);
  }

  private static Authored all(List<String> names, Map<String, byte[]> files) {
    List<AuthoredRule> rules = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (String name : names) {
      if (files.containsKey(name)) {
        Authored read = read(name, files.get(name));
        problems.addAll(read.problems());
        rules.addAll(read.rules());
      } else {
        problems.add(fault("There is no file " + name + "; add it, or take its name out."));
      }
    }
    if (rules.size() > RULES_MAX) {
      problems.add(fault("A series has at most " + RULES_MAX + " rules; make two of it."));
    }
    return new Authored(rules, problems);
  }

  private static Problem fault(String message) {
    return new Problem(Severity.ERROR, "", "rules", message, 0, 0);
  }
}
