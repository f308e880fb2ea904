package io.goalpost.resources.body;

import io.goalpost.resources.error.HttpProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads definitions, which are kept as their authors wrote them. */
public final class TextBody {

  /** The longest definition, in bytes. */
  public static final int BYTES_MAX = 1 << 20;

  private TextBody() {}

  /**
   * The text of a body, in UTF-8; without a byte order mark.
   *
   * @throws jakarta.ws.rs.WebApplicationException 400 where it is not UTF-8, 413 where it is too
   *     long
   */
  public static String read(InputStream body) {
    try (InputStream bounded = new BoundedStream(body, BYTES_MAX)) {
      byte[] bytes = bounded.readAllBytes();
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      throw HttpProblem.of(400, "The body is not UTF-8.").exception();
    } catch (IOException unreadable) {
      throw HttpProblem.of(400, BoundedStream.UNREADABLE).exception();
    }
  }
}
