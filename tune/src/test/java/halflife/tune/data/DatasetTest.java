package halflife.tune.data;

import static halflife.evidence.note.Note.english;
import static halflife.tune.options.TuneOption.CATEGORICAL;
import static halflife.tune.options.TuneOption.EXCLUDE;
import static halflife.tune.options.TuneOption.FAMILY;
import static halflife.tune.options.TuneOption.FEATURES;
import static halflife.tune.options.TuneOption.FOLD_COLUMN;
import static halflife.tune.options.TuneOption.GROUP;
import static halflife.tune.options.TuneOption.REPEATS;
import static halflife.tune.options.TuneOption.WEIGHTS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.tune.Csv;
import halflife.tune.options.StudyOptions;
import halflife.tune.table.Table;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {
  private static final String TEXT =
      "a,y,name,w,g,f,b\n1,2,x,1,p,1,10\n3,5,y,2,q,2,20\n5,9,z,3,p,3,30\n7,1,x,0,q,1,40\n";

  @TempDir private Path folder;

  private StudyOptions options() {
    return StudyOptions.of(folder.resolve("data.csv"), "y");
  }

  private Dataset read(String text, StudyOptions options) {
    return Dataset.of(Table.read(Csv.write(folder, text), options.asText()), options);
  }

  @Test
  void theOtherColumnsAreFeaturesInTheOrderOfTheFile() {
    StudyOptions options =
        options().with(EXCLUDE, List.of("name", "f")).with(WEIGHTS, "w").with(GROUP, "g");
    Dataset data = read(TEXT, options);
    assertEquals(List.of("a", "b"), data.features());
    assertArrayEquals(new double[] {3, 20}, data.design().row(1));
    assertArrayEquals(new double[] {2, 5, 9, 1}, data.design().target());
    assertArrayEquals(new double[] {1, 2, 3, 0}, data.design().weights());
    assertEquals(Optional.of(List.of("p", "q", "p", "q")), data.groups());
    assertEquals(Optional.empty(), data.foldLabels());
  }

  @Test
  void onlyNamedFeaturesAreUsedInTheOrderOfTheFile() {
    StudyOptions options = options().with(FEATURES, List.of("b", "a", "b"));
    Dataset data = read(TEXT, options.with(WEIGHTS, "w").with(GROUP, "g"));
    assertEquals(List.of("a", "b"), data.features());
    assertEquals(Optional.of(List.of("p", "q", "p", "q")), data.groups());
    assertEquals(List.of("a"), read(TEXT, options.with(EXCLUDE, List.of("b"))).features());
    Dataset.Split parts = read(TEXT, options).split(0.25, 1);
    assertEquals(List.of("a", "b"), parts.train().features());
    StudyOptions asOthers =
        options().with(EXCLUDE, List.of("name", "w", "g", "f")).with(CATEGORICAL, List.of("a"));
    assertEquals(
        read(TEXT, asOthers).features(),
        read(TEXT, options.with(CATEGORICAL, List.of("a"))).features());
  }

  @Test
  void featuresThatCannotBeAreRefused() {
    StudyOptions named = options().with(FEATURES, List.of("a", "name"));
    refused(options().with(FEATURES, List.of("a", "nam")), "'nam'; did you mean 'name'?");
    refused(named.with(WEIGHTS, "a"), "--features names 'a', which another option uses");
    refused(
        named.with(CATEGORICAL, List.of("b")), "--categorical names 'b'", "--features", "add it");
    refused(named.with(EXCLUDE, List.of("a", "name")), "no column left", "exclude fewer");
  }

  private void refused(StudyOptions options, String... parts) {
    Csv.refused(() -> read(TEXT, options), parts);
  }

  @Test
  void foldsMayBeNamedByAColumn() {
    StudyOptions options =
        options().with(EXCLUDE, List.of("name", "g", "w")).with(FOLD_COLUMN, "f").with(REPEATS, 1);
    assertEquals(Optional.of(List.of("1", "2", "3", "1")), read(TEXT, options).foldLabels());
  }

  @Test
  void withoutWeightsAllRowsWeighTheSame() {
    Dataset data = read(TEXT, options().with(EXCLUDE, List.of("name", "g")));
    assertArrayEquals(new double[] {1, 1, 1, 1}, data.design().weights());
    assertEquals(List.of("a", "w", "f", "b"), data.features());
  }

  @Test
  void manyRowsKeepTheirPlace() {
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int i = 0; i < 1000; i++) {
      text.append(i).append(',').append(-i).append(',').append(i % 7 + 0.5).append('\n');
    }
    Dataset data = read(text.toString(), options());
    for (int i = 0; i < 1000; i++) {
      assertArrayEquals(new double[] {i, -i}, data.design().row(i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "gaussian", "poisson", "binomial", "multinomial"})
  void tooFewRowsAreSaidFirst(String family) {
    StudyOptions options = options().with(FAMILY, family);
    Csv.refused(() -> read("a,y\n1,2\n", options), "data.csv has only 1 row, but at least 3");
    Csv.refused(() -> read("a,y\n1,0\n1,1\n", options), "data.csv has only 2 rows, but");
    Csv.refused(() -> read("a,y\n1,no\n2,yes\n", options), "data.csv has only 2 rows, but");
    Csv.refused(
        () -> read("a,y\n1,no\n2,\n3,NA\n", options),
        "data.csv has only 1 row with a value in column 'y', but at least 3");
  }

  /** The readers of JSON refuse names above 50,000 characters. */
  @Test
  void labelsThatAModelCouldNotBeReadWithAreRefused() {
    String label = "b".repeat(51_000);
    String rows = "a,0\na,1\na,2\n" + label + ",3\n" + label + ",4\n" + label + ",5\n";
    Csv.refused(
        () -> read("a,y\n" + rows, options()),
        "line 5, column 'a': a text of 51000 characters is no category",
        "--exclude a");
    Csv.refused(
        () -> read("y,a\n" + rows, options()), "line 5, column 'y': a text of 51000", "target");
  }

  @Test
  void targetsThatCannotBePredictedAreRefused() {
    Csv.refused(
        () -> read("a,y\n1,2\n2,2\n3,2\n", options()), "data.csv, column 'y' is 2.0 in every row");
    Csv.refused(() -> read("a,yy\n1,2\n2,3\n", options()), "no column 'y'; there are: a, yy");
    Csv.refused(() -> read("a,y\n1,\n2,NA\n", options()), "column 'y' has no value in any row");
  }

  @Test
  void featuresThatAreNoNumbersAreRefused() {
    Csv.refused(() -> read("a,y\n1,2\n2,4\nx,9\n", options()), "line 4, column 'a'", "'x'");
    Csv.refused(() -> read("y\n2\n4\n9\n", options()), "no column left to predict 'y' from");
    Csv.refused(
        () -> read("ab,y\n1,2\n2,4\n", options().with(EXCLUDE, List.of("ac"))),
        "no column 'ac'",
        "did you mean 'ab'?");
  }

  @Test
  void weightsAndGroupsAreChecked() {
    String negative = "a,y,w\n1,2,1\n2,5,-3\n3,9,1\n";
    Csv.refused(
        () -> read(negative, options().with(WEIGHTS, "w")),
        "line 3, column 'w'",
        "-3.0",
        "at least 0");
    String none = "a,y,w\n1,2,0\n2,5,0\n3,9,0\n";
    Csv.refused(() -> read(none, options().with(WEIGHTS, "w")), "column 'w': all weights are 0");
    String gap = "a,y,g\n1,2,p\n2,5,\n3,9,q\n";
    Csv.refused(() -> read(gap, options().with(GROUP, "g")), "line 3, column 'g'", "missing");
  }

  @Test
  void excludedColumnsMayHoldAnything() {
    Dataset data = read("a,y,z\n1,2,\n2,5,NaN\n3,9,x\n", options().with(EXCLUDE, List.of("z")));
    assertEquals(List.of("a"), data.features());
  }

  private Dataset hundred(StudyOptions options) {
    StringBuilder text = new StringBuilder("a,y,g\n");
    for (int i = 0; i < 100; i++) {
      text.append(i).append(',').append(i % 9).append(",g").append(i % 20).append('\n');
    }
    return read(text.toString(), options);
  }

  @Test
  void aSplitSharesNoRowAndLosesNone() {
    Dataset data = hundred(options().with(EXCLUDE, List.of("g")));
    Dataset.Split split = data.split(0.25, 3);
    assertEquals(25, split.test().design().size());
    Set<Double> rows = new HashSet<>();
    for (Dataset part : List.of(split.train(), split.test())) {
      Arrays.stream(part.design().features().get(0).stored()).forEach(rows::add);
    }
    assertEquals(100, rows.size());
    double[][] again = data.split(0.25, 3).test().design().allRows();
    assertArrayEquals(again, split.test().design().allRows());
    assertNotEquals(
        Arrays.deepToString(again),
        Arrays.deepToString(data.split(0.25, 4).test().design().allRows()));
  }

  @Test
  void aSplitKeepsGroupsWhole() {
    Dataset data = hundred(options().with(GROUP, "g"));
    for (long seed = 0; seed < 10; seed++) {
      Dataset.Split split = data.split(0.3, seed);
      Set<String> shared = new HashSet<>(split.train().groups().orElseThrow());
      shared.retainAll(split.test().groups().orElseThrow());
      assertEquals(Set.of(), shared);
      assertEquals(30, split.test().design().size(), "six groups of five");
    }
  }

  @Test
  void anImpossibleSplitIsRefused() {
    Dataset data = hundred(options().with(EXCLUDE, List.of("g")));
    Csv.refused(() -> data.split(0.001, 1), "leaves one part of 100 rows empty");
    Csv.refused(() -> data.split(1, 1), "between 0 and 1");
    Dataset one = read("a,y,g\n1,2,p\n2,5,p\n3,9,p\n", options().with(GROUP, "g"));
    Csv.refused(() -> one.split(0.5, 1), "all rows are of one group");
  }

  @Test
  void aTestTableIsLinedUpByName() {
    Dataset data =
        read(TEXT, options().with(EXCLUDE, List.of("name", "g", "f")).with(WEIGHTS, "w"));
    Table test = Csv.table(folder, "w,b,extra,y,a\n2,10,hello,4,1\n");
    Dataset matched = data.matching(test);
    assertArrayEquals(new double[] {1, 10}, matched.design().row(0));
    assertArrayEquals(new double[] {4}, matched.design().target());
    assertArrayEquals(new double[] {2}, matched.design().weights());
    Table lacking = Csv.table(folder, "w,y,a\n2,4,1\n");
    Csv.refused(() -> data.matching(lacking), "data.csv has no column 'b'");
  }

  @Test
  void aMissingHeaderIsSaid() {
    StudyOptions options = StudyOptions.of(folder.resolve("data.csv"), "c2");
    Dataset data = read("1,2\n2,5\n3,9\n", options);
    assertEquals(3, data.design().size());
    assertTrue(english(data.notes()).get(0).contains("c1 to c2"), data.notes()::toString);
  }
}
