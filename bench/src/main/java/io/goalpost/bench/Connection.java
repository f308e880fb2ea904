package io.goalpost.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * One connection that is kept open: HTTP/1.1, a request and its answer at a time. It does as little
 * as can be, since it shares the machine with the server that is measured. For one thread.
 */
final class Connection implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;
  private final String host;

  Connection(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    host = server.getHost() + ":" + server.getPort();
  }

  /** The bytes of a request, to be sent once or more. */
  byte[] request(String method, String path, String type, String body) {
    byte[] content = body.getBytes(UTF_8);
    byte[] head =
        (method
                + " "
                + path
                + " HTTP/1.1\r\nHost: "
                + host
                + "\r\nContent-Type: "
                + type
                + "\r\nContent-Length: "
                + content.length
                + "\r\n\r\n")
            .getBytes(US_ASCII);
    byte[] all = new byte[head.length + content.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(content, 0, all, head.length, content.length);
    return all;
  }

  byte[] diffs(String json) {
    return request("POST", "/v1/diffs", "application/json", "{\"diffs\":[" + json + "]}");
  }

  /**
   * Sends a request and gives the answer's body.
   *
   * @throws IOException where the answer is none of success
   */
  byte[] send(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    String status = line();
    long length = -1;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.contains("chunked");
      }
    }
    byte[] body = chunked ? chunks() : in.readNBytes((int) Math.max(0, length));
    if (!status.startsWith("HTTP/1.1 2")) {
      throw new IOException(status + ": " + new String(body, UTF_8));
    }
    return body;
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 14);
    for (int size = chunk(); size > 0; size = chunk()) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().strip(), 16);
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
