package io.goalpost.service.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.service.appliers.Appliers;
import io.goalpost.service.checkpoint.CheckpointMark;
import io.goalpost.service.checkpoint.CheckpointStore;
import io.goalpost.service.checkpoint.JdbiCheckpointStore;
import io.goalpost.service.differential.RandomScenario;
import io.goalpost.service.journal.BaseStore;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.Segment;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.projection.PrunedFirings;
import io.goalpost.service.prune.Pruning;
import io.goalpost.service.prune.Silent;
import io.goalpost.service.recovery.Recovery;
import io.goalpost.service.replay.Replay;
import io.goalpost.service.state.State;
import io.goalpost.service.state.StateBounds;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import io.goalpost.service.torture.StateText;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * However often the journal is pruned, and the checkpoint lost, nobody notices by what fires: at
 * each restart of a scenario a random part of the journal goes. What is left is a fold of all that
 * there was, the chain of hashes holds, and the rules give it again.
 */
class PrunedScenariosTest {

  private static final Path OWN = Path.of("../rules/scenarios");
  private static final long SEEDS = 60;

  private final SegmentChain chain = new SegmentChain(new JournalCodec());
  private final Random dice = new Random(4);
  private final List<Segment> whole = new ArrayList<>();
  private static int pruned;
  private static int lost;

  private static Store store;
  private static InProcessTarget engine;

  @BeforeAll
  static void open() {
    store = TestStores.open(TestStores.h2Memory());
    engine = new InProcessTarget(store);
  }

  @AfterAll
  static void close() {
    engine.close();
    assertThat(pruned).as("journals that were pruned").isGreaterThan(100);
    assertThat(lost).as("recoveries from a base").isGreaterThan(20);
  }

  @TestFactory
  Stream<DynamicTest> theScenariosOfTheProject() {
    return Scenarios.files(OWN).stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.toString(),
                    () -> {
                      Scenario scenario = ScenarioReader.read(file);
                      assertThat(new ScenarioRun(scenario, pruning(), true).run()).isEmpty();
                      prune();
                      prune();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> randomScenarios() {
    return LongStream.range(0, SEEDS)
        .mapToObj(
            seed ->
                DynamicTest.dynamicTest(
                    "seed " + seed,
                    () -> {
                      Scenario scenario =
                          ScenarioReader.read(Path.of("seed " + seed), RandomScenario.of(seed));
                      Transcript wanted = Transcript.of(scenario, new ReferenceTarget());
                      assertThat(Transcript.of(scenario, pruning()).differenceFrom(wanted))
                          .isEmpty();
                      prune();
                      prune();
                    }));
  }

  /** The engine, which finds another journal after each restart. */
  private Target pruning() {
    whole.clear();
    return (Target)
        Proxy.newProxyInstance(
            Target.class.getClassLoader(),
            new Class<?>[] {Target.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("reset")) {
                whole.clear();
              } else if (method.getName().equals("restart")) {
                engine.restart(this::prune);
                return null;
              }
              try {
                return method.invoke(engine, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }

  private void prune() {
    JournalStore journal = new JdbiJournalStore(store);
    CheckpointStore checkpoints = new JdbiCheckpointStore(store);
    if (whole.isEmpty() && !journal.base().isNone()) {
      return; // the scenario was reset and nothing is stored of it yet
    }
    long known = whole.isEmpty() ? 0 : whole.get(whole.size() - 1).last();
    journal.forEachFrom(known + 1, whole::add);
    if (whole.isEmpty() || checkpoints.mark().isEmpty()) {
      return;
    }
    CheckpointMark mark = checkpoints.mark().get();
    Pruning.Result result =
        new Pruning(
                journal,
                new BaseStore(store),
                checkpoints,
                new PrunedFirings(store),
                StateBounds.DEFAULT)
            .run(anInstant(mark.clock()), Silent.PROGRESS);
    pruned += result.segments() > 0 ? 1 : 0;
    assertStands(journal);
    if (dice.nextInt(3) == 0) {
      checkpoints.clear();
      lost += journal.base().isNone() ? 0 : 1;
    }
    assertFolded(journal, checkpoints);
  }

  /** One of the instants of the journal, or a little after it, or any time later. */
  private Instant anInstant(Instant now) {
    if (dice.nextInt(4) == 0) {
      return now.plusSeconds(1);
    }
    Segment segment = whole.get(dice.nextInt(whole.size()));
    return chain.records(segment).get(0).at().plusNanos(dice.nextInt(2));
  }

  private void assertStands(JournalStore journal) {
    assertThat(chain.verify(journal).broken()).isEmpty();
    assertThat(new Replay(journal, new JournalCodec()).run(position -> {}))
        .isEqualTo(new Replay.Result(journal.base(), journal.head().last(), Optional.empty()));
    JournalBase base = journal.base();
    List<Segment> left = new ArrayList<>();
    journal.forEachFrom(1, left::add);
    assertThat(left)
        .isEqualTo(whole.stream().filter(each -> each.first() > base.position()).toList())
        .isNotEmpty();
  }

  private void assertFolded(JournalStore journal, CheckpointStore checkpoints) {
    State folded = new State();
    Appliers appliers = new Appliers();
    Set<String> diffs = new HashSet<>();
    Set<String> companies = new HashSet<>();
    for (Segment segment : whole) {
      chain
          .records(segment)
          .forEach(
              record -> {
                appliers.apply(record, folded);
                if (record instanceof io.goalpost.model.journal.Input.DiffAccepted accepted) {
                  diffs.add(String.valueOf(accepted.diff().id()));
                  companies.addAll(accepted.diff().join());
                }
              });
      folded.committed();
    }
    State recovered = new Recovery(checkpoints, journal, chain, StateBounds.DEFAULT).recover();
    assertThat(StateText.of(recovered, companies, diffs))
        .isEqualTo(StateText.of(folded, companies, diffs));
  }
}
