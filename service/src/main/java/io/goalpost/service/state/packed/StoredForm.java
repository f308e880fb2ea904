package io.goalpost.service.state.packed;

/**
 * How users and entries are packed where they are stored: a number of the form, which is not what
 * JSON begins with, and then what {@link UserPacker} and {@link EntryPacker} write, with names
 * written out. Whoever changes what they write, or the order of an enum that they write by its
 * place in it, gives the form another number.
 */
public final class StoredForm {

  static final int NUMBER = 1;

  private StoredForm() {}

  /** Whether bytes say that they are in some form of this kind, and not JSON. */
  public static boolean is(byte[] bytes) {
    return bytes.length > 0 && bytes[0] != '{';
  }

  static PackedReader begin(byte[] bytes) {
    PackedReader in = new PackedReader(bytes, null);
    int form = in.small();
    if (form != NUMBER) {
      throw new IllegalArgumentException("a form of number " + form);
    }
    return in;
  }
}
