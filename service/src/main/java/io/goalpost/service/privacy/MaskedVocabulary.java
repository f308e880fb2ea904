package io.goalpost.service.privacy;

import io.goalpost.model.fact.Mask;
import io.goalpost.model.port.VocabularyPort;
import java.util.List;

/** What conditions may pick from: of hidden attributes the name and no example. Thread-safe. */
public final class MaskedVocabulary implements VocabularyPort {

  private final VocabularyPort vocabulary;
  private final Mask mask;

  public MaskedVocabulary(VocabularyPort vocabulary, Mask mask) {
    this.vocabulary = vocabulary;
    this.mask = mask;
  }

  @Override
  public Vocabulary vocabulary() {
    Vocabulary all = vocabulary.vocabulary();
    return new Vocabulary(
        shown(all.attributes()),
        shown(all.companyAttributes()),
        all.tags(),
        all.companyTags(),
        all.events(),
        all.segments());
  }

  private List<Attribute> shown(List<Attribute> attributes) {
    return attributes.stream()
        .map(
            each ->
                mask.hides(each.name())
                    ? new Attribute(each.name(), each.types(), List.of())
                    : each)
        .toList();
  }
}
