package io.goalpost.service.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.port.BusyException;
import io.goalpost.service.Goalpost;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreFailedException;
import io.goalpost.service.store.TestStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full, or may not be written, under an H2 file; a small one of memory is mounted.
 */
class FullDiskTest {

  @TempDir Path folder;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk.toString()) == 0,
        "skipped: mounting a small disk needs root");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", "-l", disk.toString());
  }

  @Test
  void aFullDiskIsToldAndWhenThereIsRoomAgainItGoesOnByItself() throws Exception {
    Path ballast = Files.write(disk.resolve("ballast"), new byte[6 << 20]);
    List<String> answered = new ArrayList<>();
    try (Store store = TestStores.open(TestStores.h2File(disk));
        Goalpost goalpost = Post.open(store)) {
      Random random = new Random(5);
      BusyException refused = null;
      for (int i = 0; i < 2_000 && refused == null; i++) {
        try {
          large(goalpost, "d" + i, random);
          answered.add("d" + i);
        } catch (BusyException full) {
          refused = full;
        }
      }
      assertThat(refused).as("the disk was filled").isNotNull();
      assertThat(answered).isNotEmpty();
      assertThatThrownBy(() -> large(goalpost, "still", random)).isInstanceOf(BusyException.class);

      Files.delete(ballast);

      Post.untilTaken(goalpost, "after");
      for (String id : answered) {
        assertThat(Post.one(goalpost, id).duplicate()).as(id).isTrue();
      }
      assertThat(Post.ids(store)).doesNotHaveDuplicates().containsAll(answered).contains("after");
    }
    try (Store store = TestStores.open(TestStores.h2File(disk))) {
      assertThat(Post.ids(store)).containsAll(answered).contains("after");
    }
  }

  @Test
  void aFileThatMayNotBeWrittenIsToldAtStart() throws Exception {
    try (Store store = TestStores.open(TestStores.h2File(disk));
        Goalpost goalpost = Post.open(store)) {
      Post.one(goalpost, "first");
    }
    assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();
    assertThatThrownBy(() -> TestStores.open(TestStores.h2File(disk)))
        .isInstanceOf(StoreFailedException.class)
        .hasMessageContaining("read");

    assertThat(run("mount", "-o", "remount,rw", disk.toString())).isZero();
    try (Store store = TestStores.open(TestStores.h2File(disk));
        Goalpost goalpost = Post.open(store)) {
      assertThat(Post.one(goalpost, "first").duplicate()).isTrue();
    }
  }

  private static void large(Goalpost goalpost, String id, Random random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < 30_000) {
      text.append(Long.toString(random.nextLong(), Character.MAX_RADIX));
    }
    goalpost
        .diffs()
        .post(
            DiffReader.readAll(
                List.of(Map.of("id", id, "user", "u", "set", Map.of("text", text.toString())))));
  }

  private static int run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(20, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }
}
