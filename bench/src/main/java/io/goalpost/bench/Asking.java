package io.goalpost.bench;

import io.goalpost.rules.vocabulary.Question;
import java.util.List;

/** Puts questions to rules; the answers stand in them afterwards. For one thread. */
interface Asking {

  void ask(List<? extends Question> questions);
}
