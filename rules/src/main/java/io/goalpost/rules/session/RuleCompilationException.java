package io.goalpost.rules.session;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.kie.internal.builder.KnowledgeBuilderErrors;

/** Drools refused a DRL package. */
public final class RuleCompilationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RuleCompilationException(String packageName, KnowledgeBuilderErrors errors) {
    super(
        packageName
            + ": "
            + errors.stream()
                .map(
                    error -> "line " + Arrays.toString(error.getLines()) + " " + error.getMessage())
                .collect(Collectors.joining("; ")));
  }
}
