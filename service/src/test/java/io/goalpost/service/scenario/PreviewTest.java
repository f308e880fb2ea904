package io.goalpost.service.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.port.DraftPort.AtBlock;
import io.goalpost.model.port.DraftPort.Becoming;
import io.goalpost.model.port.DraftPort.Preview;
import io.goalpost.model.port.SeriesPort;
import io.goalpost.service.Goalpost;
import io.goalpost.service.differential.RandomScenario;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a preview says is what publishing then does, on random series, users and versions. */
class PreviewTest {

  private static final int SEEDS = 100;
  private static final List<String> USERS = List.of("u1", "u10", "u2", "u3");

  private int previews;
  private int moved;
  private int ended;
  private int waitsChanged;

  @Test
  void previewsSayWhatPublishingThenDoes() {
    Store store = TestStores.open(TestStores.h2Memory());
    try (InProcessTarget target = new InProcessTarget(store)) {
      Target previewing = previewing(target);
      for (long seed = 0; seed < SEEDS; seed++) {
        Scenario scenario = ScenarioReader.read(Path.of("seed " + seed), RandomScenario.of(seed));
        new ScenarioRun(scenario, previewing, false).run();
      }
    }
    assertThat(previews).isGreaterThan(100);
    assertThat(List.of(moved, ended, waitsChanged)).allMatch(count -> count > 0);
  }

  /** The same target, which asks for a preview before each publication and holds it against it. */
  private Target previewing(InProcessTarget target) {
    return (Target)
        Proxy.newProxyInstance(
            Target.class.getClassLoader(),
            new Class<?>[] {Target.class},
            (proxy, method, arguments) -> {
              try {
                return method.getName().equals("publish")
                    ? publish(target, (Map<?, ?>) arguments[0])
                    : method.invoke(target, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  private List<String> publish(InProcessTarget target, Map<?, ?> definition) throws Target.Refused {
    Goalpost goalpost = target.goalpost();
    String series = (String) definition.get("series");
    List<Entry> before = entries(goalpost, series);
    Preview preview = goalpost.drafts().preview(series, InProcessTarget.json(definition));
    assertThat(entries(goalpost, series)).isEqualTo(before);
    List<String> lines = target.publish(definition);
    List<Entry> after = entries(goalpost, series);
    compare(preview, before, after, goalpost.series().find(series));
    previews++;
    return lines;
  }

  private static List<Entry> entries(Goalpost goalpost, String series) {
    List<Entry> entries = new ArrayList<>();
    for (String user : USERS) {
      entries.addAll(goalpost.facts().entries(series, user));
    }
    return entries;
  }

  private void compare(
      Preview preview, List<Entry> before, List<Entry> after, SeriesPort.View view) {
    List<Entry> active = before.stream().filter(Entry::active).toList();
    assertThat(preview.version()).isEqualTo(view.version());
    assertThat(preview.active()).isEqualTo(active.size());
    assertThat(preview.enrolls()).isEqualTo(after.size() - before.size());
    Map<String, Map<Becoming, Integer>> became = new TreeMap<>();
    int exits = 0;
    for (Entry entry : active) {
      Entry now = after.stream().filter(each -> each.id() == entry.id()).findFirst().orElseThrow();
      boolean exited = now.status() == Entry.Status.EXITED;
      exits += exited ? 1 : 0;
      for (Checkpoint at : entry.openCheckpoints()) {
        became
            .computeIfAbsent(at.block(), any -> new EnumMap<>(Becoming.class))
            .merge(exited ? Becoming.EXITS : became(at, now), 1, Integer::sum);
      }
    }
    assertThat(preview.exits()).isEqualTo(exits);
    Map<String, Map<Becoming, Integer>> said = new TreeMap<>();
    for (AtBlock block : preview.blocks()) {
      Becoming becomes = block.becomes() == Becoming.ASKED_AGAIN ? Becoming.SAME : block.becomes();
      said.computeIfAbsent(block.block(), any -> new EnumMap<>(Becoming.class))
          .merge(becomes, block.count(), Integer::sum);
      if (block.to() != null) {
        assertThat(after).anyMatch(entry -> entry.active() && entry.openAt(block.to()).isPresent());
      }
    }
    assertThat(said).isEqualTo(became);
    count(became);
  }

  private static Becoming became(Checkpoint before, Entry now) {
    if (now.openAt(before.block()).isEmpty()) {
      return Becoming.MOVES;
    }
    Checkpoint at = now.openAt(before.block()).get();
    int until = end(at.until()).compareTo(end(before.until()));
    int way = until != 0 ? until : end(at.opens()).compareTo(end(before.opens()));
    return way == 0 ? Becoming.SAME : way > 0 ? Becoming.WAITS_LONGER : Becoming.WAITS_SHORTER;
  }

  private static Instant end(Instant until) {
    return until == null ? Instant.MAX : until;
  }

  private void count(Map<String, Map<Becoming, Integer>> became) {
    for (Map<Becoming, Integer> each : became.values()) {
      moved += each.getOrDefault(Becoming.MOVES, 0);
      ended += each.getOrDefault(Becoming.EXITS, 0);
      waitsChanged +=
          each.getOrDefault(Becoming.WAITS_LONGER, 0)
              + each.getOrDefault(Becoming.WAITS_SHORTER, 0);
    }
  }
}
