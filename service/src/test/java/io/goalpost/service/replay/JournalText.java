package io.goalpost.service.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A journal as its lines, to be changed by hand and written anew, with a chain that fits. */
final class JournalText {

  private static final SegmentChain CHAIN = new SegmentChain(new JournalCodec());

  private final List<String> lines;

  private JournalText(List<String> lines) {
    this.lines = lines;
  }

  static JournalText of(Store store) {
    List<String> lines = new ArrayList<>();
    new JdbiJournalStore(store)
        .forEachFrom(1, segment -> new String(segment.bytes(), UTF_8).lines().forEach(lines::add));
    return new JournalText(lines);
  }

  /** The position of the first record whose line holds a text. */
  int position(String text) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1;
      }
    }
    throw new AssertionError("no record holds " + text + " in\n" + String.join("\n", lines));
  }

  String line(int position) {
    return lines.get(position - 1);
  }

  JournalText with(int position, String line) {
    List<String> changed = new ArrayList<>(lines);
    changed.set(position - 1, line);
    return new JournalText(changed);
  }

  /** One record less; those after it move up. */
  JournalText without(int position) {
    List<String> changed = new ArrayList<>(lines);
    changed.remove(position - 1);
    return numbered(changed);
  }

  /** One record more; it and those after it move down. */
  JournalText inserted(int position, String line) {
    List<String> changed = new ArrayList<>(lines);
    changed.add(position - 1, line);
    return numbered(changed);
  }

  /** Without the records whose lines are not wanted. */
  JournalText only(Predicate<String> wanted) {
    return numbered(lines.stream().filter(wanted).toList());
  }

  JournalText upTo(int position) {
    return new JournalText(lines.subList(0, position));
  }

  private static JournalText numbered(List<String> lines) {
    List<String> numbered = new ArrayList<>();
    for (String line : lines) {
      numbered.add(line.replaceFirst("\"p\":\\d+", "\"p\":" + (numbered.size() + 1)));
    }
    return new JournalText(numbered);
  }

  /** Puts it in the place of what a store holds, as one segment. */
  JournalStore into(Store store) {
    JournalStore journal = new JdbiJournalStore(store);
    journal.clear();
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(UTF_8);
    journal.append(CHAIN.next(journal.head(), new JournalCodec().decode(bytes)));
    return journal;
  }
}
