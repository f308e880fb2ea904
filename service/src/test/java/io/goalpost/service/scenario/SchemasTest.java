package io.goalpost.service.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.goalpost.model.series.Problem;
import io.goalpost.rules.series.SeriesParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The JSON Schemas say of a text what its reader says. */
class SchemasTest {

  private static final int MUTANTS = 3_000;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLACE = "classpath:io/goalpost/resources/schemas/";
  private static final Pattern KNOWN =
      Pattern.compile("`zzz` is no (?:field of (.+), which has|(operator.*); use one of) (.+)\\.");

  /** Where in the schema that stands which the reader calls so in its problems. */
  private static final Map<String, String> OBJECTS =
      Map.ofEntries(
          Map.entry("a series", ""),
          Map.entry("`reentry`", "/properties/reentry/anyOf/1"),
          Map.entry("`priority`", "/properties/priority"),
          Map.entry("a series goal", "/properties/goal"),
          Map.entry("`attribution`", "/properties/goal/properties/attribution"),
          Map.entry("`exit`", "/properties/exit"),
          Map.entry("a rule block", "/definitions/ruleBlock"),
          Map.entry("`trigger`", "/definitions/ruleBlock/properties/trigger"),
          Map.entry("`next` of a rule block", "/definitions/ruleBlock/properties/next/anyOf/1"),
          Map.entry("a content block", "/definitions/contentBlock"),
          Map.entry("`content`", "/definitions/contentBlock/properties/content"),
          Map.entry(
              "`schedule`", "/definitions/contentBlock/properties/content/properties/schedule"),
          Map.entry("a message goal", "/definitions/contentBlock/properties/goal"),
          Map.entry(
              "`next` of a content block", "/definitions/contentBlock/properties/next/anyOf/1"),
          Map.entry("a wait block", "/definitions/waitBlock"),
          Map.entry("`wait`", "/definitions/waitBlock/properties/wait"),
          Map.entry("`until`", "/definitions/waitBlock/properties/wait/properties/until/anyOf/1"),
          Map.entry("`next` of a wait block", "/definitions/waitBlock/properties/next/anyOf/1"),
          Map.entry("a tag block", "/definitions/tagBlock"),
          Map.entry("`tag`", "/definitions/tagBlock/properties/tag"),
          Map.entry("`next` of a tag block", "/definitions/tagBlock/properties/next/anyOf/1"),
          Map.entry("`all`", "/definitions/all"),
          Map.entry("`any`", "/definitions/any"),
          Map.entry("`not`", "/definitions/not"),
          Map.entry("a `tag` condition", "/definitions/tag"),
          Map.entry("a `companyTag` condition", "/definitions/companyTag"),
          Map.entry("a `segment` condition", "/definitions/segment"),
          Map.entry("an event condition", "/definitions/event"),
          Map.entry("a content condition", "/definitions/content"),
          Map.entry("a reference", "/definitions/reference"),
          Map.entry("operator for a count", "/definitions/count"),
          Map.entry("operator", "/definitions/attribute"));

  private static JsonSchema ofSeries;
  private static JsonSchema ofScenarios;
  private static final List<JsonNode> series = new ArrayList<>();

  @BeforeAll
  static void read() throws IOException {
    JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(VersionFlag.V7);
    ofSeries = schemas.getSchema(SchemaLocation.of(PLACE + "series.json"));
    ofScenarios = schemas.getSchema(SchemaLocation.of(PLACE + "scenario.json"));
    series.add(load(Path.of("src/test/resources/schemas/everything.yml")));
    for (String folder : List.of("../rules/examples", "../rules/src/test/resources/compiled")) {
      files(folder, "series.yml").map(SchemasTest::load).forEach(series::add);
    }
    for (Path file : scenarios()) {
      for (JsonNode each : load(file).path("series")) {
        if (each.isObject() && accepted(each)) {
          series.add(each);
        }
      }
    }
  }

  private static List<Path> scenarios() throws IOException {
    return Stream.concat(files("../rules/scenarios", ".yml"), files("../rules/examples", ".yml"))
        .filter(file -> load(file).has("steps"))
        .toList();
  }

