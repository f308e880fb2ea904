package io.goalpost.model.port;

import io.goalpost.model.series.Problem;
import java.util.List;

/** Authors' files of rules, kept with the draft of a series until it goes live. */
public interface RulesFilePort {

  /** A file, and what is wrong with it by itself. */
  record RulesFile(String name, byte[] content, List<Problem> problems) {
    public RulesFile {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Keeps a file with the draft, also one with faults, and before there is a draft.
   *
   * @throws io.goalpost.model.series.ProblemsException where its name, its size or the number of
   *     files is none that is kept
   */
  RulesFile save(String series, String file, byte[] content);

  /**
   * The files kept with the draft, by name.
   *
   * @throws NotFoundException where there is no such series
   */
  List<RulesFile> list(String series);

  /**
   * A file as its author wrote it.
   *
   * @throws NotFoundException where there is none of that name
   */
  byte[] find(String series, String file);

  /**
   * Takes a file away from the draft; versions that went live keep their rules.
   *
   * @throws NotFoundException where there is none of that name
   */
  void remove(String series, String file);
}
