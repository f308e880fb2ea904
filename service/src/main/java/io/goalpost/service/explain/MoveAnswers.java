package io.goalpost.service.explain;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.explain.Answer;
import io.goalpost.model.explain.Answer.About;
import io.goalpost.model.explain.Node;
import io.goalpost.model.explain.Reason;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.series.Block;
import io.goalpost.rules.explain.Needed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How an entry moved: each block it went past, each it stands at (SEMANTICS §6). */
final class MoveAnswers {

  private static final Set<Kind> LEAVING =
      Set.of(
          Kind.MATCHED,
          Kind.UNMATCHED,
          Kind.SENT,
          Kind.UNSENT,
          Kind.WAITED,
          Kind.TAGGED,
          Kind.UNTAGGED);

  private final Watch watch;
  private final MessageAnswers messages;

  MoveAnswers(Watch watch, MessageAnswers messages) {
    this.watch = watch;
    this.messages = messages;
  }

  List<Answer> of(Entry entry) {
    List<Answer> answers = new ArrayList<>();
    for (Checkpoint at : entry.checkpoints()) {
      answers.add(at.open() ? stands(entry, at) : went(entry, at));
    }
    return answers;
  }

  private Answer went(Entry entry, Checkpoint at) {
    Watch.Told told = told(entry, at);
    Draft draft = Draft.of(About.MOVE, entry).block(at.block()).told(told).when(at.left());
    return switch (at.how()) {
      case ENTERED -> draft.happened("entered here");
      case MATCHED -> draft.happened("the condition held: left by `matched`");
      case UNMATCHED ->
          draft.happened(
              at.until() == null
                  ? "the condition did not hold on arrival: left by `unmatched`"
                  : "the condition did not hold until "
                      + at.until()
                      + ", when its time was over: left by `unmatched`");
      case SENT -> draft.happened("the message left: went on by `sent`");
      case UNSENT ->
          draft.happened(
              "the message did not leave ("
                  + (told == null ? "unsent" : told.firing().text())
                  + "): went on by `unsent`");
      case WAITED ->
          draft.happened(at.until() == null ? "nothing to wait for" : "waited until " + at.until());
      case TAGGED ->
          draft.happened(
              "the tag " + (told == null ? "" : told.firing().text() + " ") + "was changed");
      case PASSED ->
          draft.happened(
              watch.live().definition().block(at.block()).isPresent()
                  ? "passed: there was nothing to change here"
                  : "passed: a new version has no such block");
      case EXITED ->
          draft.not(Reason.ENDED, "the entry was here when it ended early, and went no further");
    };
  }

  private Watch.Told told(Entry entry, Checkpoint at) {
    return watch.told(entry.id()).stream()
        .filter(told -> LEAVING.contains(told.firing().kind()))
        .filter(told -> at.block().equals(told.firing().block()))
        .findFirst()
        .orElse(null);
  }

  private Answer stands(Entry entry, Checkpoint at) {
    Block block = watch.live().definition().block(at.block()).orElse(null);
    Draft draft = Draft.of(About.MOVE, entry).block(at.block());
    if (block instanceof Block.Wait) {
      return draft
          .turns(at.until())
          .needs("wait until " + at.until())
          .not(Reason.WAITING, "waits here since " + at.reached() + " until " + at.until());
    } else if (block instanceof Block.Rule rule) {
      Node node = watch.trees().of(rule.rule(), watch.looks().entry(entry, at.baselines()), null);
      return draft
          .turns(at.until())
          .conditions(node)
          .diff(watch.lastChange(List.of(rule.rule())))
          .needs(Needed.toHold(node))
          .needs("or wait until " + at.until() + ", when it goes on by `unmatched`")
          .not(
              Reason.TRYING,
              "tries since "
                  + at.reached()
                  + " until its condition holds, at most until "
                  + at.until());
    } else if (block instanceof Block.Content content) {
      return messages.pending(draft, entry, at, content);
    }
    return draft.not(Reason.BLOCK_REMOVED, "the live version has no such block");
  }
}
