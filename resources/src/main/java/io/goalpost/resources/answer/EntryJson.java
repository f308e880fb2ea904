package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Receipt;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An entry with its checkpoints and receipts (S3).
 *
 * @param at the blocks it is at, in order of arrival
 * @param goalHit when its goal was hit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Entry")
public record EntryJson(
    long id,
    String series,
    String subject,
    String user,
    String company,
    Object key,
    int version,
    @Schema(allowableValues = {"active", "finished", "disengaged", "exited"}) String status,
    String began,
    String ended,
    String goalHit,
    List<String> at,
    List<CheckpointJson> checkpoints,
    List<ReceiptJson> receipts,
    SnapshotJson snapshot) {

  /** One visit to a block; {@code opens} while a message waits for its schedule. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Checkpoint")
  public record CheckpointJson(
      String block, String reached, String until, String opens, String left, String how) {

    static CheckpointJson of(Checkpoint checkpoint) {
      return new CheckpointJson(
          checkpoint.block(),
          Plain.instant(checkpoint.reached()),
          Plain.instant(checkpoint.until()),
          Plain.instant(checkpoint.opens()),
          Plain.instant(checkpoint.left()),
          Plain.word(checkpoint.how()));
    }
  }

  /** One message that left; {@code touches} holds the last instant of each interaction. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "Receipt")
  public record ReceiptJson(
      long id,
      String block,
      String channel,
      String at,
      Map<String, String> touches,
      List<String> links,
      String converted) {

    static ReceiptJson of(Receipt receipt) {
      Map<String, String> touches = new TreeMap<>();
      receipt
          .touches()
          .forEach((kind, touched) -> touches.put(kind.word(), Plain.instant(touched.at())));
      return new ReceiptJson(
          receipt.id(),
          receipt.block(),
          receipt.channel().word(),
          Plain.instant(receipt.at()),
          touches,
          Plain.sorted(receipt.links()),
          Plain.instant(receipt.converted()));
    }
  }

  public static EntryJson of(Entry entry) {
    return new EntryJson(
        entry.id(),
        entry.series(),
        entry.subject(),
        entry.user(),
        entry.company(),
        Plain.value(entry.key()),
        entry.snapshot().version(),
        entry.status().word(),
        Plain.instant(entry.began()),
        Plain.instant(entry.ended()),
        Plain.instant(entry.goalHit()),
        entry.openCheckpoints().stream().map(Checkpoint::block).toList(),
        entry.checkpoints().stream().map(CheckpointJson::of).toList(),
        entry.receipts().stream().map(ReceiptJson::of).toList(),
        SnapshotJson.of(entry.snapshot()));
  }

  public static List<EntryJson> all(List<Entry> entries) {
    return entries.stream().map(EntryJson::of).toList();
  }
}
