package io.goalpost.rules.authored;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sheets of a workbook with their cells as text. Nothing in it is reckoned. Used once. */
final class Workbook {

  private static final int SHEETS_MAX = 20;
  private static final int TEXTS_MAX = 50_000;
  private static final String NAME = "[^\\[\\]:*?/\\\\\\p{Cntrl}]{1,31}";
  private static final Pattern REFERENCE = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");
  private static final Pattern DATES = Pattern.compile("[dmyhsDMYHS]");
  private static final Pattern NO_DATES = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|General");

  private final Map<String, byte[]> parts;
  private final List<String> texts = new ArrayList<>();
  private final Set<Integer> dateStyles = new HashSet<>();

  private Workbook(Map<String, byte[]> parts) {
    this.parts = parts;
  }

  /** A sheet; a fault in it, which then has no cells. */
  record Sheet(String name, Cells cells, Refusal fault) {}

  static List<Sheet> sheets(byte[] content) throws Refusal {
    Workbook workbook = new Workbook(WorkbookParts.of(content));
    for (String name : workbook.parts.keySet()) {
      if (name.endsWith(".rels")) {
        workbook.relations(name); // none of them may lead out
      }
    }
    workbook.texts();
    workbook.styles();
    return workbook.all();
  }

  private WorkbookXml xml(String part) throws Refusal {
    byte[] content = parts.get(part);
    if (content == null) {
      throw refused("The workbook lacks " + part + "; save it again as .xlsx.");
    }
    return new WorkbookXml(content);
  }

  private List<Sheet> all() throws Refusal {
    Map<String, String> targets = relations("xl/_rels/workbook.xml.rels");
    List<Sheet> sheets = new ArrayList<>();
    Set<String> names = new HashSet<>();
    try (WorkbookXml xml = xml("xl/workbook.xml")) {
      while (xml.next()) {
        if (xml.begins("externalReference")) {
          throw refused("The workbook refers to another; copy the values into it.");
        }
        if (xml.begins("sheet")) {
          String name = xml.attribute("name");
          if (!name.matches(NAME) || !names.add(name) || sheets.size() == SHEETS_MAX) {
            throw refused(
                "A workbook has at most "
                    + SHEETS_MAX
                    + " sheets, each with a name of its own of 31 plain characters at most.");
          }
          sheets.add(sheet(name, xml.attribute("state"), targets.get(xml.attribute("id"))));
        }
      }
    }
    return sheets;
  }

  private Sheet sheet(String name, String state, String target) {
    try {
      if (!state.isEmpty() && !state.equals("visible")) {
        throw refused("The sheet is hidden; show it, or take it out.");
      }
      String part =
          target == null
              ? "the sheet"
              : target.startsWith("/") ? target.substring(1) : "xl/" + target;
      return new Sheet(name, cells(part), null);
    } catch (Refusal fault) {
      return new Sheet(name, null, fault);
    }
  }

  private Map<String, String> relations(String part) throws Refusal {
    Map<String, String> targets = new HashMap<>();
    try (WorkbookXml xml = xml(part)) {
      while (xml.next()) {
        if (xml.begins("Relationship")) {
          if (xml.attribute("TargetMode").equals("External")) {
            throw refused("The workbook has a link to elsewhere; take it out, its text may stay.");
          }
          targets.put(xml.attribute("Id"), xml.attribute("Target"));
        }
      }
    }
    return targets;
  }

  private void texts() throws Refusal {
    if (!parts.containsKey("xl/sharedStrings.xml")) {
      return;
    }
    try (WorkbookXml xml = xml("xl/sharedStrings.xml")) {
      while (xml.next()) {
        if (xml.begins("si")) {
          texts.add(text(xml, "si"));
          if (texts.size() > TEXTS_MAX) {
            throw refused("The workbook has more than " + TEXTS_MAX + " texts; make two of it.");
          }
        }
      }
    }
  }

