package io.goalpost.rules.authored;

import io.goalpost.model.series.Problem;
import io.goalpost.model.series.RuleSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * The second lock: what Drools' own parser makes of a text, held to the same list. Of an author's
 * text, so that both read it alike; of what is compiled, so that it calls the vocabulary and
 * nothing else.
 */
public final class DescriptorGate {

  private static final String VOCABULARY = "io.goalpost.rules.vocabulary.";
  private static final Set<String> TYPES =
      Set.of("Account", "Contender", "Newcomer", "Participant", "Recipient", "Visit");
  private static final String STRING = "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"";
  private static final Pattern CALL =
      Pattern.compile(
          "\\s*firings\\s*\\.\\s*[a-zA-Z]+\\s*\\(\\s*(\\$?[A-Za-z0-9_$]+)\\s*"
              + "(,\\s*(?:"
              + STRING
              + "|\\$visit\\.getHindrance\\(\\))\\s*)?\\)\\s*;\\s*");

  /** What may stand in a constraint once its strings are taken out. */
  private static final Pattern WORDS = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

  private static final Set<String> ALLOWED =
      Set.of(
          "facts",
          "before",
          "rulesOf",
          "goalOf",
          "leavesOnGoal",
          "block",
          "over",
          "open",
          "online",
          "hindrance",
          "null",
          "true",
          "false",
          "enteredWithin",
          "qualifiedWithin",
          "sentWithin",
          "openedWithin",
          "clickedWithin",
          "attribute",
          "company",
          "firstCompany",
          "entry",
          "tag",
          "companyTag",
          "event",
          "segment",
          "message",
          "clicked",
          "triggeredBy",
          "number",
          "text",
          "is",
          "isNot",
          "in",
          "notIn",
          "contains",
          "notContains",
          "startsWith",
          "endsWith",
          "gt",
          "gte",
          "lt",
          "lte",
          "after",
          "olderThan",
          "newerThan",
          "known",
          "increased",
          "decreased",
          "changed",
          "where",
          "within",
          "sinceEntry",
          "happened",
          "count",
          "L",
          "E");

  private DescriptorGate() {}

  /** Whether Drools reads an author's text as the reader did: the same rules, nothing else. */
  static List<Problem> compare(String file, String text, List<DrlReader.Written> rules) {
    String fault;
    try {
      PackageDescr descr = parse(text);
      fault = foreign(descr, false);
      if (fault == null
          && !names(descr).equals(rules.stream().map(DrlReader.Written::name).toList())) {
        fault = "other rules than are written";
      }
    } catch (DroolsParserException unreadable) {
      fault = "a text that cannot be read";
    }
    if (fault == null) {
      return List.of();
    }
    return List.of(
        Problem.in(
            new RuleSource(file, null, 1),
            1,
            Problem.Severity.ERROR,
            "The rule engine's parser sees " + fault + "; write it more plainly."));
  }

  private static List<String> names(PackageDescr descr) {
    return descr.getRules().stream().map(RuleDescr::getName).toList();
  }

  /**
   * What a package holds besides rules on the vocabulary that call the recorder; null where there
   * is nothing.
   */
  public static String foreignTo(String drl) {
    try {
      return foreign(parse(drl), true);
    } catch (DroolsParserException unreadable) {
      return "a text that cannot be read";
    }
  }

  private static PackageDescr parse(String text) throws DroolsParserException {
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    PackageDescr descr = parser.parse(false, text);
    if (descr == null || parser.hasErrors()) {
      throw new DroolsParserException("not DRL");
    }
    return descr;
  }

  private static String foreign(PackageDescr descr, boolean compiled) {
    String imports =
        descr.getImports().stream()
            .map(ImportDescr::getTarget)
            .filter(each -> !compiled || !each.startsWith(VOCABULARY))
            .collect(Collectors.joining(", "));
    if (!imports.isEmpty()) {
      return "an import";
    }
    boolean globals =
        compiled
            ? descr.getGlobals().stream()
                .anyMatch(
                    each ->
                        !each.getIdentifier().equals("firings")
                            || !each.getType().equals("Firings"))
            : !descr.getGlobals().isEmpty();
    if (globals
        || !descr.getFunctions().isEmpty()
        || !descr.getFunctionImports().isEmpty()
        || !descr.getAccumulateImports().isEmpty()
        || !descr.getTypeDeclarations().isEmpty()
        || !descr.getEnumDeclarations().isEmpty()
        || !descr.getEntryPointDeclarations().isEmpty()
        || !descr.getWindowDeclarations().isEmpty()
        || !descr.getAttributes().isEmpty()) {
      return "something besides rules";
    }
    for (RuleDescr rule : descr.getRules()) {
      String fault = foreign(rule);
      if (fault != null) {
        return fault + " in the rule " + rule.getName();
      }
    }
    return null;
  }

  private static String foreign(RuleDescr rule) {
    if (rule.isQuery()
        || rule.getParentName() != null
        || !rule.getAttributes().isEmpty()
        || !rule.getNamedConsequences().isEmpty()
        || !rule.getAnnotations().isEmpty()) {
      return "an attribute";
    }
    if (rule.getLhs().getDescrs().size() != 1
        || !(rule.getLhs().getDescrs().get(0) instanceof PatternDescr pattern)
        || pattern.getSource() != null
        || pattern.isQuery()
        || !pattern.getBehaviors().isEmpty()
        || !TYPES.contains(pattern.getObjectType())) {
      return "more than one fact of the vocabulary";
    }
    for (BaseDescr each : pattern.getConstraint().getDescrs()) {
      if (!(each instanceof ExprConstraintDescr constraint)
          || !onlyVocabulary(constraint.getExpression())) {
        return "a condition outside of the vocabulary";
      }
    }
    String call = String.valueOf(rule.getConsequence());
    java.util.regex.Matcher found = CALL.matcher(call);
    return found.matches() && found.group(1).equals(pattern.getIdentifier())
        ? null
        : "more than one call";
  }

  private static boolean onlyVocabulary(String expression) {
    String bare = expression.replaceAll(STRING, "0");
    return bare.matches("[A-Za-z0-9_$\\s.,()\\[\\]=!&|-]*")
        && !bare.matches("(?s).*[^=!]=[^=].*")
        && WORDS.matcher(bare).results().allMatch(word -> ALLOWED.contains(word.group()));
  }
}
