package io.goalpost.resources;

import io.goalpost.model.port.BacktestPort;
import io.goalpost.model.port.ClockPort;
import io.goalpost.model.port.DiffPort;
import io.goalpost.model.port.DraftPort;
import io.goalpost.model.port.DryRunPort;
import io.goalpost.model.port.ExplainPort;
import io.goalpost.model.port.ExportPort;
import io.goalpost.model.port.FactsPort;
import io.goalpost.model.port.FiguresPort;
import io.goalpost.model.port.FiringPort;
import io.goalpost.model.port.InboxPort;
import io.goalpost.model.port.JournalPort;
import io.goalpost.model.port.PeoplePort;
import io.goalpost.model.port.RulesFilePort;
import io.goalpost.model.port.ScenarioPort;
import io.goalpost.model.port.SeriesPort;
import io.goalpost.model.port.VocabularyPort;
import io.goalpost.resources.body.BodyLimitFilter;
import io.goalpost.resources.body.GzipBodyFilter;
import io.goalpost.resources.error.ErrorMappers;
import io.goalpost.resources.segment.SegmentApiResource;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** All that the service registers with its Jakarta REST container, in one list. */
public final class Resources {

  /** The largest body by default, in bytes; inflated, where it comes as gzip. */
  public static final long BODY_BYTES_MAX = 8L << 20;

  private Resources() {}

  /** What is behind the resources. */
  public record Ports(
      DiffPort diffs,
      SeriesPort series,
      FactsPort facts,
      InboxPort inboxes,
      FiringPort firings,
      FiguresPort figures,
      PeoplePort people,
      ExportPort exports,
      ClockPort clock,
      JournalPort journal,
      ExplainPort explanations,
      Drafting drafting) {}

  /** What authors ask before they publish. */
  public record Drafting(
      DraftPort drafts,
      RulesFilePort rules,
      DryRunPort dryRuns,
      BacktestPort backtests,
      VocabularyPort vocabulary,
      ScenarioPort scenarios) {}

  /**
   * What is configured.
   *
   * @param bodyBytesMax the largest body; more is answered 413
   * @param writeKeys which keys the Segment API takes; empty takes any
   */
  public record Limits(long bodyBytesMax, Set<String> writeKeys) {
    public Limits {
      writeKeys = Set.copyOf(writeKeys);
    }
  }

  /** Resources, filters and error mappers, each to be registered as it is. */
  public static List<Object> components(Ports ports, Limits limits) {
    List<Object> components =
        new ArrayList<>(
            List.of(
                new DiffsResource(ports.diffs()),
                new SegmentApiResource(ports.diffs(), limits.writeKeys()),
                new SeriesResource(ports.series(), ports.figures()),
                new SchemasResource(),
                new DraftsResource(ports.drafting().drafts()),
                new DryRunResource(ports.drafting().dryRuns()),
                new BacktestsResource(ports.drafting().backtests()),
                new VocabularyResource(ports.drafting().vocabulary()),
                new ScenariosResource(ports.drafting().scenarios()),
                new SeriesStateResource(ports.series()),
                new RulesFilesResource(ports.drafting().rules()),
                new SeriesFiguresResource(ports.series(), ports.figures(), ports.facts()),
                new PeopleResource(ports.people()),
                new ExportResource(ports.series(), ports.exports()),
                new SegmentsResource(ports.series()),
                new FiringsResource(ports.firings()),
                new ExplainResource(ports.explanations()),
                new FiringsTailResource(ports.firings()),
                new RejectionsResource(ports.diffs()),
                new FactsResource(ports.facts()),
                new InboxResource(ports.inboxes()),
                new JournalResource(ports.journal()),
                new ClockResource(ports.clock())));
    components.add(openApi(components));
    components.add(new GzipBodyFilter());
    components.add(new BodyLimitFilter(limits.bodyBytesMax()));
    components.addAll(ErrorMappers.all(() -> UUID.randomUUID().toString()));
    return List.copyOf(components);
  }

  /**
   * The description of all resources among the components; for a service that has more of them than
   * these.
   */
  public static OpenApiResource openApi(List<Object> components) {
    List<Class<?>> resources = new ArrayList<>();
    for (Object component : components) {
      if (component.getClass().isAnnotationPresent(Path.class)) {
        resources.add(component.getClass());
      }
    }
    return OpenApiResource.of(resources);
  }
}
