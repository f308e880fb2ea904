package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.journal.Input;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What came into the engine and caused something.
 *
 * @param kind which of the inputs it is
 * @param followUpOf of a diff that a tag block made: the position of the firing that made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Input")
public record InputJson(
    long position,
    String at,
    @Schema(
            allowableValues = {
              "diff",
              "rejection",
              "time",
              "timer",
              "draft",
              "publish",
              "pause",
              "resume",
              "archive",
              "exit",
              "segment",
              "zone"
            })
        String kind,
    DiffJson diff,
    Long followUpOf,
    String series,
    Integer version,
    String user,
    String by,
    String note,
    String reason,
    Long entry,
    String block,
    String segment,
    String zone,
    String text,
    List<FaultJson> errors) {

  static InputJson of(Input input) {
    Draft draft = new Draft(input);
    if (input instanceof Input.DiffAccepted accepted) {
      draft.kind = "diff";
      draft.diff = DiffJson.of(accepted.diff());
      draft.followUpOf = accepted.followUpOf();
    } else if (input instanceof Input.DiffRejected rejected) {
      draft.kind = "rejection";
      draft.text = rejected.given();
      draft.errors = FaultJson.all(rejected.faults());
    } else if (input instanceof Input.TimeTurned) {
      draft.kind = "time";
    } else if (input instanceof Input.TimerFired timer) {
      draft.kind = "timer";
      draft.entry = timer.entry();
      draft.block = timer.block();
    } else if (input instanceof Input.SegmentSaved segment) {
      draft.kind = "segment";
      draft.segment = segment.segment();
      draft.text = segment.text();
    } else if (input instanceof Input.RulesFileSaved saved) {
      draft.kind = "rules-file";
      draft.series = saved.series();
      draft.text = saved.file();
    } else if (input instanceof Input.ZoneSet zone) {
      draft.kind = "zone";
      draft.zone = zone.zone();
    } else {
      ofSeries(input, draft);
    }
    return draft.done();
  }

  private static void ofSeries(Input input, Draft draft) {
    if (input instanceof Input.DraftSaved saved) {
      draft.kind = "draft";
      draft.series = saved.series();
      draft.text = saved.text();
    } else if (input instanceof Input.SeriesPublished published) {
      draft.kind = "publish";
      draft.series = published.series();
      draft.version = published.version();
      draft.by = published.by();
      draft.note = published.note();
      draft.text = published.text();
    } else if (input instanceof Input.SeriesPaused paused) {
      draft.kind = "pause";
      draft.series = paused.series();
    } else if (input instanceof Input.SeriesResumed resumed) {
      draft.kind = "resume";
      draft.series = resumed.series();
    } else if (input instanceof Input.SeriesArchived archived) {
      draft.kind = "archive";
      draft.series = archived.series();
    } else if (input instanceof Input.ExitOrdered exit) {
      draft.kind = "exit";
      draft.series = exit.series();
      draft.user = exit.user();
      draft.by = exit.by();
      draft.reason = exit.reason();
    } else {
      throw new IllegalArgumentException("no such input: " + input.getClass());
    }
  }

  /** Sixteen arguments in a row are not to be read: each input names only what it has. */
  private static final class Draft {
    private final Input input;
    private String kind;
    private DiffJson diff;
    private long followUpOf;
    private String series;
    private int version;
    private String user;
    private String by;
    private String note;
    private String reason;
    private long entry;
    private String block;
    private String segment;
    private String zone;
    private String text;
    private List<FaultJson> errors;

    private Draft(Input input) {
      this.input = input;
    }

    private InputJson done() {
      return new InputJson(
          input.position(),
          Plain.instant(input.at()),
          kind,
          diff,
          Plain.ifAny(followUpOf),
          series,
          Plain.ifAny(version),
          user,
          by,
          note,
          Plain.ifAny(reason),
          Plain.ifAny(entry),
          block,
          segment,
          zone,
          text,
          errors);
    }
  }
}
