package io.goalpost.rules.authored;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What is in a workbook, taken apart before any of it is read. Only parts of the names that a plain
 * workbook has may be there: no macros, no links to elsewhere, nothing embedded. What they come to
 * unpacked is counted while they are unpacked, whatever the archive says of it.
 */
final class WorkbookParts {

  static final int PARTS_MAX = 200;
  static final int UNPACKED_BYTES_MAX = 8 << 20;

  /** How many times as large as packed; sheets come to some 20 times. */
  private static final int RATIO_MAX = 100;

  private static final int RATIO_FREE_BYTES = 1 << 20;

  private static final Pattern READ =
      Pattern.compile(
          "xl/(workbook|sharedStrings|styles)\\.xml|xl/worksheets/[A-Za-z0-9_-]+\\.xml"
              + "|(_rels/|xl/_rels/|xl/worksheets/_rels/)[A-Za-z0-9_-]*(\\.xml)?\\.rels");

  private static final Pattern PASSED_OVER =
      Pattern.compile(
          "\\[Content_Types\\]\\.xml|docProps/[a-z]+\\.(xml|jpeg|png|emf|wmf)"
              + "|xl/theme/theme[0-9]+\\.xml|xl/metadata\\.xml"
              + "|xl/printerSettings/printerSettings[0-9]+\\.bin"
              + "|xl/(persons/person|comments|threadedComments/threadedComment)[0-9]*\\.xml"
              + "|xl/drawings/vmlDrawing[0-9]+\\.vml");

  private final Map<String, byte[]> parts = new HashMap<>();
  private final int packed;
  private int unpacked;
  private int count;

  private WorkbookParts(int packed) {
    this.packed = packed;
  }

  /** The parts that are to be read, by name. */
  static Map<String, byte[]> of(byte[] workbook) throws Refusal {
    WorkbookParts parts = new WorkbookParts(workbook.length);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.take(entry.getName(), zip);
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw refused("The workbook cannot be unpacked; save it again as .xlsx.");
    }
    if (!parts.parts.containsKey("xl/workbook.xml")) {
      throw refused("This is no workbook; save it as .xlsx, without a password.");
    }
    return parts.parts;
  }

  private void take(String name, InputStream zip) throws IOException, Refusal {
    count++;
    if (count > PARTS_MAX) {
      throw refused(
          "The workbook has more than " + PARTS_MAX + " parts; copy its tables to a new one.");
    }
    boolean read = READ.matcher(name).matches();
    if (!read && !name.endsWith("/") && !PASSED_OVER.matcher(name).matches()) {
      throw refused(
          "The workbook holds "
              + shown(name)
              + "; keep a plain one, without macros, links, pictures or embedded objects.");
    }
    byte[] content = unpack(zip, read);
    if (read && parts.put(name, content) != null) {
      throw refused("The workbook holds " + shown(name) + " twice; save it again as .xlsx.");
    }
  }

  private byte[] unpack(InputStream zip, boolean keep) throws IOException, Refusal {
    java.io.ByteArrayOutputStream content = new java.io.ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
      unpacked += n;
      boolean bomb =
          unpacked > RATIO_FREE_BYTES && unpacked > (long) RATIO_MAX * Math.max(1, packed);
      if (bomb || unpacked > UNPACKED_BYTES_MAX) {
        throw refused("The workbook is too large unpacked; make two of it.");
      }
      if (keep) {
        content.write(buffer, 0, n);
      }
    }
    return content.toByteArray();
  }

  private static String shown(String name) {
    String cut = name.length() > 80 ? name.substring(0, 80) + "…" : name;
    return cut.replaceAll("\\p{Cntrl}", " ");
  }

  private static Refusal refused(String message) {
    return new Refusal(1, 1, message);
  }
}
