package io.goalpost.service.journal;

import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.RuleSource;
import io.goalpost.rules.series.ConditionParser;
import io.goalpost.rules.series.ConditionText;
import java.io.IOException;

/** Authors' rules as they were read when a version went live. Stateless. */
final class RulesCodec {

  private RulesCodec() {}

  static void write(AuthoredRule rule, CanonicalJsonWriter out) throws IOException {
    out.text("does", rule.decision().call());
    out.text("block", rule.block());
    out.text("word", rule.word());
    out.text("when", ConditionText.of(rule.when()));
    out.text("file", rule.source().file());
    out.text("sheet", rule.source().sheet());
    out.number("line", rule.source().line());
  }

  static AuthoredRule read(CanonicalJsonReader in) throws IOException {
    return new AuthoredRule(
        AuthoredRule.Decision.of(in.text("does")),
        in.text("block"),
        in.text("word"),
        ConditionParser.parse(in.text("when")),
        new RuleSource(in.text("file"), in.text("sheet"), in.integer("line")));
  }
}
