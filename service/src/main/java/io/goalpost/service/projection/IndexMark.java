package io.goalpost.service.projection;

import io.goalpost.service.journal.SegmentHead;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Where the index stands.
 *
 * @param head the last segment of the journal that was read for it, by which another journal is
 *     told
 * @param dropped up to which position firings were dropped for their age
 */
record IndexMark(SegmentHead head, long dropped) {

  static final IndexMark NOTHING = new IndexMark(SegmentHead.none(), 0);

  /** The position of the last record that was read. */
  long position() {
    return head.last();
  }

  /** As an index keeps it with its data. */
  List<Map.Entry<String, String>> data() {
    return List.of(
        Map.entry("segment", Long.toString(head.number())),
        Map.entry("position", Long.toString(head.last())),
        Map.entry("hash", HexFormat.of().formatHex(head.hash())),
        Map.entry("dropped", Long.toString(dropped)));
  }

  /** Reads it back; an index that has none stands at nothing. */
  static IndexMark of(Iterable<Map.Entry<String, String>> data) {
    if (data == null) {
      return NOTHING;
    }
    Map<String, String> texts = new HashMap<>();
    data.forEach(each -> texts.put(each.getKey(), each.getValue()));
    if (!texts.containsKey("hash")) {
      return NOTHING;
    }
    return new IndexMark(
        new SegmentHead(
            Long.parseLong(texts.get("segment")),
            Long.parseLong(texts.get("position")),
            HexFormat.of().parseHex(texts.get("hash"))),
        Long.parseLong(texts.get("dropped")));
  }
}
