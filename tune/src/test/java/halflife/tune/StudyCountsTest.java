package halflife.tune;

import static halflife.evidence.note.Note.english;
import static halflife.tune.options.TuneOption.COUNTS;
import static halflife.tune.options.TuneOption.EPOCHS;
import static halflife.tune.options.TuneOption.FOLD_COLUMN;
import static halflife.tune.options.TuneOption.GROUP;
import static halflife.tune.options.TuneOption.HIDDEN;
import static halflife.tune.options.TuneOption.MEASURE;
import static halflife.tune.options.TuneOption.MODEL;
import static halflife.tune.options.TuneOption.REPEATS;
import static halflife.tune.options.TuneOption.TEST;
import static halflife.tune.options.TuneOption.TEST_FRACTION;
import static halflife.tune.options.TuneOption.WEIGHTS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Workers;
import halflife.evidence.Result;
import halflife.tune.check.Checks;
import halflife.tune.data.Dataset;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import halflife.tune.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row with a count is that many rows: every law here compares with the table written out. */
class StudyCountsTest {
  @TempDir private Path folder;
  private Path counted;
  private Path expanded;

  /** Drug or none, at a dose, in a ward: whether it helped. Some lines stand for no row. */
  @BeforeEach
  void write() throws IOException {
    StringBuilder lines = new StringBuilder("dose,drug,ward,w,helped,y,n\n");
    StringBuilder rows = new StringBuilder("dose,drug,ward,w,helped,y\n");
    for (int i = 0; i < 40; i++) {
      int dose = i / 2 % 5;
      int n = (i % 2 == 0 ? dose : 4 - dose) + i % 3 * (i % 7 % 2);
      String line =
          "%d,%s,ward %d,%d,%s,%d"
              .formatted(
                  dose,
                  i % 20 < 10 ? "none" : "a",
                  i * 7 % 8,
                  1 + i % 3,
                  i % 2 == 0 ? "yes" : "no",
                  dose * 3 + i * 7 % 5);
      lines.append(line).append(',').append(n).append('\n');
      rows.append((line + "\n").repeat(n));
    }
    lines.append("9,never,ward 9,1,yes,99,0\n");
    counted = Files.writeString(folder.resolve("counted.csv"), lines);
    expanded = Files.writeString(folder.resolve("expanded.csv"), rows);
  }

  private static Result study(StudyOptions options) {
    return Study.run(options, Workers.ONE, Progress.NONE).result();
  }

  private void same(String target, List<String> features, UnaryOperator<StudyOptions> asked) {
    StudyOptions plain =
        asked.apply(StudyOptions.of(expanded, target).with(TuneOption.FEATURES, features));
    Result all = study(plain);
    Result few = study(plain.with(COUNTS, "n").withData(counted));
    assertEquals(all.searches(), few.searches());
    assertEquals(all.chosen(), few.chosen());
    assertEquals(all.baseline(), few.baseline());
    assertEquals(all.proof(), few.proof());
    assertEquals(all.test(), few.test());
    assertEquals(all.training().rows(), few.training().rows());
  }

  @Test
  void theAnswerIsThatOfTheTableWrittenOut() {
    List<String> features = List.of("dose", "drug");
    same("helped", features, o -> o.with(REPEATS, 1));
    same("y", features, o -> o.with(REPEATS, 2).with(MODEL, "lasso"));
    same("helped", features, o -> o.with(REPEATS, 1).with(WEIGHTS, "w").with(MODEL, "ridge"));
    same("helped", features, o -> o.with(REPEATS, 1).with(GROUP, "ward").with(MODEL, "ridge"));
    same("y", features, o -> o.with(REPEATS, 1).with(TEST_FRACTION, 0.3).with(MODEL, "ridge"));
  }

  @Test
  void aNetworkSeesEveryRow() {
    same(
        "helped",
        List.of("dose", "drug"),
        o ->
            o.with(MODEL, "mlp")
                .with(EPOCHS, 2)
                .with(HIDDEN, List.of(3))
                .with(REPEATS, 4)
                .with(TEST_FRACTION, 0.3));
  }

  @Test
  void aTestTableIsExpandedToo() {
    StudyOptions options =
        StudyOptions.of(counted, "helped")
            .with(TuneOption.FEATURES, List.of("dose", "drug"))
            .with(COUNTS, "n")
            .with(MODEL, "ridge")
            .with(REPEATS, 1);
    Result result = study(options.with(TEST, counted));
    assertEquals(result.training().rows(), result.test().orElseThrow().rows());
    Csv.refused(() -> study(options.with(TEST, expanded)), "has no column 'n'");
  }

