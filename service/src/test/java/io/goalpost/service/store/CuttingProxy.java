package io.goalpost.service.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * Stands between a process and PostgreSQL and loses the connection at the commit of a segment, when
 * it is told to: before the server has it, after, or the server has it only some time later.
 */
public final class CuttingProxy implements AutoCloseable {

  /** Where the connection is lost. */
  public enum Cut {
    NONE,
    BEFORE_COMMIT,
    AFTER_COMMIT,
    COMMIT_COMES_LATE
  }

  private static final byte[] COMMIT = "COMMIT".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] APPEND =
      "INSERT INTO journal_segment".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;
  private final int server;
  private final CountDownLatch late = new CountDownLatch(1);
  private volatile Cut cut = Cut.NONE;

  public CuttingProxy(int server) throws IOException {
    this.server = server;
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** What happens at the next commit of a segment. */
  public void cutNext(Cut where) {
    cut = where;
  }

  /** Hands on the commit that was to come late. */
  public void deliver() {
    late.countDown();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
        daemon(() -> pass(client, upstream));
        daemon(() -> passBack(upstream, client));
      } catch (IOException closed) {
        // no more, or the server is away: the next try will tell
      }
    }
  }

  /** From the client to the server, as it comes. */
  private void pass(Socket client, Socket upstream) {
    try (client;
        upstream) {
      InputStream in = client.getInputStream();
      OutputStream out = upstream.getOutputStream();
      byte[] buffer = new byte[65_536];
      boolean appending = false;
      for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
        appending |= contains(APPEND, buffer, read);
        boolean committing = contains(COMMIT, buffer, read);
        Cut now = appending && committing ? cut : Cut.NONE;
        appending &= !committing;
        if (now != Cut.NONE) {
          cut = Cut.NONE;
          cutAt(now, client, upstream, buffer, read);
          return;
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException ended) {
      // one of the two is gone
    }
  }

  private void cutAt(Cut where, Socket client, Socket upstream, byte[] buffer, int length)
      throws IOException {
    client.close();
    if (where == Cut.BEFORE_COMMIT) {
      return;
    }
    if (where == Cut.COMMIT_COMES_LATE) {
      await();
    }
    upstream.getOutputStream().write(buffer, 0, length);
    upstream.shutdownOutput();
    upstream.getInputStream().transferTo(OutputStream.nullOutputStream()); // until it is done
  }

  private void await() {
    try {
      late.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void passBack(Socket upstream, Socket client) {
    try {
      upstream.getInputStream().transferTo(client.getOutputStream());
      client.close();
    } catch (IOException ended) {
      // one of the two is gone
    }
  }

  private static boolean contains(byte[] wanted, byte[] buffer, int length) {
    for (int from = 0; from + wanted.length <= length; from++) {
      if (Arrays.equals(buffer, from, from + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  private static void daemon(Runnable run) {
    Thread thread = new Thread(run, "proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    late.countDown();
    listener.close();
  }
}
