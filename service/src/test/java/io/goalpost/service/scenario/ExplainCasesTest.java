package io.goalpost.service.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.goalpost.model.explain.Reason;
import io.goalpost.model.port.ExplainPort.Query;
import io.goalpost.resources.answer.ExplanationJson;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Small cases with golden answers, in {@code src/test/resources/explain}: what is defined, what
 * happens, what is asked. Of an answer the facts that are named are compared, and no others.
 */
class ExplainCasesTest {

  private static final Path FOLDER = Path.of("src/test/resources/explain");
  private static final Path DOCUMENT = Path.of("../docs/explain.md");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static InProcessTarget target;

  @BeforeAll
  static void open() {
    target =
        new InProcessTarget(Store.open("jdbc:h2:mem:explain-cases", "sa", "", Durability.PROCESS));
  }

  @AfterAll
  static void close() {
    target.close();
  }

  /** One case, with the series of its file. */
  private record Case(String name, Map<String, Object> scenario, Map<?, ?> ask, List<?> answers) {}

  private static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        Map<?, ?> read =
            (Map<?, ?>)
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        for (Object each : (List<?>) read.get("cases")) {
          Map<?, ?> of = (Map<?, ?>) each;
          Map<String, Object> scenario = new LinkedHashMap<>();
          scenario.put("series", read.get("series"));
          scenario.put("steps", of.get("steps"));
          cases.add(
              new Case(
                  file.getFileName() + ": " + of.get("case"),
                  scenario,
                  (Map<?, ?>) of.get("ask"),
                  (List<?>) of.get("answers")));
        }
      }
    }
    return cases;
  }

  @TestFactory
  Stream<DynamicTest> everyCaseIsExplained() throws IOException {
    return cases().stream().map(of -> DynamicTest.dynamicTest(of.name(), () -> check(of)));
  }

  private static void check(Case of) {
    Transcript.of(ScenarioReader.read(FOLDER.resolve("case"), of.scenario()), target);
    long at = of.ask().get("at") instanceof Number position ? position.longValue() : 0;
    JsonNode found =
        JSON.valueToTree(
            ExplanationJson.of(
                target
                    .goalpost()
                    .explanations()
                    .explain(
                        new Query(
                            (String) of.ask().get("series"),
                            (String) of.ask().get("user"),
                            (String) of.ask().get("company"),
                            at,
                            null))));
    for (Object answer : of.answers()) {
      JsonNode wanted = JSON.valueToTree(answer);
      assertThat(found.get("answers"))
          .as(() -> "wanted " + wanted + "\nfound " + found.toPrettyString())
          .anyMatch(each -> holds(each, wanted));
    }
  }

  /** Whether one holds all that the other names. */
  private static boolean holds(JsonNode found, JsonNode wanted) {
    if (found == null) {
      return false;
    } else if (wanted.isObject()) {
      return wanted.properties().stream()
          .allMatch(field -> holds(found.get(field.getKey()), field.getValue()));
    } else if (wanted.isArray()) {
      boolean same = found.isArray() && found.size() == wanted.size();
      for (int i = 0; same && i < wanted.size(); i++) {
        same = holds(found.get(i), wanted.get(i));
      }
      return same;
    }
    return found.asText().equals(wanted.asText());
  }

  /** But for those of every case, and of pruned journals. */
  @Test
  void everyReasonHasACase() throws IOException {
    Set<String> told =
        cases().stream()
            .flatMap(of -> of.answers().stream())
            .map(answer -> (String) ((Map<?, ?>) answer).get("reason"))
            .filter(java.util.Objects::nonNull)
            .collect(Collectors.toCollection(() -> new TreeSet<>(Set.of("happened", "not-kept"))));

    assertThat(told).isEqualTo(words());
  }

  @Test
  void theDocumentTellsOfEveryReasonWithAnExample() throws IOException {
    Set<String> told = new TreeSet<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      String[] cells = line.split("\\|", -1);
      boolean row = cells.length == 5 && cells[1].strip().startsWith("`");
      if (row && !cells[2].isBlank() && !cells[3].isBlank()) {
        told.add(cells[1].strip().replace("`", ""));
      }
    }

    assertThat(told).isEqualTo(words());
  }

  private static Set<String> words() {
    return Arrays.stream(Reason.values())
        .map(Reason::word)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
