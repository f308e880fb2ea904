package io.goalpost.service.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;

/** Writes a scenario as a file that expects what a transcript says. */
final class ScenarioWriter {

  private ScenarioWriter() {}

  static String write(Map<String, Object> scenario, Transcript wanted) {
    Map<String, Object> whole = new LinkedHashMap<>(scenario);
    if (scenario.get("steps") instanceof List<?> given) {
      List<Object> steps = new ArrayList<>();
      for (Object each : given) {
        Map<Object, Object> step = new LinkedHashMap<>((Map<?, ?>) each);
        List<String> lines = wanted.step(steps.size());
        step.put(
            "expect",
            lines.stream()
                .filter(line -> !line.startsWith("refused "))
                .map(line -> line.replaceFirst(" receipt=#\\d+", ""))
                .toList());
        lines.stream()
            .filter(line -> line.startsWith("refused "))
            .forEach(line -> step.put("refused", places(line)));
        steps.add(step);
      }
      whole.put("steps", steps);
    }
    return new Dump(DumpSettings.builder().setWidth(100).build()).dumpToString(whole);
  }

  private static List<String> places(String line) {
    String places = line.substring("refused [".length(), line.length() - 1);
    return places.isEmpty() ? List.of() : List.of(places.split(", "));
  }
}
