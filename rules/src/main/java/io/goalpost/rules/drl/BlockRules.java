package io.goalpost.rules.drl;

import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Series;
import io.goalpost.rules.series.ConditionText;
import java.util.ArrayList;
import java.util.List;

/** The rules by which an entry leaves a block (B1 to B10). */
final class BlockRules {

  private final Series series;
  private final Series whole;
  private final int version;
  private final Drl drl;

  /**
   * @param whole the series with authors' rules in its conditions
   */
  BlockRules(Series series, Series whole, int version, Drl drl) {
    this.series = series;
    this.whole = whole;
    this.version = version;
    this.drl = drl;
  }

  void write(Block block) {
    if (block instanceof Block.Rule rule) {
      rule(rule);
    } else if (block instanceof Block.Content content) {
      content(content);
    } else if (block instanceof Block.Wait wait) {
      rule(wait, "waited", "The wait is over", List.of("over == true"), "waited( $visit )");
    } else if (block instanceof Block.Tag tag) {
      tag(tag);
    }
  }

  private void rule(Block.Rule block) {
    if (!block.rule().equals(Condition.NEVER)) {
      List<String> matched = new ArrayList<>(ConditionDrl.constraints(block.rule(), "facts"));
      matched.addAll(AuthoredRules.vetoes(whole, block.id()));
      String condition = ConditionText.of(block.rule());
      rule(block, "matched", "Matched when " + condition, matched, "matched( $visit )");
    }
    List<String> unmatched = new ArrayList<>();
    if (block.tries() != null) {
      unmatched.add("over == true");
    }
    Block.Rule all = (Block.Rule) whole.block(block.id()).orElseThrow();
    unmatched.add(ConditionDrl.negated(all.rule(), "facts"));
    String tries = block.tries() == null ? "on arrival" : "after " + Literals.period(block.tries());
    rule(block, "unmatched", "Unmatched " + tries, unmatched, "unmatched( $visit )");
  }

  private void content(Block.Content block) {
    List<String> leaves = new ArrayList<>();
    leaves.add("hindrance == null");
    if (block.schedule() != null) {
      leaves.add("open == true");
    }
    if (!block.channel().leavesAtOnce()) {
      leaves.add("online == true");
    }
    String channel = block.channel().word();
    rule(block, "sent", "Leaves by " + channel, leaves, "sent( $visit )");
    rule(
        block,
        "unsent",
        "Cannot leave by " + channel + ", or did not in time",
        List.of("hindrance != null"),
        "unsent( $visit, $visit.getHindrance() )");
  }

  private void tag(Block.Tag block) {
    String tag = Literals.text(block.tag());
    String has = (block.ofCompany() ? "facts.companyTag( " : "facts.tag( ") + tag + " )";
    rule(
        block,
        block.add() ? "tagged" : "untagged",
        block.add() ? "Adds the tag where it is not there" : "Removes the tag where it is there",
        List.of(block.add() ? "!( " + has + " )" : has),
        "tagged( $visit, " + tag + " )");
  }

  private void rule(Block block, String what, String comment, List<String> also, String call) {
    List<String> constraints = new ArrayList<>();
    constraints.add("rulesOf == " + Literals.text(series.id() + "@" + version));
    constraints.add("block == " + Literals.text(block.id()));
    constraints.addAll(also);
    drl.rule(block.id() + "/" + what, comment, "Visit", constraints, call);
  }
}
