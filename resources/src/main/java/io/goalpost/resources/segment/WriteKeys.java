package io.goalpost.resources.segment;

import io.goalpost.resources.error.HttpProblem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;

/**
 * Tells who may post: whoever gives a write key, as the user name of Basic authentication or as
 * {@code writeKey} in the body, and one of those configured where there are any. Thread-safe.
 */
final class WriteKeys {
  private static final String BASIC = "Basic ";

  private final Set<String> taken;

  /**
   * @param taken the keys that are taken; empty takes any
   */
  WriteKeys(Set<String> taken) {
    this.taken = Set.copyOf(taken);
  }

  /**
   * @param header of the request, or null
   * @param inBody what the body has as its key, or null; looked at where there is no header
   * @throws WebApplicationException 401
   */
  void check(String header, Object inBody) {
    String key = header != null ? ofHeader(header) : inBody instanceof String text ? text : "";
    if (key.isEmpty() || (!taken.isEmpty() && !takes(key))) {
      HttpProblem refused =
          HttpProblem.of(401, "Give a write key as the user name of Basic authentication.");
      throw new WebApplicationException(
          refused.detail(),
          refused
              .builder()
              .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Goalpost\"")
              .build());
    }
  }

  private boolean takes(String key) {
    byte[] given = key.getBytes(StandardCharsets.UTF_8);
    boolean found = false;
    for (String one : taken) {
      // Every key is compared in full: how long it takes tells nothing of how near it was.
      found |= MessageDigest.isEqual(given, one.getBytes(StandardCharsets.UTF_8));
    }
    return found;
  }

  private static String ofHeader(String header) {
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return "";
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(BASIC.length()).trim());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? pair : pair.substring(0, colon);
    } catch (IllegalArgumentException notBase64) {
      return "";
    }
  }
}
