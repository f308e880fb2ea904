package io.goalpost.rules.authored;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook of one sheet, in as few parts as there may be; each part can be made another. */
final class XlsxFixture {

  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String RELATION =
      "<Relationship Id=\"r1\" Type=\"worksheet\" Target=\"worksheets/sheet1.xml\"/>";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  private XlsxFixture() {}

  /** With the XML of its rows. */
  static XlsxFixture ofRows(String rows) {
    return new XlsxFixture()
        .with("[Content_Types].xml", HEAD + "<Types/>")
        .with(
            "xl/workbook.xml",
            HEAD
                + "<workbook><sheets><sheet name=\"Entry\" r:id=\"r1\""
                + " xmlns:r=\"r\"/></sheets></workbook>")
        .with(
            "xl/_rels/workbook.xml.rels", HEAD + "<Relationships>" + RELATION + "</Relationships>")
        .with(
            "xl/styles.xml",
            HEAD
                + "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf"
                + " numFmtId=\"14\"/></cellXfs></styleSheet>")
        .with("xl/worksheets/sheet1.xml", sheetOf(rows));
  }

  static String sheetOf(String rows) {
    return HEAD + "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
  }

  /** A table that enters by plan and number of seats, with the XML of the last two cells. */
  static XlsxFixture ofTable(String plan, String seats) {
    return ofRows(tableRows(plan, seats));
  }

  static String tableRows(String plan, String seats) {
    return row(1, text("RuleTable entry"))
        + row(2, text("CONDITION"), text("CONDITION"), text("ACTION"))
        + row(3, text("$n : Newcomer"))
        + row(
            4,
            text("facts.attribute( \"plan\" ).is( \"$param\" )"),
            text("facts.attribute( \"seats\" ).gte( $param )"),
            text("firings.enters( $n, \"$param\" );"))
        + row(5, text("Plan"), text("Seats"), text("Enters"))
        + row(6, plan, seats, text("start"));
  }

  static String row(int number, String... cells) {
    StringBuilder row = new StringBuilder("<row r=\"" + number + "\">");
    for (int i = 0; i < cells.length; i++) {
      row.append(cells[i].replace("<c", "<c r=\"" + (char) ('A' + i) + number + "\""));
    }
    return row + "</row>";
  }

  static String text(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    return "<c t=\"inlineStr\"><is><t>" + escaped + "</t></is></c>";
  }

  static String number(String value) {
    return "<c><v>" + value + "</v></c>";
  }

  XlsxFixture with(String part, String content) {
    return with(part, content.getBytes(UTF_8));
  }

  XlsxFixture with(String part, byte[] content) {
    parts.put(part, content);
    return this;
  }

  List<String> parts() {
    return List.copyOf(parts.keySet());
  }

  String part(String name) {
    return new String(parts.get(name), UTF_8);
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
