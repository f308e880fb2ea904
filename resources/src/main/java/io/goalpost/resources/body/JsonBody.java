package io.goalpost.resources.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.goalpost.resources.error.HttpProblem;
import io.goalpost.resources.error.MalformedJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Reads JSON bodies into plain maps: numbers exact, nothing twice, nothing after the end. What
 * cannot be read is answered 400 with the place. Thread-safe.
 */
public final class JsonBody {

  /** How deep objects and lists may be nested. */
  public static final int DEPTH_MAX = 64;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private JsonBody() {}

  /**
   * The object that a body holds.
   *
   * @throws jakarta.ws.rs.WebApplicationException 400 where it holds none, or cannot be read
   */
  public static Map<?, ?> object(InputStream body) {
    Map<?, ?> object = objectOrNull(body);
    if (object == null) {
      throw HttpProblem.of(400, "The body is empty; it must be a JSON object.").exception();
    }
    return object;
  }

  /** The same, where the body may be empty as well: an empty object then. */
  public static Map<?, ?> objectIfAny(InputStream body) {
    Map<?, ?> object = objectOrNull(body);
    return object == null ? Map.of() : object;
  }

  /** As JSON, in UTF-8. */
  public static byte[] bytes(Object plain) {
    try {
      return MAPPER.writeValueAsBytes(plain);
    } catch (JsonProcessingException notPlain) {
      throw new UncheckedIOException(notPlain);
    }
  }

  private static Map<?, ?> objectOrNull(InputStream body) {
    try (JsonParser parser = MAPPER.createParser(body)) {
      if (parser.nextToken() == null) {
        return null;
      }
      Object value = parser.readValueAs(Object.class);
      if (parser.nextToken() != null) {
        throw MalformedJson.problem(
                "something follows where it should end", parser.currentTokenLocation())
            .exception();
      }
      if (value instanceof Map<?, ?> map) {
        return map;
      }
      throw HttpProblem.of(400, "The body is JSON, but not an object.").exception();
    } catch (JsonProcessingException malformed) {
      throw MalformedJson.problem(malformed).exception();
    } catch (IOException unreadable) {
      // The sender went away, or what it calls gzip or UTF is none.
      throw HttpProblem.of(400, BoundedStream.UNREADABLE).exception();
    }
  }
}
