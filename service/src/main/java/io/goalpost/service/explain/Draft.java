package io.goalpost.service.explain;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.explain.Answer;
import io.goalpost.model.explain.Answer.About;
import io.goalpost.model.explain.Node;
import io.goalpost.model.explain.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An answer that is being written. Not thread-safe. */
final class Draft {

  private final About about;
  private long entry;
  private String company;
  private String block;
  private long firing;
  private Instant when;
  private long diff;
  private Instant turns;
  private Node conditions;
  private final List<String> needed = new ArrayList<>();

  private Draft(About about) {
    this.about = about;
  }

  static Draft of(About about) {
    return new Draft(about);
  }

  static Draft of(About about, Entry entry) {
    Draft draft = new Draft(about);
    draft.entry = entry.id();
    draft.company = entry.company();
    return draft;
  }

  Draft company(String of) {
    company = of;
    return this;
  }

  Draft block(String of) {
    block = of;
    return this;
  }

  /** The firing that tells of it, with what was asked then. */
  Draft told(Watch.Told told) {
    if (told != null) {
      firing = told.firing().position();
      when = told.firing().at();
      conditions = told.conditions();
    }
    return this;
  }

  /** The firing that began an entry. */
  Draft firingOf(Entry began) {
    return firing(began.id());
  }

  Draft firing(long position) {
    firing = position;
    return this;
  }

  Draft when(Instant at) {
    when = at;
    return this;
  }

  Draft diff(long position) {
    diff = position;
    return this;
  }

  Draft turns(Instant at) {
    turns = at;
    return this;
  }

  Draft conditions(Node asked) {
    conditions = asked;
    if (asked != null && turns == null) {
      turns = asked.turns();
    }
    return this;
  }

  Draft needs(String sentence) {
    needed.add(sentence);
    return this;
  }

  Draft needs(List<String> sentences) {
    needed.addAll(sentences);
    return this;
  }

  Answer happened(String text) {
    return answer(true, Reason.HAPPENED, text);
  }

  Answer not(Reason reason, String text) {
    return answer(false, reason, text);
  }

  private Answer answer(boolean happened, Reason reason, String text) {
    return new Answer(
        about,
        entry,
        company,
        block,
        happened,
        firing,
        when,
        reason,
        diff,
        turns,
        text,
        conditions,
        needed);
  }
}
