package halflife.tune.table;

import static halflife.evidence.note.Note.english;
import static halflife.tune.options.TuneOption.CATEGORICAL;
import static halflife.tune.options.TuneOption.EXCLUDE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.tune.Csv;
import halflife.tune.data.Dataset;
import halflife.tune.options.StudyOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables as R, pandas and NumPy write them by default. */
class RowNamesTest {
  @TempDir private Path folder;

  private static final List<String> CARS = List.of("Mazda RX4", "Fiat 128", "Valiant");

  private static Arguments form(String name, String text) {
    return Arguments.of(name, text);
  }

  static List<Arguments> forms() {
    return List.of(
        form(
            "write.csv of R",
            "\"\",\"mpg\",\"kind\"\n\"Mazda RX4\",21,\"a\"\n\"Fiat 128\",32.4,\"b\"\n"
                + "\"Valiant\",18.1,\"a, b\"\n"),
        form(
            "write.csv2 of R",
            "\"\";\"mpg\";\"kind\"\n\"Mazda RX4\";21;\"a\"\n\"Fiat 128\";32,4;\"b\"\n"
                + "\"Valiant\";18,1;\"a, b\"\n"),
        form(
            "write.table of R",
            "\"mpg\" \"kind\"\n\"Mazda RX4\" 21 \"a\"\n\"Fiat 128\" 32.4 \"b\"\n"
                + "\"Valiant\" 18.1 \"a, b\"\n"),
        form(
            "write.table with tabs",
            "\"mpg\"\t\"kind\"\n\"Mazda RX4\"\t21\t\"a\"\n\"Fiat 128\"\t32.4\t\"b\"\n"
                + "\"Valiant\"\t18.1\t\"a, b\"\n"),
        form(
            "write.table with tabs, no quotes",
            "mpg\tkind\nMazda RX4\t21\ta\nFiat 128\t32.4\tb\nValiant\t18.1\ta, b\n"),
        form(
            "write.table with commas",
            "\"mpg\",\"kind\"\n\"Mazda RX4\",21,\"a\"\n\"Fiat 128\",32.4,\"b\"\n"
                + "\"Valiant\",18.1,\"a, b\"\n"),
        form(
            "to_csv of pandas",
            ",mpg,kind\r\nMazda RX4,21.0,a\r\nFiat 128,32.4,b\r\nValiant,18.1,\"a, b\"\r\n"),
        form(
            "columns in line",
            "             mpg   kind\n'Mazda RX4'  21.0  a\n'Fiat 128'   32.4  b\n"
                    .replace('\'', '"')
                + "Valiant      18.1  \"a, b\"   \n   \n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forms")
  void theFirstColumnHoldsRowNames(String what, String text) {
    Table table = Csv.table(folder, text);
    assertEquals(List.of("mpg", "kind"), table.names());
    assertEquals(Optional.of(CARS), table.rowNames());
    assertArrayEquals(new double[] {21, 32.4, 18.1}, table.numbers("mpg"));
    assertEquals(List.of("a", "b", "a, b"), table.texts("kind"));
    assertEquals(2, table.line(0));
    assertEquals(1, english(table.readings()).size());
    assertTrue(english(table.readings()).get(0).contains("row names, no feature"));
    Table part = table.pick(new int[] {2, 0}).select(List.of("mpg"));
    assertEquals(Optional.of(List.of("Valiant", "Mazda RX4")), part.rowNames());
  }

  @Test
  void aColumnThatPandasReadWithoutANameHoldsRowNamesToo() {
    String text = "Unnamed: 0,a,y\n007,1,5\n8,2,6\n9,4,8\n";
    Table table = Csv.table(folder, text);
    assertEquals(Optional.of(List.of("007", "8", "9")), table.rowNames());
    assertEquals(List.of("Unnamed: 0", "a", "y"), table.names());
    Dataset data = Dataset.of(table, StudyOptions.of(Path.of("data.csv"), "y"));
    assertEquals(List.of("a"), data.features());
    assertTrue(english(data.readings()).get(0).startsWith("'Unnamed: 0': row names, no feature"));
    StudyOptions options = StudyOptions.of(Path.of("data.csv"), "y");
    assertEquals(
        List.of("a"),
        Dataset.of(table, options.with(EXCLUDE, List.of("Unnamed: 0"))).features(),
        "what had to be said before may be said still");
    Csv.refused(
        () -> Dataset.of(table, options.with(CATEGORICAL, List.of("Unnamed: 0"))),
        "names of the rows",
        "rename");
  }

  @Test
  void rowNamesAreNoFeatureAndThatIsSaid() {
    Table table = Csv.table(folder, "\"\",a,y\nr,1,5\ns,2,6\nt,4,8\n");
    Dataset data = Dataset.of(table, StudyOptions.of(Path.of("data.csv"), "y"));
    assertEquals(List.of("a"), data.features());
    assertEquals(
        List.of(
            "the first column, which has no name: row names, no feature; name it to make it one"),
        english(data.readings()));
  }

  @Test
  void numbersAsNamesAreNamesWhereSomethingShowsIt() {
    for (String header : List.of(",0,1", "\"\",\"2019\",\"2020\"")) {
      Table table = Csv.table(folder, header + "\n0,5,6\n1,7,8\n");
      assertTrue(table.hasHeader());
      assertEquals(Optional.of(List.of("0", "1")), table.rowNames());
    }
    Table years = Csv.table(folder, ",2019,2020\nBern,5,6\nChur,7,8\n");
    assertEquals(List.of("2019", "2020"), years.names());
    Csv.refused(() -> Csv.table(folder, ",2019,2020\n1,5,6\n"), "line 1: column 1 has no name");
  }

  @Test
  void aSeparatorAtTheEndOfEveryLineMakesNoColumn() {
    for (String text :
        List.of("a,b,\n1,2,\n3,4,\n", "a,b\n1,2,\n3,4,\n", "\"\",a,b,\nr,1,2,\ns,3,4,\n")) {
      Table table = Csv.table(folder, text);
      assertEquals(List.of("a", "b"), table.names(), text);
      assertArrayEquals(new double[] {2, 4}, table.numbers("b"));
      String said = english(table.readings()).get(english(table.readings()).size() - 1);
      assertEquals("the last column, which has no name and no values: left out", said);
    }
    Table bare = Csv.table(folder, "1;2;\n3;4;\n");
    assertFalse(bare.hasHeader());
    assertEquals(List.of("c1", "c2"), bare.names());
    assertEquals(2, bare.rows());
    Csv.refused(
        () -> Csv.table(folder, "a,b,\n1,2,\n3,4,x\n"),
        "line 3: 'x' stands in column 3",
        "no name");
    Csv.refused(() -> Csv.table(folder, "a,b,\n1,2,5\n"), "line 1: column 3 has no name");
    Csv.refused(() -> Csv.table(folder, "a,b,\n1,2\n"), "line 1: column 3 has no name");
  }

  @Test
  void everyOtherNameMustBeThere() {
    Csv.refused(() -> Csv.table(folder, ",,c\n1,2,3\n"), "line 1: column 2 has no name");
    Csv.refused(() -> Csv.table(folder, ",a,,c\nr,1,2,3\n"), "line 1: column 3 has no name");
    Csv.refused(() -> Csv.table(folder, "\"\"\n1\n"), "line 1: column 1 has no name");
    Csv.refused(() -> Csv.table(folder, ",\n1,\n"), "line 1: column 1 has no name");
  }

  @Test
  void cellsThatRepeatAreNoRowNames() {
    Csv.refused(
        () -> Csv.table(folder, "size,price\n1,5,10\n2,5,11\n1,5,12\n"),
        "line 4 has 3 cells, but the first line has 2",
        "'1' is there twice",
        "quoted");
    Csv.refused(
        () -> Csv.table(folder, "a,b\nr,1,2\ns,3\n"), "line 3 has 2 cells", "second line has 3");
  }

  @Test
  void linesThatSpacesCut() {
    Table numbers = Csv.table(folder, "1.5e+00 2.0e+00\n-3.0e+00 4.0e+00\n");
    assertEquals(List.of("c1", "c2"), numbers.names());
    assertArrayEquals(new double[] {1.5, -3}, numbers.numbers("c1"));
    Table one = Csv.table(folder, "\"x\"\n\"1\" 5\n\"2\" 6\n");
    assertEquals(Optional.of(List.of("1", "2")), one.rowNames());
    Table town = Csv.table(folder, "town\nNew York\nLos Angeles\n");
    assertEquals(List.of("New York", "Los Angeles"), town.texts("town"));
    Table quoted = Csv.table(folder, "a  b\n\"x  \"\"y\"\"\n z\"   1\nvw  2\n");
    assertEquals(List.of("x  \"y\"\n z", "vw"), quoted.texts("a"));
    assertEquals(4, quoted.line(1));
    Csv.refused(
        () -> Csv.table(folder, "a b\n" + "1 2\n".repeat(30) + "1 2 3\n"),
        "line 32 has 3 cells",
        "a cell with a space, which separates cells here");
  }
}
