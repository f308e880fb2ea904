package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.series.RuleSource;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * A firing as lists show it (SEMANTICS §11); what a kind does not have is left out.
 *
 * @param line the short form
 * @param causedBy the position of the input in whose course it fired
 * @param source where the rule stands, if an author wrote it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Firing")
public record FiringJson(
    long position,
    String at,
    @Schema(example = "sent upgrade u1 block=welcome channel=email receipt=12") String line,
    String kind,
    String series,
    String subject,
    String user,
    String company,
    String rule,
    Integer version,
    Long entry,
    String block,
    String channel,
    String tag,
    String reason,
    String left,
    Long receipt,
    long causedBy,
    Source source) {

  /** Where the author's rule behind it stands: a line of a text, or a row of a table. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "RuleSource")
  public record Source(String file, String sheet, Integer row, Integer line) {
    static Source of(RuleSource source) {
      return new Source(
          source.file(),
          source.sheet(),
          source.table() ? source.line() : null,
          source.table() ? null : source.line());
    }
  }

  public static FiringJson of(Firing firing) {
    return new FiringJson(
        firing.position(),
        Plain.instant(firing.at()),
        firing.line(),
        firing.kind().word(),
        firing.series(),
        firing.subject(),
        firing.user(),
        firing.company(),
        firing.rule(),
        Plain.ifAny(firing.version()),
        Plain.ifAny(firing.entry()),
        firing.block(),
        text(firing, "channel"),
        text(firing, "tag"),
        text(firing, "reason"),
        text(firing, "left"),
        Plain.ifAny(firing.receipt()),
        firing.cause(),
        RuleSource.ofRule(firing.rule()).map(Source::of).orElse(null));
  }

  public static List<FiringJson> all(List<Firing> firings) {
    return firings.stream().map(FiringJson::of).toList();
  }

  private static String text(Firing firing, String key) {
    return key.equals(firing.kind().textKey()) ? firing.text() : null;
  }
}
