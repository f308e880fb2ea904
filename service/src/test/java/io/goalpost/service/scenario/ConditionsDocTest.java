package io.goalpost.service.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.series.Operator;
import io.goalpost.service.store.TestStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The examples of docs/conditions.md hold what they say, and there is one of every operator. */
class ConditionsDocTest {

  private static final Path DOC = Path.of("../docs/conditions.md");
  private static final Pattern FENCED = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private static List<Map<?, ?>> examples() throws IOException {
    List<Map<?, ?>> examples = new ArrayList<>();
    Matcher fenced = FENCED.matcher(Files.readString(DOC));
    while (fenced.find()) {
      Load load = new Load(LoadSettings.builder().build());
      examples.add((Map<?, ?>) load.loadFromString(fenced.group(1)));
    }
    return examples;
  }

  @Test
  void eachExampleHoldsWhatItSays() throws Exception {
    try (Target target = new InProcessTarget(TestStores.open(TestStores.h2Memory()))) {
      target.reset(ScenarioReader.START, ZoneOffset.UTC);
      int number = 0;
      for (Map<?, ?> example : examples()) {
        if (example.containsKey("scenario")) {
          continue;
        }
        String id = "e" + ++number;
        target.publish(series(id, example), Map.of());
        String user = id + "-yes";
        post(target, user, example.get("first"));
        assertThat(post(target, user, example.get("yes")))
            .as("yes of %s", example)
            .contains(holds(id, user, example));
        String other = id + "-no";
        post(target, other, example.get("first"));
        assertThat(post(target, other, example.get("no")))
            .as("no of %s", example)
            .noneMatch(line -> line.contains(" " + id + " "));
      }
      assertThat(number).isGreaterThan(25);
    }
  }

  private static Map<?, ?> series(String id, Map<?, ?> example) {
    Map<String, Object> series = new LinkedHashMap<>();
    series.put("series", id);
    series.put("enroll", "future");
    Object rule = example.get("if");
    if (rule == null) {
      Object name = ((Map<?, ?>) example.get("goal")).get("attribute");
      rule = Map.of("attribute", name, "known", true);
      series.put("goal", Map.of("when", example.get("goal")));
    }
    Map<?, ?> wait = Map.of("id", "pause", "wait", Map.of("for", "P9D"));
    series.put("blocks", List.of(Map.of("id", "start", "rule", rule, "next", "pause"), wait));
    return series;
  }

  private static String holds(String id, String user, Map<?, ?> example) {
    return example.containsKey("if")
        ? "entered " + id + " " + user + " version=1"
        : "goal-hit " + id + " " + user + " version=1 left=active";
  }

  /** Posts one diff, or several; of the user, where it does not say of whom. */
  private static List<String> post(Target target, String user, Object given) throws Exception {
    List<String> lines = new ArrayList<>();
    List<?> diffs =
        given == null ? List.of() : given instanceof List<?> many ? many : List.of(given);
    for (Object each : diffs) {
      Map<Object, Object> diff = new LinkedHashMap<>((Map<?, ?>) each);
      if (!diff.containsKey("company")) {
        diff.put("user", user);
      }
      lines.addAll(target.post(List.of(diff)));
    }
    return lines;
  }

  @Test
  void theScenarioAmongThemPasses() throws Exception {
    List<Map<?, ?>> scenarios =
        examples().stream().filter(each -> each.containsKey("scenario")).toList();
    assertThat(scenarios).isNotEmpty();
    try (Target target = new InProcessTarget(TestStores.open(TestStores.h2Memory()))) {
      for (Map<?, ?> each : scenarios) {
        Scenario scenario = ScenarioReader.read(DOC, (Object) each);
        assertThat(new ScenarioRun(scenario, target, false).run()).isEmpty();
      }
    }
  }

  @Test
  void thereIsAnExampleOfEveryOperator() throws IOException {
    String examples = examples().toString();

    assertThat(Arrays.stream(Operator.values()).map(Operator::word))
        .allMatch(word -> examples.contains(word + "="));
  }
}
