package io.goalpost.service.scenario;

import java.util.Map;

/** Where the authors' files come from that a scenario's series name. */
@FunctionalInterface
interface RulesFiles {

  /** A series that names no file, or none that is there. */
  RulesFiles NONE = definition -> Map.of();

  /** The files that a definition may name, by name. */
  Map<String, byte[]> of(Map<?, ?> definition);
}
