package io.goalpost.service.store;

/**
 * Ids as databases can hold them: what is no text in UTF-8 (half a surrogate pair) or refused by
 * PostgreSQL (NUL) is spelled {@code \}{@code uXXXX}. A sender chooses ids; none of them may stop a
 * checkpoint.
 */
public final class StoredId {
  private static final int ESCAPE_LENGTH = 6;

  private StoredId() {}

  public static String of(String id) {
    StringBuilder escaped = null;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < id.length()
              && Character.isLowSurrogate(id.charAt(i + 1));
      boolean plain = pair || (c != '\\' && c != 0 && !Character.isSurrogate(c));
      if (!plain && escaped == null) {
        escaped = new StringBuilder(id.length() + ESCAPE_LENGTH).append(id, 0, i);
      }
      if (escaped != null) {
        if (plain) {
          escaped.append(c);
        } else {
          escaped.append(String.format("\\u%04x", (int) c));
        }
      }
      if (pair) {
        i++;
        if (escaped != null) {
          escaped.append(id.charAt(i));
        }
      }
    }
    return escaped == null ? id : escaped.toString();
  }

  public static String read(String stored) {
    if (stored.indexOf('\\') < 0) {
      return stored;
    }
    StringBuilder id = new StringBuilder(stored.length());
    for (int i = 0; i < stored.length(); i++) {
      if (stored.charAt(i) == '\\') {
        id.append((char) Integer.parseInt(stored, i + 2, i + ESCAPE_LENGTH, 16));
        i += ESCAPE_LENGTH - 1;
      } else {
        id.append(stored.charAt(i));
      }
    }
    return id.toString();
  }
}
