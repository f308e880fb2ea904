package io.goalpost.service.scenario;

import io.goalpost.service.scenario.Scenario.Action;
import io.goalpost.service.scenario.Target.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Does to a target what a scenario says, and gives the lines that fire. */
final class Actor {

  private final Target target;
  private RulesFiles files = RulesFiles.NONE;

  Actor(Target target) {
    this.target = target;
  }

  /** Saves the segments and goes live with the series, in the order listed. */
  void begin(Scenario scenario) throws Refused {
    files = scenario.files();
    save(scenario.segments());
    for (Map<?, ?> definition : scenario.series()) {
      publish(definition);
    }
  }

  private List<String> publish(Map<?, ?> definition) throws Refused {
    return target.publish(definition, files.of(definition));
  }

  List<String> act(Action action, Instant at) throws Refused {
    if (action instanceof Action.Diffs diffs) {
      return target.post(diffs.diffs());
    } else if (action instanceof Action.Publish publish) {
      return publish(publish.definition());
    } else if (action instanceof Action.Pause pause) {
      return target.pause(pause.series());
    } else if (action instanceof Action.Resume resume) {
      return target.resume(resume.series());
    } else if (action instanceof Action.Archive archive) {
      return target.archive(archive.series());
    } else if (action instanceof Action.Exit exit) {
      return target.exit(exit.series(), exit.user(), exit.by());
    } else if (action instanceof Action.SaveSegments save) {
      return save(save.segments());
    } else if (action instanceof Action.Restart) {
      target.restart();
      target.move(at, false);
    }
    return List.of();
  }

  private List<String> save(Map<String, Object> segments) throws Refused {
    List<String> fired = new ArrayList<>();
    for (Map.Entry<String, Object> segment : segments.entrySet()) {
      fired.addAll(target.saveSegment(segment.getKey(), segment.getValue()));
    }
    return fired;
  }
}
