package io.goalpost.resources.answer;

import io.goalpost.model.fact.Channel;
import io.goalpost.model.port.VocabularyPort;
import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.Operator;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;

/**
 * What conditions may pick from, by name in order.
 *
 * @param version of the words that conditions and authors' rules are written in: raised whenever
 *     less, or something else, is understood
 */
@Schema(name = "Vocabulary")
public record VocabularyJson(
    int version,
    List<AttributeJson> attributes,
    List<AttributeJson> companyAttributes,
    List<String> tags,
    List<String> companyTags,
    List<EventJson> events,
    List<String> segments,
    List<OperatorJson> operators,
    List<String> channels) {

  /** An attribute; {@code types} of the values it has, and some of them. */
  @Schema(name = "AttributeName")
  public record AttributeJson(
      String name,
      @Schema(allowableValues = {"boolean", "date", "list", "number", "string"}) List<String> types,
      List<Object> examples) {

    static List<AttributeJson> all(List<VocabularyPort.Attribute> attributes) {
      return attributes.stream()
          .map(
              each ->
                  new AttributeJson(
                      each.name(),
                      each.types(),
                      each.examples().stream().map(Plain::value).toList()))
          .toList();
    }
  }

  /** Events of a name, with the names of their properties. */
  @Schema(name = "EventName")
  public record EventJson(String name, List<String> properties) {}

  /** An operator and what stands on its right side. */
  @Schema(name = "OperatorName")
  public record OperatorJson(
      String word,
      @Schema(
              allowableValues = {
                "value", "scalar", "text", "list", "date", "period", "flag", "true"
              })
          String takes) {}

  public static VocabularyJson of(VocabularyPort.Vocabulary vocabulary) {
    return new VocabularyJson(
        AuthoredRule.VOCABULARY_VERSION,
        AttributeJson.all(vocabulary.attributes()),
        AttributeJson.all(vocabulary.companyAttributes()),
        vocabulary.tags(),
        vocabulary.companyTags(),
        vocabulary.events().stream()
            .map(each -> new EventJson(each.name(), each.properties()))
            .toList(),
        vocabulary.segments(),
        Arrays.stream(Operator.values())
            .map(each -> new OperatorJson(each.word(), Plain.word(each.takes())))
            .toList(),
        Arrays.stream(Channel.values()).map(Channel::word).toList());
  }
}
