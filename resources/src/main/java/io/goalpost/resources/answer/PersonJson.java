package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.port.PeoplePort;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * One line of a list. A company that hit its goal has no user, no entry and nothing of one.
 *
 * @param left how the entry had ended when it hit the goal
 * @param at the blocks it is at
 * @param block the one listed, with when it was reached, until when it waits, when and how it left
 * @param when the instant of what is listed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Person")
public record PersonJson(
    String subject,
    String user,
    String company,
    Long entry,
    Integer version,
    @Schema(allowableValues = {"active", "finished", "disengaged", "exited"}) String status,
    String began,
    String ended,
    String goalHit,
    String left,
    List<String> at,
    String block,
    String reached,
    String until,
    String leftBlock,
    String how,
    String when) {

  public static PersonJson of(PeoplePort.Person person) {
    return new PersonJson(
        person.subject(),
        person.user(),
        person.company(),
        Plain.ifAny(person.entry()),
        Plain.ifAny(person.version()),
        person.status(),
        Plain.instant(person.began()),
        Plain.instant(person.ended()),
        Plain.instant(person.goalHit()),
        person.left(),
        person.user() == null ? null : person.at(),
        person.block(),
        Plain.instant(person.reached()),
        Plain.instant(person.until()),
        Plain.instant(person.leftBlock()),
        person.how(),
        Plain.instant(person.when()));
  }
}
