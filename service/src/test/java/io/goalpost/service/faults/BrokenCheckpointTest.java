package io.goalpost.service.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.service.Goalpost;
import io.goalpost.service.checkpoint.JdbiCheckpointStore;
import io.goalpost.service.journal.BrokenChainException;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a checkpoint held is read from the journal where the checkpoint cannot be read. */
class BrokenCheckpointTest {

  private final String url = TestStores.h2Memory();
  private final Store store = TestStores.open(url);

  @BeforeEach
  void fill() {
    try (Goalpost goalpost = Post.open(store)) {
      Post.one(goalpost, "a");
      Post.one(goalpost, "b");
    }
    assertThat(stored()).isEqualTo(2);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private long stored() {
    return new JdbiCheckpointStore(store).mark().orElseThrow().position();
  }

  private void execute(String sql) {
    store.jdbi().useHandle(handle -> handle.execute(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM checkpoint_piece",
        "UPDATE checkpoint_piece SET body = SUBSTRING(body, 1, 40)",
        "UPDATE checkpoint_piece SET body = X'FFFFFFFF'",
        "UPDATE checkpoint_piece SET body = X'00000000' || body",
        "UPDATE checkpoint_piece SET body = X'7FFFFFFF00000001'",
      })
  void theJournalIsReadInPlaceOfOneThatIsDamaged(String damage) {
    execute(damage);

    assertAllIsThereAndGoesOn();
  }

  @Test
  void theJournalIsReadInPlaceOfARowThatIsNone() {
    execute("UPDATE checkpoint_piece SET body = X'" + piece("user", "u-a", "[[") + "'");

    assertAllIsThereAndGoesOn();
  }

  @Test
  void theJournalIsReadInPlaceOfOneThatAnEarlierVersionWrote() {
    execute("DELETE FROM databasechangelog WHERE id = '010-no-checkpoint'");
    execute("UPDATE tables_mark SET changelog = 'of an earlier version'");
    TestStores.open(url).close(); // brings the tables up to date

    assertThat(new JdbiCheckpointStore(store).mark()).isEmpty();
    assertAllIsThereAndGoesOn();
  }

  private void assertAllIsThereAndGoesOn() {
    try (Goalpost goalpost = Post.open(store)) {
      assertThat(goalpost.facts().user("u-a").id()).isEqualTo("u-a");
      assertThat(Post.one(goalpost, "a").duplicate()).isTrue();
      assertThat(Post.one(goalpost, "c").position()).isEqualTo(3);
    }
    assertThat(stored()).isEqualTo(3);
    try (Goalpost goalpost = Post.open(store)) { // the new one can be read
      assertThat(Post.one(goalpost, "b").duplicate()).isTrue();
    }
    assertThat(Post.ids(store)).containsExactly("a", "b", "c");
  }

  /** A piece of one row, as versions wrote it that did not sum it up. */
  private static String piece(String kind, String id, String body) {
    ByteBuffer bytes = ByteBuffer.allocate(100).putInt(1);
    for (String part : List.of(kind, id, body)) {
      byte[] written = part.getBytes(StandardCharsets.UTF_8);
      bytes.putInt(written.length).put(written);
    }
    return HexFormat.of().formatHex(bytes.array(), 0, bytes.position());
  }

  @Test
  void oneThatIsBrokenStillTellsThatTheJournalLostItsEnd() {
    execute("DELETE FROM checkpoint_piece");
    execute("DELETE FROM journal_segment WHERE last_position = 2");

    assertThatThrownBy(() -> Post.open(store))
        .isInstanceOf(BrokenChainException.class)
        .hasMessageContaining("the journal lost its end");
    assertThat(stored()).as("nothing was given up").isEqualTo(2);
  }
}
