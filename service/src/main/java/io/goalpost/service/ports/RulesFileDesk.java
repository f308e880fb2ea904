package io.goalpost.service.ports;

import io.goalpost.model.port.NotFoundException;
import io.goalpost.model.port.RulesFilePort;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.ProblemsException;
import io.goalpost.model.series.RuleSource;
import io.goalpost.rules.authored.AuthoredFiles;
import io.goalpost.service.loop.EngineLoop;
import io.goalpost.service.state.SeriesState;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Authors' files of rules. They are read by whoever calls; the engine's thread only keeps them.
 * Thread-safe.
 */
public final class RulesFileDesk implements RulesFilePort {

  /** The most files kept with a draft. */
  static final int FILES_MAX = 20;

  private final EngineLoop loop;

  public RulesFileDesk(EngineLoop loop) {
    this.loop = loop;
  }

  @Override
  public RulesFile save(String series, String file, byte[] content) {
    if (!RuleSource.FILE.matcher(file).matches()) {
      throw refused(
          "a file of rules is named such as upgrade.drl, entry.drl.csv or entry.drl.xlsx");
    }
    if (content.length > AuthoredFiles.FILE_BYTES_MAX) {
      throw refused("a file of rules has at most 512 KiB");
    }
    List<Problem> problems = AuthoredFiles.read(file, content).problems();
    String text = Base64.getEncoder().encodeToString(content);
    loop.submit(
        engine -> {
          SeriesState known = engine.state().series(series);
          if (known != null
              && !known.files().containsKey(file)
              && known.files().size() >= FILES_MAX) {
            throw refused("a series has at most " + FILES_MAX + " files of rules");
          }
          return engine.saveRulesFile(series, file, text);
        });
    return new RulesFile(file, content, problems);
  }

  private static ProblemsException refused(String why) {
    return new ProblemsException(
        List.of(new Problem(Problem.Severity.ERROR, "", "rules", why, 0, 0)));
  }

  @Override
  public List<RulesFile> list(String series) {
    return known(series).contents().entrySet().stream()
        .map(
            file ->
                new RulesFile(
                    file.getKey(),
                    file.getValue(),
                    AuthoredFiles.read(file.getKey(), file.getValue()).problems()))
        .toList();
  }

  private SeriesState known(String series) {
    return loop.ask(engine -> SeriesDesk.known(engine.state(), series));
  }

  @Override
  public byte[] find(String series, String file) {
    byte[] content = known(series).contents().get(file);
    if (content == null) {
      throw missing(series, file);
    }
    return content;
  }

  /** The files kept with a draft, by name; none where there is no such series. */
  public Map<String, byte[]> kept(String series) {
    SeriesState found = loop.ask(engine -> engine.state().series(series));
    return found == null ? Map.of() : found.contents();
  }

  @Override
  public void remove(String series, String file) {
    loop.submit(
        engine -> {
          if (!SeriesDesk.known(engine.state(), series).files().containsKey(file)) {
            throw missing(series, file);
          }
          return engine.saveRulesFile(series, file, null);
        });
  }

  private static NotFoundException missing(String series, String file) {
    return new NotFoundException("the series " + series + " has no file " + file);
  }
}