  private static Stream<Path> files(String folder, String end) throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(folder))) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList().stream();
    }
  }

  private static JsonNode load(Path file) {
    try {
      Object plain =
          new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
      return JSON.valueToTree(plain);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Problem> errors(JsonNode text) {
    return SeriesParser.parse(text.toString()).problems().stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .toList();
  }

  private static boolean accepted(JsonNode text) {
    return errors(text).isEmpty();
  }

  @Test
  void seriesThatTheReaderTakesTheSchemaTakes() {
    assertThat(series).hasSizeGreaterThan(50);
    for (JsonNode each : series) {
      assertThat(errors(each)).isEmpty();
      assertThat(ofSeries.validate(each)).as(each.toString()).isEmpty();
    }
  }

  @Test
  void eachFieldThatTheReaderKnowsIsInTheSchemaAndTheOtherWayRound() throws IOException {
    JsonNode schema = JSON.readTree(JSON.writeValueAsString(ofSeries.getSchemaNode()));
    Map<String, Set<String>> known = new TreeMap<>();
    for (JsonNode each : series) {
      JsonNode text = each.deepCopy();
      for (ObjectNode object : objects(text)) {
        object.put("zzz", 1);
        assertThat(ofSeries.validate(text)).as(text.toString()).isNotEmpty();
        assertThat(errors(text)).as(text.toString()).isNotEmpty();
        errors(text).forEach(problem -> learn(problem.message(), known));
        object.remove("zzz");
      }
    }
    assertThat(known.keySet()).isEqualTo(new TreeSet<>(OBJECTS.keySet()));
    known.forEach(
        (owner, fields) -> {
          Set<String> inSchema = names(schema.at(OBJECTS.get(owner) + "/properties"));
          if (owner.equals("operator")) {
            inSchema.remove("attribute");
          }
          assertThat(inSchema).as(owner).isEqualTo(fields);
        });
    for (String tested : List.of("company", "entry", "property")) {
      Set<String> names = names(schema.at("/definitions/" + tested + "/properties"));
      assertThat(names).contains(tested).containsAll(known.get("operator"));
      assertThat(names).hasSize(known.get("operator").size() + 1);
    }
  }

  private static void learn(String message, Map<String, Set<String>> known) {
    Matcher list = KNOWN.matcher(message);
    if (list.matches()) {
      String owner = list.group(1) != null ? list.group(1) : list.group(2);
      known.put(owner, new TreeSet<>(List.of(list.group(3).split(", "))));
    }
  }

  private static Set<String> names(JsonNode properties) {
    Set<String> names = new TreeSet<>();
    properties.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<ObjectNode> objects(JsonNode in) {
    List<ObjectNode> objects = new ArrayList<>();
    if (in instanceof ObjectNode object) {
      objects.add(object);
    }
    in.forEach(each -> objects.addAll(objects(each)));
    return objects;
  }

  @Test
  void mutantsThatTheReaderTakesTheSchemaTakes() {
    long seed = 11;
    Random random = new Random(seed);
    List<ObjectNode> parts = series.stream().flatMap(each -> objects(each).stream()).toList();
    int taken = 0;
    for (int i = 0; i < MUTANTS; i++) {
      JsonNode mutant = series.get(random.nextInt(series.size())).deepCopy();
      int changes = 1 + random.nextInt(2);
      for (int j = 0; j < changes; j++) {
        mutate(mutant, parts, random);
      }
      if (accepted(mutant)) {
        taken++;
        assertThat(ofSeries.validate(mutant)).as("seed " + seed + ": " + mutant).isEmpty();
      }
    }
    assertThat(taken).isBetween(MUTANTS / 20, MUTANTS - MUTANTS / 20);
  }

  /** Takes a field out, or puts one in as it stands somewhere else. */
  private static void mutate(JsonNode text, List<ObjectNode> parts, Random random) {
    List<ObjectNode> objects = objects(text);
    ObjectNode object = objects.get(random.nextInt(objects.size()));
    ObjectNode other = parts.get(random.nextInt(parts.size()));
    List<String> names = new ArrayList<>(names(random.nextInt(3) == 0 ? object : other));
    if (names.isEmpty()) {
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    if (object.has(name) && random.nextInt(3) == 0) {
      object.remove(name);
    } else if (random.nextInt(4) == 0) {
      object.set(name, scalar(random));
    } else if (other.has(name)) {
      object.set(name, other.get(name).deepCopy());
    }
  }

  private static JsonNode scalar(Random random) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (random.nextInt(6)) {
      case 0 ->
          nodes.textNode(List.of("P3D", "-P1D", "mail", "2026-01-31", "").get(random.nextInt(5)));
      case 1 -> nodes.numberNode(random.nextInt(5) - 1);
      case 2 -> nodes.booleanNode(random.nextBoolean());
      case 3 -> nodes.numberNode(1.5);
      case 4 -> new ArrayNode(nodes).add("a").add(1);
      default -> new ArrayNode(nodes);
    };
  }

  @Test
  void scenariosOfTheProjectAreTakenByTheSchema() throws IOException {
    List<Path> files = scenarios();

    assertThat(files).hasSizeGreaterThan(50);
    for (Path file : files) {
      JsonNode text = load(file);
      assertThat(ofScenarios.validate(text)).as(file.toString()).isEmpty();
      ((ObjectNode) text).put("zzz", 1);
      assertThat(ofScenarios.validate(text)).as(file.toString()).isNotEmpty();
    }
  }

  @Test
  void eachFieldOfAScenarioIsInItsSchemaAndTheOtherWayRound() {
    JsonNode schema = ofScenarios.getSchemaNode();

    assertThat(names(schema.get("properties"))).isEqualTo(new TreeSet<>(ScenarioReader.FIELDS));
    assertThat(names(schema.at("/definitions/step/properties")))
        .isEqualTo(new TreeSet<>(ScenarioReader.STEP_FIELDS));
    assertThat(schema.get("additionalProperties").asBoolean(true)).isFalse();
    assertThat(schema.at("/definitions/step/additionalProperties").asBoolean(true)).isFalse();
  }
}
