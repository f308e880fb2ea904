package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Interaction;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** A diff (D1): in answers as it was posted, and the shape in which it is posted. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "Diff",
    description =
        "One change of facts, of a user or of a company. An interaction names its message by"
            + " content or by receipt.")
public record DiffJson(
    @Schema(description = "The idempotency key; one is given where it is missing.") String id,
    @Schema(description = "The user's id; exactly one of user and company.", example = "u1")
        String user,
    @Schema(description = "The company's id.") String company,
    @Schema(description = "Attributes to set: strings, numbers, booleans, lists; null unsets.")
        Map<String, Object> set,
    @Schema(description = "Attributes to unset.") List<String> unset,
    @Schema(description = "The name of an event; of users only.") String event,
    @Schema(description = "The event's properties.") Map<String, Object> properties,
    @Schema(description = "Tags to add.") List<String> tag,
    @Schema(description = "Tags to remove.") List<String> untag,
    @Schema(description = "Companies to join; of users only.") List<String> join,
    @Schema(description = "Companies to leave; of users only.") List<String> leave,
    @Schema(description = "The user is online now.", allowableValues = "true") Boolean online,
    @Schema(description = "The latest message of a block.", example = "upgrade/welcome")
        String content,
    @Schema(description = "The number of a message's receipt.") Long receipt,
    @Schema(
            allowableValues = {
              "opened",
              "clicked",
              "replied",
              "dismissed",
              "completed",
              "bounced",
              "unsubscribed",
              "failed"
            })
        String is,
    @Schema(description = "The tracked link, of clicked.") String link,
    @Schema(description = "When it happened; kept, and moves nothing.") String timestamp) {

  static DiffJson of(Diff diff) {
    Interaction done = diff.interaction();
    boolean named = done != null && done.series() != null;
    return new DiffJson(
        diff.id(),
        diff.user(),
        diff.company(),
        Plain.valuesIfAny(diff.set()),
        Plain.ifAny(diff.unset()),
        diff.event(),
        Plain.valuesIfAny(diff.properties()),
        Plain.ifAny(diff.tag()),
        Plain.ifAny(diff.untag()),
        Plain.ifAny(diff.join()),
        Plain.ifAny(diff.leave()),
        diff.online() ? true : null,
        named ? done.series() + "/" + done.block() : null,
        done == null ? null : Plain.ifAny(done.receipt()),
        done == null ? null : done.is().word(),
        done == null ? null : done.link(),
        Plain.instant(diff.timestamp()));
  }
}
