package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.entry.EntrySnapshot;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** What an entry pins at the moment it begins. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "EntrySnapshot")
public record SnapshotJson(
    int version, String trigger, Map<String, Object> properties, Map<String, Object> baselines) {

  static SnapshotJson of(EntrySnapshot snapshot) {
    return new SnapshotJson(
        snapshot.version(),
        snapshot.trigger(),
        Plain.values(snapshot.properties()),
        Plain.values(snapshot.baselines()));
  }
}
