package io.goalpost.resources.answer;

import io.goalpost.model.diff.Fault;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Why something was rejected, and where in its request it stood. */
@Schema(name = "Fault")
public record FaultJson(int index, String field, String reason) {

  static List<FaultJson> all(List<Fault> faults) {
    return faults.stream()
        .map(fault -> new FaultJson(fault.index(), fault.field(), fault.reason()))
        .toList();
  }
}
