package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.port.FiguresPort;
import io.goalpost.model.port.SeriesPort;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * A series as it stands.
 *
 * @param version the live one's number; 0 where none went live
 * @param draft its text, or null
 * @param live the live version's text, or null
 */
@Schema(name = "Series")
public record SeriesJson(
    String id,
    String title,
    @Schema(allowableValues = {"draft", "live", "paused", "archived"}) String state,
    int version,
    String draft,
    String live) {

  public static SeriesJson of(SeriesPort.View view) {
    return new SeriesJson(
        view.id(),
        view.title(),
        Plain.word(view.state()),
        view.version(),
        view.draft(),
        view.live());
  }

  /**
   * A series in a list: without its texts.
   *
   * @param figures only where they were asked for
   * @param spark how many entered on each of the last 14 days, the oldest first
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "SeriesSummary")
  public record Summary(
      String id,
      String title,
      String state,
      int version,
      Map<String, Long> figures,
      List<Long> spark) {

    /**
     * @param counted or null
     */
    public static Summary of(SeriesPort.View view, FiguresPort.Summary counted) {
      return new Summary(
          view.id(),
          view.title(),
          Plain.word(view.state()),
          view.version(),
          counted == null ? null : counted.figures(),
          counted == null ? null : counted.spark());
    }
  }

  /** A version; {@code hash} is the SHA-256 of its DRL. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "SeriesVersion")
  public record Version(int version, String at, String by, String note, String hash) {
    public static Version of(SeriesPort.Version version) {
      return new Version(
          version.number(),
          Plain.instant(version.at()),
          version.by(),
          version.note(),
          version.hash());
    }
  }

  /** A version with its definition as its author wrote it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "SeriesVersionText")
  public record VersionText(
      int version, String at, String by, String note, String hash, String text) {
    public static VersionText of(SeriesPort.Version version) {
      return new VersionText(
          version.number(),
          Plain.instant(version.at()),
          version.by(),
          version.note(),
          version.hash(),
          version.text());
    }
  }
}
