package io.goalpost.service.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.port.BusyException;
import io.goalpost.service.Goalpost;
import io.goalpost.service.health.EngineHealth;
import io.goalpost.service.store.CuttingProxy;
import io.goalpost.service.store.CuttingProxy.Cut;
import io.goalpost.service.store.PostgresServer;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreInUseException;
import io.goalpost.service.store.TestStores;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PostgreSQL goes away: in a commit, for a while, or only for the one process that had it. */
class LostConnectionsTest {

  private static PostgresServer server;

  @BeforeAll
  static void start() {
    server = PostgresServer.alone();
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Cut.class,
      names = {"BEFORE_COMMIT", "AFTER_COMMIT"})
  void aCommitWhoseConnectionWasLostIsWrittenOnceOrNotAtAll(Cut where) throws IOException {
    String url = server.create();
    try (CuttingProxy proxy = new CuttingProxy(server.port());
        Store store = TestStores.open(through(proxy, url));
        Goalpost goalpost = Post.open(store)) {
      Post.one(goalpost, "first");
      proxy.cutNext(where);

      boolean answered = answered(goalpost, "second");
      boolean duplicate = Post.untilTaken(goalpost, "second").duplicate();
      Post.untilTaken(goalpost, "third");

      assertThat(answered).as("one of both heard nothing").isEqualTo(where == Cut.AFTER_COMMIT);
      assertThat(duplicate).isEqualTo(where == Cut.AFTER_COMMIT);
      assertThat(Post.ids(store)).containsExactly("first", "second", "third");
    }
  }

  private static boolean answered(Goalpost goalpost, String id) {
    try {
      Post.one(goalpost, id);
      return true;
    } catch (BusyException lost) {
      return false;
    }
  }

  @Test
  void nothingIsWrittenWhileACommitMayStillArrive() throws IOException {
    String url = server.create();
    try (CuttingProxy proxy = new CuttingProxy(server.port());
        Store store = TestStores.open(through(proxy, url));
        Goalpost goalpost = Post.open(store)) {
      Post.one(goalpost, "first");
      proxy.cutNext(Cut.COMMIT_COMES_LATE);
      assertThatThrownBy(() -> Post.one(goalpost, "second")).isInstanceOf(BusyException.class);
      assertThatThrownBy(() -> Post.one(goalpost, "third")).isInstanceOf(BusyException.class);
      assertThat(Post.ids(store)).containsExactly("first");

      proxy.deliver();

      assertThat(Post.untilTaken(goalpost, "third").duplicate()).isFalse();
      assertThat(Post.untilTaken(goalpost, "second").duplicate()).isTrue();
      assertThat(Post.ids(store)).containsExactly("first", "second", "third");
    }
  }

  @Test
  void whoLostTheStoreStopsWritingAndComesBackWhenItIsFree() throws Exception {
    String url = server.create();
    try (Store one = TestStores.open(url);
        Goalpost first = Post.open(one)) {
      Post.one(first, "first");
      Store two = takeOver(url);
      try (Goalpost second = Post.open(two)) {
        for (int i = 0; i < 5; i++) {
          String id = "mine-" + i;
          assertThatThrownBy(() -> Post.one(first, id)).isInstanceOf(BusyException.class);
          Post.one(second, "theirs-" + i);
        }
        assertThat(Post.ids(two))
            .containsExactly("first", "theirs-0", "theirs-1", "theirs-2", "theirs-3", "theirs-4");
      } finally {
        two.close();
      }

      assertThat(Post.untilTaken(first, "theirs-3").duplicate()).isTrue();
      assertThat(Post.untilTaken(first, "last").position()).isGreaterThan(6);
      assertThat(first.facts().user("u-theirs-0")).isNotNull();
    }
  }

  /** Ends the connection that has the right, and takes it before the one who had it notices. */
  private static Store takeOver(String url) throws Exception {
    for (int tries = 0; tries < 1_000; tries++) {
      try (Connection connection = DriverManager.getConnection(url, "postgres", "");
          Statement statement = connection.createStatement()) {
        statement.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
                + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
      }
      try {
        return TestStores.open(url);
      } catch (StoreInUseException already) {
        // it was faster: once more
      }
    }
    throw new AssertionError("the store was never free");
  }

  @Test
  void aServerThatStopsAndStartsUnderLoadLosesNothingThatWasAnswered() throws Exception {
    String url = server.create();
    try (Store store = TestStores.open(url);
        Goalpost goalpost = Post.open(store)) {
      Set<String> answered = ConcurrentHashMap.newKeySet();
      CountDownLatch before = new CountDownLatch(60);
      CountDownLatch refused = new CountDownLatch(3);
      List<Thread> senders =
          IntStream.range(0, 3)
              .mapToObj(i -> new Thread(() -> send(goalpost, "s" + i, answered, before, refused)))
              .toList();
      senders.forEach(Thread::start);
      before.await();

      server.stop();
      refused.await();
      assertThat(new EngineHealth(goalpost.loop()).execute().isHealthy())
          .as("the engine is well, its store is not")
          .isTrue();
      server.start();
      for (Thread sender : senders) {
        sender.join();
      }

      assertThat(answered).hasSizeGreaterThan(60);
      List<String> ids = Post.ids(store);
      assertThat(ids).doesNotHaveDuplicates().containsAll(answered);
    }
  }

  /** Sends until it was refused once, and then ten more, each until it is taken. */
  private static void send(
      Goalpost goalpost,
      String sender,
      Set<String> answered,
      CountDownLatch before,
      CountDownLatch refused) {
    boolean wasRefused = false;
    for (int i = 0, more = 10; more > 0; i++) {
      String id = sender + "-" + i;
      try {
        Post.one(goalpost, id);
      } catch (BusyException away) {
        if (!wasRefused) {
          wasRefused = true;
          refused.countDown();
        }
        Post.untilTaken(goalpost, id);
      }
      answered.add(id);
      before.countDown();
      more -= wasRefused ? 1 : 0;
    }
  }

  @Test
  void whatIsAskedWithoutAFreeConnectionIsToldToComeAgainAndWhatIsPostedIsKept() throws Exception {
    String url = server.create();
    try (Store store = TestStores.open(url);
        Goalpost goalpost = Post.open(store)) {
      Post.one(goalpost, "first");
      List<Connection> all = new ArrayList<>();
      try {
        for (int i = 0; i < TestStores.CONNECTIONS; i++) {
          all.add(store.dataSource().getConnection());
        }
        assertThat(Post.one(goalpost, "second").duplicate()).isFalse();
        assertThatThrownBy(() -> goalpost.diffs().rejections(0, 10))
            .isInstanceOf(BusyException.class)
            .hasMessageContaining("the store cannot be reached");
      } finally {
        for (Connection connection : all) {
          connection.close();
        }
      }
      assertThat(goalpost.diffs().rejections(0, 10)).isEmpty();
      assertThat(Post.ids(store)).containsExactly("first", "second");
    }
  }

  private static String through(CuttingProxy proxy, String url) {
    // Without names for statements the proxy can read them.
    return url.replace(":" + server.port() + "/", ":" + proxy.port() + "/") + "?prepareThreshold=0";
  }
}
