package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.port.FiguresPort;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The figures of a series.
 *
 * @param position up to which everything is counted
 * @param tiles the figures to show: goal and exited only where one is set
 * @param course only where it was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Figures")
public record FiguresJson(
    String series,
    long position,
    Map<String, Long> figures,
    List<String> tiles,
    Goals goals,
    Course course) {

  /**
   * The hits of user and company goals apart.
   *
   * @param left user hits by how the entry had ended before
   */
  @Schema(name = "GoalFigures")
  public record Goals(long user, long company, Map<String, Long> left) {}

  /** Figures over time; each point tells of what happened from its instant to the next. */
  @Schema(name = "Course")
  public record Course(
      @Schema(allowableValues = {"hour", "day", "week"}) String every,
      String zone,
      List<Point> points) {}

  /** One hour, day or week. */
  @Schema(name = "CoursePoint")
  public record Point(String at, @JsonAnyGetter Map<String, Long> figures) {}

  /** The figures of each block. */
  @Schema(name = "BlockFigures")
  public record OfBlocks(String series, long position, Map<String, Map<String, Long>> blocks) {
    public static OfBlocks of(String series, FiguresPort.Blocks of) {
      return new OfBlocks(series, of.position(), of.blocks());
    }
  }

  /**
   * @param every null where no course was asked for
   */
  public static FiguresJson of(
      String series, FiguresPort.Overview of, FiguresPort.Every every, ZoneId zone) {
    List<Point> points =
        of.course().stream()
            .map(point -> new Point(Plain.instant(point.at()), point.figures()))
            .toList();
    return new FiguresJson(
        series,
        of.position(),
        of.figures(),
        of.tiles(),
        new Goals(of.userHits(), of.companyHits(), of.left()),
        every == null ? null : new Course(Plain.word(every), zone.getId(), points));
  }
}
