package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.FiringPort;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * One firing and all that an auditor asks of it.
 *
 * @param blocks of {@code entered}: the entry blocks that matched
 * @param key of {@code entered}: the value of the series' key property
 * @param baselines of {@code sent}: what the message goal compares with
 * @param matched the facts that the rule looked at, as it saw them
 * @param cause the diff, publication or time that caused it
 * @param entered the firing that began its entry
 * @param snapshot what the entry pinned when it began
 * @param ruleText the rule as it ran; absent where no rule stands there
 * @param ruleLine the line it begins at in the DRL of its version, from 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FiringDetail")
public record FiringDetailJson(
    @JsonUnwrapped FiringJson firing,
    List<String> blocks,
    Object key,
    Map<String, Object> baselines,
    Map<String, Object> matched,
    InputJson cause,
    FiringJson entered,
    SnapshotJson snapshot,
    String ruleText,
    Integer ruleLine) {

  public static FiringDetailJson of(FiringPort.Detail detail) {
    Firing firing = detail.firing();
    Firing entered = detail.entered().orElse(firing);
    return new FiringDetailJson(
        FiringJson.of(firing),
        Plain.ifAny(firing.blocks()),
        Plain.value(firing.key()),
        Plain.valuesIfAny(firing.baselines()),
        Plain.values(firing.matched()),
        InputJson.of(detail.cause()),
        detail.entered().map(FiringJson::of).orElse(null),
        entered.snapshot() == null ? null : SnapshotJson.of(entered.snapshot()),
        detail.ruleText(),
        Plain.ifAny(detail.ruleLine()));
  }
}
