package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.port.InboxPort;
import io.goalpost.model.series.Block;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * One in-app message. What waits has {@code since}, and {@code until} and {@code opens} where there
 * are such instants; what was shown has its receipt besides.
 *
 * @param version whose content it is
 * @param since when the entry came to the block
 * @param until when it is given up; missing where it has no {@code attempt}
 * @param opens when the schedule opens; missing where it is open
 * @param held true while it waits in a series that is paused, else missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "InboxItem")
public record InboxItemJson(
    @Schema(allowableValues = {"waiting", "shown"}) String status,
    String series,
    int version,
    long entry,
    String company,
    String block,
    String channel,
    ContentJson content,
    String since,
    String until,
    String opens,
    Boolean held,
    EntryJson.ReceiptJson receipt) {

  /** What the message says, as its version has it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "InboxContent")
  public record ContentJson(String title, String subject, String body, String url) {

    static ContentJson of(Block.Content block) {
      return new ContentJson(block.title(), block.subject(), block.body(), block.url());
    }
  }

  public static InboxItemJson of(InboxPort.Item item) {
    boolean waits = item.status() == InboxPort.Status.WAITING;
    return new InboxItemJson(
        item.status().word(),
        item.entry().series(),
        item.version(),
        item.entry().id(),
        item.entry().company(),
        item.content().id(),
        (waits ? item.content().channel() : item.receipt().channel()).word(),
        ContentJson.of(item.content()),
        Plain.instant(item.visit().reached()),
        waits ? Plain.instant(item.visit().until()) : null,
        Plain.instant(item.opens()),
        item.held() ? true : null,
        waits ? null : EntryJson.ReceiptJson.of(item.receipt()));
  }

  public static List<InboxItemJson> all(List<InboxPort.Item> items) {
    return items.stream().map(InboxItemJson::of).toList();
  }
}