  /** What stands in an element, in all its fonts, without hints how to pronounce it. */
  private static String text(WorkbookXml xml, String end) throws Refusal {
    StringBuilder text = new StringBuilder();
    boolean spoken = false;
    while (xml.next() && !xml.ends(end)) {
      if (xml.begins("rPh")) {
        spoken = true;
      } else if (xml.ends("rPh")) {
        spoken = false;
      } else if (xml.begins("t")) {
        String piece = xml.text();
        text.append(spoken ? "" : piece);
      }
    }
    return text.toString();
  }

  /** Which styles show a number as a date. */
  private void styles() throws Refusal {
    if (!parts.containsKey("xl/styles.xml")) {
      return;
    }
    Set<String> formats = new HashSet<>();
    try (WorkbookXml xml = xml("xl/styles.xml")) {
      boolean cells = false;
      int style = 0;
      while (xml.next()) {
        if (xml.begins("numFmt")
            && DATES.matcher(NO_DATES.matcher(xml.attribute("formatCode")).replaceAll("")).find()) {
          formats.add(xml.attribute("numFmtId"));
        } else if (xml.begins("cellXfs") || xml.ends("cellXfs")) {
          cells = xml.begins("cellXfs");
        } else if (cells && xml.begins("xf")) {
          String format = xml.attribute("numFmtId");
          if (formats.contains(format) || format.matches("1[4-9]|2[0-2]|4[5-7]")) {
            dateStyles.add(style);
          }
          style++;
        }
      }
    }
  }

  private Cells cells(String part) throws Refusal {
    Cells cells = new Cells();
    try (WorkbookXml xml = xml(part)) {
      int row = 0;
      int column = 0;
      while (xml.next()) {
        if (xml.begins("row")) {
          row++;
          column = 0;
          String given = xml.attribute("r");
          row = given.matches("[0-9]{1,7}") ? Math.max(row, Integer.parseInt(given)) : row;
        } else if (xml.begins("c")) {
          if (row < 1) {
            throw refused("A cell stands in no row; save the workbook again.");
          }
          column++;
          Matcher place = REFERENCE.matcher(xml.attribute("r"));
          if (place.matches()) {
            column = Math.max(column, number(place.group(1)));
          }
          cells.put(row, column, cell(xml, row, column));
        }
      }
    }
    return cells;
  }

  private static int number(String letters) {
    int number = 0;
    for (char letter : letters.toCharArray()) {
      number = number * 26 + letter - 'A' + 1;
    }
    return number;
  }

  private String cell(WorkbookXml xml, int row, int column) throws Refusal {
    String type = xml.attribute("t");
    String style = xml.attribute("s");
    String value = "";
    while (xml.next() && !xml.ends("c")) {
      if (xml.begins("f")) {
        throw new Refusal(row, column, "The cell is reckoned by a formula; write its value.");
      } else if (xml.begins("v")) {
        value = xml.text();
      } else if (xml.begins("is")) {
        value = text(xml, "is");
      }
    }
    return switch (type) {
      case "s" -> shared(value, row, column);
      case "b" -> value.equals("1") ? "true" : "false";
      case "e" -> throw new Refusal(row, column, "The cell shows a fault; write a value.");
      case "inlineStr", "str" -> value;
      default -> plain(value, style, row, column);
    };
  }

  private String shared(String index, int row, int column) throws Refusal {
    if (index.matches("[0-9]{1,6}") && Integer.parseInt(index) < texts.size()) {
      return texts.get(Integer.parseInt(index));
    }
    throw new Refusal(row, column, "The cell's text is missing; save the workbook again.");
  }

  private String plain(String value, String style, int row, int column) throws Refusal {
    if (value.isEmpty()) {
      return value;
    }
    if (style.matches("[0-9]{1,6}") && dateStyles.contains(Integer.parseInt(style))) {
      throw new Refusal(
          row, column, "A date must be written as text: put ' before it, as in '2026-01-31.");
    }
    if (!value.matches("-?[0-9.]{1,30}([eE][+-]?[0-9]{1,2})?")) {
      throw new Refusal(row, column, "The cell is no number that can be read; write it as text.");
    }
    try {
      return new BigDecimal(value).toPlainString();
    } catch (NumberFormatException malformed) {
      throw new Refusal(row, column, "The cell is no number that can be read; write it as text.");
    }
  }

  private static Refusal refused(String message) {
    return new Refusal(1, 1, message);
  }
}
