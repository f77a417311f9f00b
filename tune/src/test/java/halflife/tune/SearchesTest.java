package halflife.tune;

import static halflife.tune.options.TuneOption.ALPHA;
import static halflife.tune.options.TuneOption.EXCLUDE;
import static halflife.tune.options.TuneOption.FOLDS;
import static halflife.tune.options.TuneOption.FOLD_COLUMN;
import static halflife.tune.options.TuneOption.GRID;
import static halflife.tune.options.TuneOption.LAMBDAS;
import static halflife.tune.options.TuneOption.MODEL;
import static halflife.tune.options.TuneOption.NO_STANDARDIZE;
import static halflife.tune.options.TuneOption.TEST;
import static halflife.tune.options.TuneOption.TEST_FRACTION;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import halflife.core.Workers;
import halflife.evidence.CurvePoint;
import halflife.evidence.Family;
import halflife.evidence.Result;
import halflife.evidence.Search;
import halflife.linear.model.Grid;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Penalty;
import halflife.tune.options.StudyOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchesTest {
  private static final StudyOptions PLAIN = StudyOptions.of(Path.of("d.csv"), "y");

  @TempDir private Path folder;

  @Test
  void aModelIsOneOrTwoPenalties() {
    assertEquals(
        List.of(Penalty.ridge(), Penalty.lasso()), Searches.penalties(PLAIN, Family.GAUSSIAN));
    assertEquals(
        List.of(Penalty.ridge()), Searches.penalties(PLAIN.with(MODEL, "ridge"), Family.GAUSSIAN));
    assertEquals(
        List.of(Penalty.lasso()), Searches.penalties(PLAIN.with(MODEL, "lasso"), Family.GAUSSIAN));
    assertEquals(
        List.of(Penalty.of(0.5)),
        Searches.penalties(PLAIN.with(MODEL, "elastic"), Family.GAUSSIAN));
    assertEquals(
        List.of(Penalty.of(0.2), Penalty.of(0.9)),
        Searches.penalties(
            PLAIN.with(MODEL, "elastic").with(ALPHA, List.of(0.2, 0.9, 0.2)), Family.GAUSSIAN));
    assertEquals(
        List.of(Penalty.of(0.2)),
        Searches.penalties(
            PLAIN.with(MODEL, "elastic").with(ALPHA, List.of(0.2)), Family.GAUSSIAN));
    assertEquals(
        List.of(Penalty.ridge().unstandardized(), Penalty.lasso().unstandardized()),
        Searches.penalties(PLAIN.with(NO_STANDARDIZE, true), Family.GAUSSIAN));
  }

  @Test
  void givenLambdasFallWithoutZeroAndWithoutTwins() {
    StudyOptions options = PLAIN.with(LAMBDAS, List.of(0.0, 1.0, 5.0, 1.0, 1e-9, -0.0));
    Grid.Given given = assertInstanceOf(Grid.Given.class, Searches.grid(options));
    assertArrayEquals(new double[] {5, 1, 1e-9}, given.lambdas());
    assertInstanceOf(Grid.Auto.class, Searches.grid(PLAIN));
    assertInstanceOf(Grid.Glmnet.class, Searches.grid(PLAIN.with(GRID, "glmnet")));
  }

  @Test
  void aPointIsOnTheOriginalScale() {
    LinearModel model =
        new LinearModel(
            Family.GAUSSIAN, new double[] {10}, new double[] {1, 2}, new double[] {3, -0.5});
    var point = Searches.point(0.7, model);
    assertEquals(0.7, point.lambda());
    assertEquals(List.of(10.0 - 3 + 1), point.intercepts());
    assertEquals(List.of(3.0, -0.5), point.coefficients());
  }

  /** The radius at λ = 0 is the penalty's own norm, whichever penalty was searched first. */
  @Test
  void theRadiusIsThePenaltysOwn() {
    Rows rows = Rows.random(47, 50, 4, 4);
    StudyOptions options =
        StudyOptions.of(rows.write(folder.resolve("rows.csv")), "y").with(FOLD_COLUMN, "fold");
    Result result = Study.run(options, Workers.ONE, Progress.NONE).result();
    double l1 = 0;
    double l2 = 0;
    for (int j = 0; j < 4; j++) {
      double b = result.unpenalized().coefficients().get(j) * result.scales().get(j);
      l1 += Math.abs(b);
      l2 += b * b;
    }
    assertEquals(Math.sqrt(l2), radius(result.searches().get(0)), 1e-9);
    assertEquals(l1, radius(result.searches().get(1)), 1e-9);
    for (Search search : result.searches()) {
      double before = 0;
      for (CurvePoint point : search.curve().points()) {
        assertEquals(true, point.radius() >= before * (1 - 1e-12), "it grows as λ falls");
        before = point.radius();
      }
      assertEquals(true, radius(search) >= before * (1 - 1e-9));
    }
  }

  private static double radius(Search search) {
    return search.curve().none().radius();
  }

  @Test
  void tablesThatCannotBeStudiedAreRefusedBeforeAnyWork() {
    Rows rows = Rows.random(48, 20, 2, 3);
    StudyOptions options = StudyOptions.of(rows.write(folder.resolve("rows.csv")), "y");
    Csv.refused(() -> run(options.with(FOLDS, 21)), "20 rows cannot fill 21 folds");
    Csv.refused(() -> run(options.with(FOLD_COLUMN, "fould")), "no column 'fould'", "'fold'");
    Csv.refused(() -> run(options.with(EXCLUDE, List.of("x1", "x2", "fold"))), "no column left");
    Csv.refused(() -> run(options.with(TEST_FRACTION, 0.99)), "leaves one part of 20 rows empty");
    Path other = rows.without("x2").write(folder.resolve("other.csv"));
    Csv.refused(() -> run(options.with(TEST, other)), "other.csv", "'x2'");
    assertThrows(
        IllegalArgumentException.class, () -> run(options.withData(folder.resolve("none.csv"))));
  }

  private static void run(StudyOptions options) {
    Study.run(options, Workers.ONE, Progress.NONE);
  }
}
