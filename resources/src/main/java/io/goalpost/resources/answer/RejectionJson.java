package io.goalpost.resources.answer;

import io.goalpost.model.port.Rejection;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Something malformed that was posted beside good diffs (D6).
 *
 * @param given as it was posted, in JSON; long ones are cut
 */
@Schema(name = "Rejection")
public record RejectionJson(long position, String at, String given, List<FaultJson> errors) {

  public static RejectionJson of(Rejection rejection) {
    return new RejectionJson(
        rejection.position(),
        Plain.instant(rejection.at()),
        rejection.given(),
        FaultJson.all(rejection.faults()));
  }
}
