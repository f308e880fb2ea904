package io.goalpost.rules.authored;

import static io.goalpost.rules.authored.XlsxFixture.number;
import static io.goalpost.rules.authored.XlsxFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.Problem;
import io.goalpost.rules.series.Authored;
import io.goalpost.rules.series.ConditionText;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Tables in workbooks are read cell by cell, and what more a workbook may hold is refused. */
class WorkbookTest {

  private static final String FILE = "entry.drl.xlsx";
  private static final Spent SPENT = new Spent();

  @AfterAll
  static void tellHowDear() {
    System.out.println("workbooks: " + SPENT);
  }

  private static Authored read(byte[] content) {
    return SPENT.on("a workbook", () -> AuthoredFiles.read(FILE, content));
  }

  @Test
  void aRowOfASheetIsARule() {
    Authored read = read(XlsxFixture.ofTable(text("trial"), number("50.0")).bytes());

    assertThat(read.problems()).isEmpty();
    AuthoredRule rule = read.rules().get(0);
    assertThat(ConditionText.of(rule.when()))
        .isEqualTo("{all: [{attribute: plan, is: trial}, {attribute: seats, gte: 50.0}]}");
    assertThat(rule.source()).hasToString("entry.drl.xlsx[Entry]:6");
  }

  @Test
  void textsAreReadInAllTheirFontsAndSharedOnesByTheirNumber() {
    XlsxFixture workbook = XlsxFixture.ofTable("<c t=\"s\"><v>1</v></c>", number("1"));
    workbook.with(
        "xl/sharedStrings.xml",
        "<sst><si><t>other</t></si>"
            + "<si><r><t>tri</t></r><r><t>al</t></r><rPh><t>x</t></rPh></si></sst>");

    assertThat(ConditionText.of(read(workbook.bytes()).rules().get(0).when()))
        .contains("is: trial");
  }

  @Test
  void whatIsWrongWithACellNamesSheetRowAndColumn() {
    Map<String, String> wrong = new LinkedHashMap<>();
    wrong.put("<c><f>1+1</f><v>2</v></c>", "formula");
    wrong.put("<c t=\"e\"><v>#REF!</v></c>", "shows a fault");
    wrong.put("<c s=\"1\"><v>46023</v></c>", "A date must be written as text");
    wrong.put("<c t=\"s\"><v>77</v></c>", "text is missing");
    wrong.put("<c><v>9e999999</v></c>", "no number");
    wrong.put("<c><v>NaN</v></c>", "no number");
    wrong.put(text("fifty"), "takes a number");
    wrong.put(text("x".repeat(2_001)), "at most 2000 characters");
    wrong.forEach(
        (cell, why) ->
            assertThat(read(XlsxFixture.ofTable(text("trial"), cell).bytes()).problems())
                .as(cell)
                .singleElement()
                .satisfies(
                    problem ->
                        assertThat(problem.toString())
                            .startsWith("entry.drl.xlsx[Entry]:6:B: error")
                            .contains(why)));
  }

  @Test
  void aTextCannotEndWhatItStandsIn() {
    String hostile = "a\" ) ); System.exit( 1 ); //";
    Authored read = read(XlsxFixture.ofTable(text(hostile), number("1")).bytes());

    assertThat(read.problems()).isEmpty();
    assertThat(ConditionText.of(read.rules().get(0).when())).contains("System.exit");
  }

  @Test
  void whatAPlainWorkbookDoesNotHoldIsRefused() {
    for (String part :
        new String[] {
          "xl/vbaProject.bin",
          "xl/externalLinks/externalLink1.xml",
          "xl/embeddings/oleObject1.bin",
          "xl/activeX/activeX1.xml",
          "xl/connections.xml",
          "xl/calcChain.xml",
          "xl/macrosheets/sheet1.xml",
          "xl/media/image1.png",
          "customXml/item1.xml",
          "../../etc/passwd",
          "/etc/passwd",
          "xl/worksheets/../../x.xml",
        }) {
      refused(fixture().with(part, "x"), part);
    }
  }

  private static XlsxFixture fixture() {
    return XlsxFixture.ofTable(text("trial"), number("1"));
  }

  private static void refused(XlsxFixture workbook, String why) {
    refused(workbook.bytes(), why);
  }

  private static void refused(byte[] workbook, String why) {
    assertThat(read(workbook).problems())
        .as(why)
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR))
        .anySatisfy(problem -> assertThat(problem.message()).contains(why));
  }

  @Test
  void entitiesDocumentTypesAndLinksAreRefused() {
    String sheet = "xl/worksheets/sheet1.xml";
    refused(
        fixture().with(sheet, "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"),
        "declares entities");
    refused(
        fixture()
            .with(
                "xl/sharedStrings.xml",
                "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b"
                    + " \"&a;&a;\">]><sst><si><t>&b;</t></si></sst>"),
        "declares entities");
    refused(fixture().with(sheet, "<a>&x;</a>"), "cannot be read");
    refused(fixture().with(sheet, "<a>".repeat(100_000)), "cannot be read");
    refused(fixture().with(sheet, "<a"), "cannot be read");
    refused(
        fixture()
            .with(
                "xl/worksheets/_rels/sheet1.xml.rels",
                "<a><Relationship Id=\"1\" Target=\"http://x\" TargetMode=\"External\"/></a>"),
        "link to elsewhere");
    refused(fixture().with("xl/workbook.xml", "<a><externalReference/></a>"), "refers to another");
    refused(
        fixture()
            .with(
                "xl/workbook.xml", "<a><sheet name=\"Entry\" state=\"veryHidden\" id=\"r1\"/></a>"),
        "hidden");
  }

  @Test
  void aCellWithoutARowIsRefused() {
    refused(XlsxFixture.ofRows(text("x")), "stands in no row");
    refused(XlsxFixture.ofRows(number("x")), "stands in no row");
  }

  @Test
  void bombsAreRefusedWhileTheyAreUnpacked() {
    refused(fixture().with("docProps/app.xml", new byte[64 << 20]), "too large unpacked");
    refused(
        fixture().with("xl/sharedStrings.xml", "<sst>" + " ".repeat(7 << 20) + "</sst>"),
        "too large unpacked");
    XlsxFixture many = fixture();
    for (int i = 0; i < 300; i++) {
      many.with("docProps/a" + "b".repeat(i) + ".xml", "x");
    }
    refused(many, "more than 200 parts");
    StringBuilder rows = new StringBuilder();
    for (int i = 1; i < 100_000; i++) {
      rows.append("<row/>");
    }
    refused(XlsxFixture.ofRows(rows + XlsxFixture.row(1_048_576, text("x"))), "2000 rows");
  }

  @Test
  void whatIsNoWorkbookIsRefused() {
    byte[] good = fixture().bytes();
    refused(new byte[0], "no workbook");
    refused("RuleTable,x".getBytes(java.nio.charset.StandardCharsets.UTF_8), "no workbook");
    refused(Arrays.copyOf(good, good.length / 2), "workbook");
    refused(XlsxFixture.ofRows(XlsxFixture.row(1, text("Notes"))), "No sheet has a cell RuleTable");
  }

  @Test
  void aBrokenOneIsNeverMoreThanRefused() {
    byte[] good = fixture().bytes();
    for (int i = 0; i < good.length; i += 3) {
      byte[] broken = good.clone();
      broken[i] ^= (byte) (1 << (i % 8));
      read(broken); // no exception
    }
  }
}
