package halflife.tune.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.note.Note;
import halflife.tune.Csv;
import halflife.tune.table.Column;
import halflife.tune.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxSourceTest {
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String LINKS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  @TempDir private Path folder;

  /** A workbook of sheets, each given as the XML of its rows. */
  private static byte[] workbook(String styles, String... sheets) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      String kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
      StringBuilder types = new StringBuilder(XML).append("<Types xmlns=\"");
      types.append("http://schemas.openxmlformats.org/package/2006/content-types\">");
      types.append(type("/xl/workbook.xml", kind + "sheet.main+xml"));
      types.append(type("/xl/styles.xml", kind + "styles+xml"));
      StringBuilder book = new StringBuilder(XML);
      book.append("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + LINKS + "\"><sheets>");
      StringBuilder links = new StringBuilder(relations());
      links.append(relation("s", "styles", "styles.xml"));
      for (int i = 1; i <= sheets.length; i++) {
        types.append(type("/xl/worksheets/sheet" + i + ".xml", kind + "worksheet+xml"));
        book.append("<sheet name=\"S" + i + "\" sheetId=\"" + i + "\" r:id=\"r" + i + "\"/>");
        links.append(relation("r" + i, "worksheet", "worksheets/sheet" + i + ".xml"));
        String rows = "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + sheets[i - 1];
        put(zip, "xl/worksheets/sheet" + i + ".xml", XML + rows + "</sheetData></worksheet>");
      }
      put(zip, "[Content_Types].xml", types + "</Types>");
      String root = relation("w", "officeDocument", "xl/workbook.xml");
      put(zip, "_rels/.rels", relations() + root + "</Relationships>");
      put(zip, "xl/workbook.xml", book + "</sheets></workbook>");
      put(zip, "xl/_rels/workbook.xml.rels", links + "</Relationships>");
      put(
          zip,
          "xl/styles.xml",
          XML + "<styleSheet xmlns=\"" + MAIN + "\">" + styles + "</styleSheet>");
    }
    return bytes.toByteArray();
  }

  private static String type(String part, String type) {
    return "<Override PartName=\"" + part + "\" ContentType=\"" + type + "\"/>";
  }

  private static String relations() {
    return XML
        + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\""
        + id
        + "\" Type=\""
        + LINKS
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/>";
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  /** A row from its first column on; a cell that begins with '=' is a number. */
  private static String row(int number, String from, String... cells) {
    StringBuilder xml = new StringBuilder("<row r=\"" + number + "\">");
    for (int i = 0; i < cells.length; i++) {
      String at = " r=\"" + (char) (from.charAt(0) + i) + number + "\"";
      if (cells[i].startsWith("=")) {
        xml.append("<c" + at + "><v>" + cells[i].substring(1) + "</v></c>");
      } else if (!cells[i].isEmpty()) {
        xml.append("<c" + at + " t=\"inlineStr\"><is><t>" + cells[i] + "</t></is></c>");
      }
    }
    return xml + "</row>";
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Table read(String styles, String... sheets) throws IOException {
    return Table.read(file("t.xlsx", workbook(styles, sheets)), Set.of("g"));
  }

  private static Path reference(String name, Path folder) throws IOException {
    try (InputStream in = XlsxSourceTest.class.getResourceAsStream("/reference/" + name)) {
      Path to = folder.resolve(name);
      Files.copy(java.util.Objects.requireNonNull(in), to);
      return to;
    }
  }

  /**
   * Dates, times, percentages, booleans and gaps, from openpyxl, as in the CSV of the same table.
   */
  @Test
  void aWorkbookIsReadAsItsCsv() throws IOException {
    Table csv = Table.read(reference("book.csv", folder), Set.of());
    Table xlsx = Table.read(reference("book.xlsx", folder), Set.of());
    assertEquals(csv.names(), xlsx.names());
    assertEquals(120, xlsx.rows());
    for (String name : csv.names()) {
      if (csv.column(name) instanceof Column.Numbers numbers) {
        Column.Numbers same = (Column.Numbers) xlsx.column(name);
        assertArrayEquals(numbers.values(), same.values(), 0, name);
        assertEquals(numbers.form(), same.form(), name);
      } else {
        assertEquals(csv.texts(name), xlsx.texts(name), name);
      }
    }
  }

  @Test
  void aTableMayBeginAnywhereAndHaveEmptyRows() throws IOException {
    String rows =
        row(3, "C", "x", "g")
            + row(4, "C", "=1", "a")
            + row(5, "A", "")
            + row(6, "C", "", "b")
            + row(7, "C", "=2.5");
    Table table = read("", "", rows);
    assertEquals(List.of("x", "g"), table.names());
    assertArrayEquals(new double[] {1, Double.NaN, 2.5}, table.numeric("x").values());
    assertEquals(List.of("a", "b", ""), table.texts("g"));
    assertEquals(6, table.line(1), "the row of the sheet");
    List<String> readings = Note.english(table.readings());
    assertEquals(1, readings.size(), readings.toString());
    assertTrue(readings.get(0).contains("'S2'"), readings.get(0));
  }

  @Test
  void aTitleAboveTheNamesIsLeftOut() throws IOException {
    String rows =
        row(1, "A", "Arrests in 2011")
            + row(2, "A", "Source: the city")
            + row(4, "A", "x", "g")
            + row(5, "A", "=1", "a")
            + row(6, "A", "=2", "b");
    Table table = read("", rows);
    assertEquals(List.of("x", "g"), table.names());
    assertArrayEquals(new double[] {1, 2}, table.numbers("x"));
    assertTrue(
        table.readings().toString().contains("names=4, rows=2"), table.readings().toString());
  }

  @Test
  void rowsOfOneCellAreATableOfOneColumn() throws IOException {
    StringBuilder rows = new StringBuilder(row(1, "A", "x"));
    for (int i = 2; i <= 40; i++) {
      rows.append(row(i, "A", "=" + i));
    }
    Table table = read("", rows.toString());
    assertEquals(List.of("x"), table.names());
    assertEquals(39, table.rows());
    assertEquals(2, read("", row(1, "A", "x") + row(2, "A", "=1") + row(3, "A", "=2")).rows());
  }

  @Test
  void aFirstColumnWithoutANameIsRowNames() throws IOException {
    Table table =
        read("", row(1, "A", "", "x") + row(2, "A", "Ann", "=1") + row(3, "A", "Bo", "=2"));
    assertEquals(List.of("x"), table.names());
    assertEquals(Optional.of(List.of("Ann", "Bo")), table.rowNames());
  }

  /** The kinds of number formats: ECMA-376, part 1, 18.8.30 and 18.8.31. */
  @Test
  void aFormatSaysWhatANumberMeans() throws IOException {
    String[] codes = {
      "0.0%",
      "d. mmmm yyyy",
      "[$-409]h:mm AM/PM",
      "#,##0.00 \"days\"",
      "[Red]0.00",
      "yyyy\"年\"m\"月\""
    };
    StringBuilder styles = new StringBuilder("<numFmts count=\"" + codes.length + "\">");
    StringBuilder cells = new StringBuilder("<cellXfs><xf numFmtId=\"0\"/>");
    for (int i = 0; i < codes.length; i++) {
      String code = codes[i].replace("\"", "&quot;");
      styles.append("<numFmt numFmtId=\"" + (164 + i) + "\" formatCode=\"" + code + "\"/>");
      cells.append("<xf numFmtId=\"" + (164 + i) + "\"/>");
    }
    styles.append("</numFmts>").append(cells).append("<xf numFmtId=\"14\"/></cellXfs>");
    String value = "45292.75";
    StringBuilder row = new StringBuilder("<row r=\"2\">");
    String names = "percent,date,time,days,red,chinese,builtin";
    for (int i = 0; i < 7; i++) {
      String shown = i == 0 ? "0.075" : i == 2 ? "0.75" : value;
      row.append(
          "<c r=\"" + (char) ('A' + i) + "2\" s=\"" + (i + 1) + "\"><v>" + shown + "</v></c>");
    }
    Table table =
        Table.read(
            file(
                "t.xlsx",
                workbook(styles.toString(), row(1, "A", names.split(",")) + row + "</row>")),
            Set.of("percent", "date", "time", "chinese", "builtin"));
    assertEquals(List.of("7.5%"), table.texts("percent"));
    assertEquals(List.of("2024-01-01T18:00:00"), table.texts("date"));
    assertEquals(List.of("18:00:00"), table.texts("time"));
    assertEquals(List.of("2024-01-01T18:00:00"), table.texts("chinese"));
    assertEquals(List.of("2024-01-01T18:00:00"), table.texts("builtin"));
    assertArrayEquals(new double[] {45292.75}, table.numbers("days"));
    assertArrayEquals(new double[] {45292.75}, table.numbers("red"));
  }

  @Test
  void formulasCountByTheirResult() throws IOException {
    String rows =
        row(1, "A", "x", "g")
            + "<row r=\"2\"><c r=\"A2\"><f>1+1</f><v>2</v></c>"
            + "<c r=\"B2\" t=\"str\"><f>T(\"u\")</f><v>u</v></c></row>"
            + "<row r=\"3\"><c r=\"A3\"><v>3</v></c><c r=\"B3\" t=\"b\"><v>1</v></c></row>";
    Table table = read("", rows);
    assertArrayEquals(new double[] {2, 3}, table.numbers("x"));
    assertEquals(List.of("u", "TRUE"), table.texts("g"));
  }

  @Test
  void aSheetIsNamedWhereThereAreSeveral() throws IOException {
    String[] sheets = {row(1, "A", "x") + row(2, "A", "=1"), row(1, "A", "z") + row(2, "A", "=2")};
    Path file = file("t.xlsx", workbook("", sheets));
    Csv.refused(() -> Table.read(file, Set.of()), "several sheets: 'S1', 'S2'", "--sheet");
    Optional<String> none = Optional.empty();
    Table second =
        Table.read(new TableLocation(List.of(file), none, Optional.of("S2"), none), Set.of());
    assertEquals(List.of("z"), second.names());
    Csv.refused(
        () -> Table.read(new TableLocation(List.of(file), none, Optional.of("S3"), none), Set.of()),
        "no sheet 'S3', but 'S1', 'S2'");
  }

  @Test
  void whatIsNoWorkbookIsRefused() throws IOException {
    Csv.refused(() -> Table.read(file("a.xlsx", new byte[0]), Set.of()), "is empty");
    byte[] text = "x,y\n1,2\n".getBytes(StandardCharsets.UTF_8);
    Csv.refused(
        () -> Table.read(file("b.xlsx", text), Set.of()), "is not an Excel workbook", ".csv");
    byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0};
    Csv.refused(() -> Table.read(file("c.xls", old), Set.of()), "old kind (.xls)", "password");
    ByteArrayOutputStream other = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(other)) {
      put(zip, "readme.txt", "hello");
    }
    Csv.refused(
        () -> Table.read(file("d.xlsx", other.toByteArray()), Set.of()), "zip file, but no .xlsx");
    Csv.refused(() -> read("", ""), "is empty");
    Csv.refused(() -> read("", row(1, "A", "x", "y")), "no rows");
    Csv.refused(
        () ->
            read(
                "",
                row(1, "A", "x", "y") + row(2, "A", "=1", "=2") + row(3, "A", "=1", "=2", "=3")),
        "line 3 has 3 cells",
        "nothing but the table");
  }

  /** Cut short at any byte, or with bytes changed: a table or one sentence, nothing else. */
  @Test
  void damagedWorkbooksAreRefusedInOneSentence() throws IOException {
    byte[] whole;
    try (InputStream in = XlsxSourceTest.class.getResourceAsStream("/reference/book.xlsx")) {
      whole = java.util.Objects.requireNonNull(in).readAllBytes();
    }
    Random random = new Random(5);
    int refused = 0;
    for (int trial = 0; trial < 300; trial++) {
      byte[] bytes =
          trial % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int change = 0; trial % 2 == 1 && change < 3; change++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        Table.read(file("t.xlsx", bytes), Set.of());
      } catch (IllegalArgumentException e) {
        refused++;
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
      }
    }
    assertTrue(refused > 150, refused + " of 300 refused");
  }

  @Test
  void aCellLongerThanExcelHasIsRefusedBeforeItIsParsed() {
    String digits = "1".repeat(50_000_000);
    Csv.refused(
        () -> read("", row(1, "A", "x") + row(2, "A", "=" + digits)), "a cell of more than 262144");
  }

  /** An entity that names a file is not followed. */
  @Test
  void externalEntitiesAreNotRead() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "7");
    byte[] book = workbook("", row(1, "A", "x") + row(2, "A", "=&e;"));
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(changed);
        java.util.zip.ZipInputStream in =
            new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(book))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        String dtd = "<!DOCTYPE worksheet [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
        boolean sheet = entry.getName().contains("sheet1");
        put(out, entry.getName(), sheet ? text.replace(XML, XML + dtd) : text);
      }
    }
    Path file = file("t.xlsx", changed.toByteArray());
    try {
      Table table = Table.read(file, Set.of());
      assertTrue(Double.isNaN(table.numeric("x").values()[0]), "the entity was followed");
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().contains("damaged"), e.getMessage());
    }
  }
}