  @Test
  void rowsOfCountZeroVanishAndWithThemTheirLevels() {
    Table table = Csv.table(folder, "x,town,y,n\n1,a,1,2\n2,b,2,1\n3,c,3,0\n4,a,4,1\n");
    StudyOptions options = StudyOptions.of(table.source().file(), "y").with(COUNTS, "n");
    Dataset data = Dataset.of(table, options);
    assertEquals(List.of("x", "town=a", "town=b"), data.features());
    assertArrayEquals(new double[] {1, 1, 2, 4}, data.design().target());
    assertEquals(2, data.table().line(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0.5", "", "NA", "many", "1e300"})
  void aCountThatCannotBeOneIsRefused(String count) {
    Table table = Csv.table(folder, "x,y,n\n1,1,2\n2,2," + count + "\n3,5,3\n");
    StudyOptions options = StudyOptions.of(table.source().file(), "y").with(COUNTS, "n");
    Csv.refused(
        () -> Dataset.of(table, options), count.equals("1e300") ? "50,000,000" : "line 3", "'n'");
  }

  @Test
  void countsOfNothingOrOfTooMuchAreRefused() {
    StudyOptions options = StudyOptions.of(Path.of("d.csv"), "y").with(COUNTS, "n");
    Table none = Csv.table(folder, "x,y,n\n1,1,0\n2,2,0\n3,3,0\n");
    Csv.refused(() -> Dataset.of(none, options), "all counts are 0");
    Table many = Csv.table(folder, "x,y,n\n1,1,30000000\n2,2,30000000\n3,3,0\n");
    Csv.refused(() -> Dataset.of(many, options), "60,000,000 rows", "at most 50,000,000");
  }

  @Test
  void aColumnHasOneUse() {
    StudyOptions options = StudyOptions.of(Path.of("d.csv"), "y").with(COUNTS, "n");
    Csv.refused(() -> options.with(WEIGHTS, "n"), "--weights and --counts both name 'n'");
    Csv.refused(() -> options.with(GROUP, "n"), "--counts names 'n'", "deals the folds");
    Csv.refused(() -> options.with(TuneOption.OFFSET, "n"), "--offset", "holds the counts");
    Csv.refused(() -> options.with(COUNTS, "y"), "--counts names 'y'", "the target");
  }

  /**
   * Rows written out are copies of each other and stand next to each other; counts are no fault.
   */
  @Test
  void copiesThatCountsMadeAreNotAccused() throws IOException {
    StringBuilder text = new StringBuilder("x,z,y,n\n");
    for (int i = 0; i < 30; i++) {
      text.append(i * 7 % 31 + 0.5).append(',').append(i * 11 % 29 + 0.1).append(',');
      text.append(i * 13 % 37 + 0.25).append(',').append(1 + i % 9).append('\n');
    }
    assertEquals(List.of(), warnings(text.toString()));
    String again = text.substring(8);
    List<String> copied = warnings(text + again);
    assertEquals(1, copied.size(), copied::toString);
    assertTrue(copied.get(0).startsWith("30 rows are exact copies"), copied::toString);
  }

  private List<String> warnings(String text) {
    Table table = Csv.table(folder, text);
    StudyOptions options = StudyOptions.of(table.source().file(), "y").with(COUNTS, "n");
    return english(Checks.notes(Dataset.of(table, options)));
  }

  @Test
  void weightsThatMayBeCountsAreNamed() {
    String text = "x,y,w\n1,2,%s\n2,3,1\n4,1,0\n3,7,1\n";
    assertEquals(List.of(), weighted(text.formatted("1")));
    assertEquals(List.of(), weighted(text.formatted("2.5")));
    List<String> warned = weighted(text.formatted("3"));
    assertEquals(1, warned.size(), warned::toString);
    assertTrue(warned.get(0).contains("'w' are whole numbers"), warned::toString);
    assertTrue(warned.get(0).contains("--counts in place of --weights"), warned::toString);
  }

  @Test
  void weightsBesideCountsAreMeantAsWeights() {
    Table table = Csv.table(folder, "x,y,w,n\n1,2,3,1\n2,3,1,1\n4,1,0,1\n3,7,1,1\n");
    StudyOptions options = StudyOptions.of(table.source().file(), "y").with(WEIGHTS, "w");
    assertEquals(List.of(), english(Checks.notes(Dataset.of(table, options.with(COUNTS, "n")))));
  }

  private List<String> weighted(String text) {
    Table table = Csv.table(folder, text);
    StudyOptions options = StudyOptions.of(table.source().file(), "y").with(WEIGHTS, "w");
    return english(Checks.notes(Dataset.of(table, options))).stream()
        .filter(note -> note.contains("weights"))
        .toList();
  }

  /**
   * With the same rows in the same folds a weight is worth as many rows in every mean: of the
   * chosen fit, of no decay, and of the class frequencies they are compared with.
   */
  @ParameterizedTest
  @ValueSource(strings = {"deviance", "class", "auc"})
  void theClassFrequenciesAreWeighedLikeWhatTheyAreComparedWith(String measure) {
    StudyOptions options =
        StudyOptions.of(counted, "helped")
            .with(TuneOption.FEATURES, List.of("dose", "drug"))
            .with(FOLD_COLUMN, "w")
            .with(MEASURE, measure)
            .with(TEST, counted)
            .with(MODEL, "ridge");
    Result rows = study(options.with(COUNTS, "n"));
    Result weighed = study(options.with(WEIGHTS, "n"));
    assertEquals(rows.baseline().mean(), weighed.baseline().mean(), 1e-12);
    assertEquals(rows.baseline().none(), weighed.baseline().none(), 1e-6);
    assertEquals(rows.test().orElseThrow().mean(), weighed.test().orElseThrow().mean(), 1e-12);
    assertEquals(
        rows.search().curve().minimum().mean(), weighed.search().curve().minimum().mean(), 1e-6);
  }
}
