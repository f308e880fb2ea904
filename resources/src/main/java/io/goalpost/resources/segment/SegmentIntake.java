package io.goalpost.resources.segment;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.journal.Input;
import io.goalpost.model.port.DiffPort;
import io.goalpost.model.port.Rejection;
import io.goalpost.resources.body.JsonBody;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sorts the messages of one request: good ones become diffs, bad ones are kept, and none hurts
 * another (D6). Not thread-safe.
 */
final class SegmentIntake {

  /** The largest message, in bytes of JSON. */
  static final int MESSAGE_BYTES_MAX = 32 * 1024;

  private final List<Diff> good = new ArrayList<>();
  private final List<Rejection> bad = new ArrayList<>();
  private int index;

  /** Takes one message of a batch, which says itself what it is. */
  void add(Object message) {
    Object type = message instanceof Map<?, ?> map ? map.get("type") : null;
    add(message, type instanceof String text ? text : "");
  }

  /** Takes one message. */
  void add(Object message, String type) {
    byte[] json = JsonBody.bytes(message);
    List<Fault> faults = new ArrayList<>();
    if (json.length > MESSAGE_BYTES_MAX) {
      faults.add(
          new Fault(index, "", "the message is larger than " + MESSAGE_BYTES_MAX + " bytes"));
    } else if (message instanceof Map<?, ?> map) {
      good.addAll(SegmentMessage.read(map, type, index, faults));
    } else {
      faults.add(new Fault(index, "", "a message must be an object"));
    }
    if (!faults.isEmpty()) {
      bad.add(new Rejection(0, null, cut(new String(json, StandardCharsets.UTF_8)), faults));
    }
    index++;
  }

  /** Hands all over; returns when they are stored. */
  void post(DiffPort diffs) {
    if (!good.isEmpty() || !bad.isEmpty()) {
      diffs.postGood(good, bad);
    }
  }

  private static String cut(String json) {
    if (json.length() <= Input.GIVEN_LENGTH_MAX) {
      return json;
    }
    int end = Input.GIVEN_LENGTH_MAX;
    return json.substring(0, Character.isHighSurrogate(json.charAt(end - 1)) ? end - 1 : end);
  }
}
