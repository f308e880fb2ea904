package io.goalpost.resources.body;

/**
 * Which definition a body asks to try out.
 *
 * @param version its number, or 0
 * @param text or null; without version and text it is the draft
 */
public record Tried(int version, String text) {

  public static Tried of(Fields fields) {
    Object text = fields.value("text");
    if (text != null && !(text instanceof String)) {
      fields.fault("text", "must be a string");
      return new Tried(0, null);
    }
    if (text != null && fields.value("version") != null) {
      fields.fault("text", "stands beside version: give one of the two");
    }
    return new Tried(
        version(fields), text == null || text.toString().isBlank() ? null : (String) text);
  }

  private static int version(Fields fields) {
    Object version = fields.value("version");
    if (version == null) {
      return 0;
    }
    try {
      int number = Integer.parseInt(version.toString());
      if (version instanceof Number && number >= 1) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // falls through to the fault
    }
    fields.fault("version", "must be a whole number of at least 1");
    return 0;
  }
}
