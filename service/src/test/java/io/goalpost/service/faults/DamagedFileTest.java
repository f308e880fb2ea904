package io.goalpost.service.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.service.Goalpost;
import io.goalpost.service.journal.BrokenChainException;
import io.goalpost.service.journal.MalformedRecordException;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreFailedException;
import io.goalpost.service.store.TestStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * An H2 file that was damaged, cut, emptied, replaced or removed: the store says so, or has all
 * that was answered. It never begins anew without a word.
 */
class DamagedFileTest {

  private static final int DIFFS = 40;
  private static final int BLOCK = 4_096;
  private static final long SEED = 20_260_105;

  @TempDir Path folder;
  private Path file;
  private Path note;
  private byte[] whole;

  @BeforeEach
  void fill() throws IOException {
    file = folder.resolve("goalpost.mv.db");
    note = folder.resolve("goalpost.head");
    try (Store store = open();
        Goalpost goalpost = Post.open(store)) {
      for (int i = 0; i < DIFFS; i++) {
        Post.one(goalpost, "d" + i);
      }
    }
    whole = Files.readAllBytes(file);
  }

  private Store open() {
    return open(folder);
  }

  private static Store open(Path where) {
    return TestStores.open(TestStores.h2File(where));
  }

  @Test
  void aRemovedFileIsNotTakenForANewStore() throws IOException {
    Files.delete(file);
    assertRefused("the store has lost its end: it holds records up to 0");
  }

  @Test
  void anEmptyFileIsNotTakenForANewStore() throws IOException {
    Files.write(file, new byte[0]);
    assertRefused("the store has lost its end: it holds records up to 0");
  }

  @Test
  void anOlderFileInItsPlaceIsNoticed() throws IOException {
    try (Store store = open();
        Goalpost goalpost = Post.open(store)) {
      Post.one(goalpost, "later");
    }
    Files.write(file, whole);
    assertRefused("an older one was put in its place");
  }

  @Test
  void whoRemovesTheNoteGoesOnWithWhatIsThere() throws IOException {
    Files.delete(file);
    Files.delete(note);
    try (Store store = open();
        Goalpost goalpost = Post.open(store)) {
      assertThat(Post.one(goalpost, "d0").duplicate()).isFalse();
    }
  }

  @Test
  void aDamagedNoteIsNoReasonToRefuse() throws IOException {
    Files.writeString(note, "nonsense");
    assertThat(Post.ids(openedAndClosed())).hasSize(DIFFS);
  }

  private Store openedAndClosed() {
    Store store = open();
    Post.open(store).close();
    return store;
  }

  private void assertRefused(String why) {
    try (Store store = open()) {
      assertThatThrownBy(() -> Post.open(store))
          .isInstanceOf(BrokenChainException.class)
          .hasMessageContaining(why)
          .hasMessageContaining(note.toString());
    }
  }

  @TestFactory
  Stream<DynamicTest> damageIsToldOrDidNoHarm() {
    Random random = new Random(SEED);
    List<DynamicTest> cases = new java.util.ArrayList<>();
    int length = whole.length;
    for (int cut : List.of(1, BLOCK, 4 * BLOCK, length / 3, length / 2, length - 3 * BLOCK)) {
      cases.add(damage("cut by " + cut, Arrays.copyOf(whole, length - cut)));
    }
    for (int i = 0; i < 12; i++) {
      int size = BLOCK << random.nextInt(4);
      int at = random.nextInt(length - size);
      byte[] noise = new byte[size];
      if (i % 2 == 0) {
        random.nextBytes(noise);
      }
      byte[] damaged = whole.clone();
      System.arraycopy(noise, 0, damaged, at, size);
      cases.add(damage((i % 2 == 0 ? "noise" : "zeros") + " from " + at + " for " + size, damaged));
    }
    return cases.stream();
  }

  private DynamicTest damage(String name, byte[] damaged) {
    return DynamicTest.dynamicTest(
        name + ", seed " + SEED,
        () -> {
          try (Store store = open(folderWith(damaged));
              Goalpost goalpost = Post.open(store)) {
            for (int i = 0; i < DIFFS; i++) {
              assertThat(Post.one(goalpost, "d" + i).duplicate()).as("d" + i).isTrue();
            }
          } catch (StoreFailedException | BrokenChainException | MalformedRecordException told) {
            assertThat(told.getMessage()).containsAnyOf("store", "journal", "record");
          }
        });
  }

  /** One of its own: H2 keeps a file that it could not open locked for as long as we live. */
  private Path folderWith(byte[] content) throws IOException {
    Path own = Files.createTempDirectory(folder, "damaged");
    Files.write(own.resolve(file.getFileName()), content);
    Files.copy(note, own.resolve(note.getFileName()));
    return own;
  }
}
