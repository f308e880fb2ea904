package io.goalpost.model.diff;

/**
 * Why something posted was refused, and where (D6).
 *
 * @param index of the diff in its request, from 0; -1 where the request itself is at fault
 * @param field the name of the field, or empty
 * @param reason one sentence for the sender
 */
public record Fault(int index, String field, String reason) {
  @Override
  public String toString() {
    return (index >= 0 ? "diff " + index + ": " : "")
        + (field.isEmpty() ? "" : field + " ")
        + reason;
  }
}
