package halflife.lessons.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Words;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTextTest {
  private static String rows(int count, String row) {
    return (row + "\n").repeat(count);
  }

  private static String refused(String text) {
    TableRefused e = assertThrows(TableRefused.class, () -> TableRows.read(text));
    assertEquals(
        Texts.numbers(e.words().english()), Texts.numbers(e.words().chinese()), e.getMessage());
    assertEquals(e.getMessage(), e.words().english());
    assertFalse(e.words().chinese().contains(". "), e.words().chinese());
    return e.getMessage();
  }

  @Test
  void readsCommasSemicolonsAndTabs() {
    for (String separator : List.of(",", ";", "\t")) {
      String text = ("x,y\r\n" + rows(11, "1.5,-2e-3") + "\n\n+7,.5").replace(",", separator);
      TableRows table = TableRows.read(text);
      assertEquals(List.of("x", "y"), table.names());
      assertEquals(12, table.rows().length);
      assertArrayEquals(new double[] {1.5, -0.002}, table.rows()[0]);
      assertArrayEquals(new double[] {7, 0.5}, table.rows()[11]);
      assertEquals(1, table.target());
    }
  }

  @Test
  void aCommaIsADecimalPointBesideSemicolons() {
    TableRows table = TableRows.read("\uFEFFx;y\n" + rows(11, "1,5;2") + "\" 3,25 \";\"1\"");
    assertArrayEquals(new double[] {1.5, 2}, table.rows()[0]);
    assertArrayEquals(new double[] {3.25, 1}, table.rows()[11]);
  }

  @Test
  void saysWhereThereIsNoNumber() {
    for (String bad : List.of("abc", "Infinity", "0x1p3", "1d", "1 2", "--1", "1e", "e9", "١")) {
      String text = "x,the target\n" + rows(4, "1,2") + "\n3," + bad + "\n" + rows(12, "1,2");
      String said = refused(text);
      assertTrue(said.startsWith("Line 7, column “the target”: “" + bad + "” is no number"), said);
    }
    String said = refused("x,y\n" + rows(20, "1,2") + "3,1e300\n");
    assertEquals(
        "Line 22, column “y”: “1e300” is larger than the largest number here, 1e100.", said);
  }

  @Test
  void columnsOfWordsAndRowsWithGapsAreLeftOut() {
    String text = "\"\",a,kind,b\n" + rows(13, "\"1\",1,red,2") + "2,NA,blue,3\n3,,,4\n4,5,red,6\n";
    TableRows table = TableRows.read(text);
    assertEquals(List.of("column 1", "a", "b"), table.names());
    assertEquals(14, table.rows().length);
    assertArrayEquals(new double[] {4, 5, 6}, table.rows()[13]);
    assertEquals(2, table.target());
    assertEquals(
        List.of(
            "Left out, for they hold no numbers: kind.",
            "Rows left out because a cell is empty: 2."),
        table.notes().stream().map(Words::english).toList());
    table.notes().forEach(Texts::check);
    assertEquals(table.notes(), table.withTarget(1).notes());
    assertEquals(List.of(), TableRows.read("x,y\n" + rows(12, "1,2") + "1,3").notes());
  }

  @Test
  void saysWhatIsWrongWithTheShape() {
    assertEquals("The text is empty.", refused("\n \n"));
    assertEquals("Line 3 has 3 cells, but the header has 2 columns.", refused("x,y\n1,2\n1,2,3"));
    assertEquals(
        "Line 1 has numbers only, but the first line must name the columns.",
        refused(rows(20, "1,2")));
    assertEquals(
        "The number of columns with numbers is 1, but must be from 2 to 20.",
        refused("x\n" + rows(20, "1")));
    assertEquals(
        "The number of columns with numbers is 21, but must be from 2 to 20.",
        refused("x" + ",y".repeat(20) + "\n" + rows(20, "1" + ",2".repeat(20))));
    assertEquals(
        "The number of rows without gaps is 11, but must be from 12 to 2000.",
        refused("x,y\n" + rows(11, "1,2")));
    assertEquals(
        "The number of rows is 30000, but must be at most 2000.",
        refused("x,y\n" + rows(30_000, "1,2")));
    assertEquals(
        "The target, column “y”, is the same number in all rows, so there is nothing to learn.",
        refused("x,y\n" + rows(20, "1,2")));
    assertEquals("Line 2 has a quotation mark that is not closed.", refused("x,y\n\"1,2\n1,2"));
    TableRefused e =
        assertThrows(TableRefused.class, () -> TableRows.read("x,y\n" + rows(20, "1,2"), "z"));
    assertEquals("There is no column “z” to learn.", e.getMessage());
    Texts.check(e.words());
  }

  @Test
  void hostileNamesArePlainText() {
    String name = "<script>alert('%s')</script>";
    TableRows table =
        TableRows.read(
            "\"" + name + "\",\u202E\u0007b,,b,b\n" + rows(12, "1,2,3,4,5") + "1,2,3,4,6");
    assertEquals(List.of(name, "b", "column 3", "b (2)", "b (3)"), table.names());
    String said = refused(name + ",y\n" + rows(9, "1,2") + "\n%s$1,2");
    assertTrue(said.contains("column “" + name + "”: “%s$1” is no number"), said);
    String far = "n".repeat(1000);
    assertEquals(40, TableRows.read(far + ",y\n1,1\n" + rows(12, "1,2")).names().get(0).length());
  }

  /** Whatever a text is, it is a table or refused in a sentence. */
  @Test
  void neverFailsOtherwise() {
    SplitMix64 random = new SplitMix64(1);
    String signs = "0123456789.,;\t\n\r\"-+eE xy%$\\<>&\u202E\uD83D\u00e9\u4e2d";
    int tables = 0;
    for (int n = 0; n < 3000; n++) {
      StringBuilder text = new StringBuilder(n % 2 == 0 ? "" : "x,y\n" + rows(12, "1,2") + "1,3\n");
      int length = random.nextInt(40);
      for (int i = 0; i < length; i++) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      try {
        TableRows.read(text.toString());
        tables++;
      } catch (TableRefused e) {
        assertFalse(e.words().chinese().isBlank());
      }
    }
    assertTrue(tables > 10 && tables < 2000, "" + tables);
  }
}
