package halflife.tune;

import static halflife.tune.FamilyStudies.LAMBDAS;
import static halflife.tune.FamilyStudies.SEED;
import static halflife.tune.FamilyStudies.part;
import static halflife.tune.FamilyStudies.rows;
import static halflife.tune.options.TuneOption.FAMILY;
import static halflife.tune.options.TuneOption.FOLDS;
import static halflife.tune.options.TuneOption.MODEL;
import static halflife.tune.options.TuneOption.ORDER;
import static halflife.tune.options.TuneOption.TEST_FRACTION;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.evidence.CurvePoint;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.Result;
import halflife.linear.Fits;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Penalty;
import halflife.tune.data.Dataset;
import halflife.tune.data.FoldAssignment;
import halflife.tune.options.StudyOptions;
import halflife.tune.options.TuneOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folds in order of time: learned from earlier rows, judged on later ones. */
class StudyOrderTest {

  @TempDir private Path folder;

  @Test
  void laterTargetsChangeNoEarlierFold() {
    Rows rows = rows(Family.GAUSSIAN, 70).plus("day", i -> i).without("fold");
    double[] y = rows.column("y");
    UnaryOperator<StudyOptions> asked =
        o -> o.with(ORDER, "day").with(FOLDS, 7).with(MODEL, "ridge");
    Result before = ordered(rows, asked);
    Result after = ordered(rows.with("y", i -> i < 50 ? y[i] : y[119 - i]), asked);
    for (int l = 0; l < LAMBDAS.size(); l++) {
      List<Double> one = before.search().curve().points().get(l).folds();
      List<Double> other = after.search().curve().points().get(l).folds();
      assertEquals(6, one.size(), "the first of 7 is only learned from");
      for (int k = 0; k < 4; k++) {
        assertEquals(one.get(k), other.get(k), 1e-14 * one.get(k));
      }
      assertTrue(Math.abs(one.get(4) - other.get(4)) > 1e-3 * one.get(4));
      assertTrue(Math.abs(one.get(5) - other.get(5)) > 1e-3 * one.get(5));
    }
  }

  private Result ordered(Rows rows, UnaryOperator<StudyOptions> asked) {
    StudyOptions options = StudyOptions.of(rows.write(folder.resolve("o.csv")), "y");
    return Study.run(
            asked.apply(options.with(TuneOption.LAMBDAS, LAMBDAS)), Workers.ONE, Progress.NONE)
        .result();
  }

  @Test
  void inOrderAFoldIsPredictedByAFitToTheRowsBefore() {
    Rows rows = rows(Family.POISSON, 70).plus("day", i -> i).without("fold");
    Result result =
        ordered(
            rows,
            o -> o.with(FAMILY, "poisson").with(ORDER, "day").with(FOLDS, 7).with(MODEL, "lasso"));
    Design all =
        Dataset.read(StudyOptions.of(folder.resolve("o.csv"), "y").with(ORDER, "day")).design();
    CurvePoint point = result.search().curve().points().get(1);
    for (int k = 1; k < 7; k++) {
      int first = 10 * k;
      double[] one = {point.lambda()};
      LinearModel model =
          Fits.path(Family.POISSON, part(all, i -> i < first), Penalty.lasso(), one)
              .at(point.lambda());
      double loss = model.loss(Measure.DEVIANCE, part(all, i -> i >= first && i < first + 10));
      assertEquals(loss, point.folds().get(k - 1), 1e-6);
    }
  }

  @Test
  void rowsOfEqualOrderAreNeverParted() {
    SplitMix64 random = new SplitMix64(SEED);
    for (int turn = 0; turn < 50; turn++) {
      double[] order = new double[60];
      Arrays.setAll(order, i -> random.nextInt(12));
      Folds folds = FoldAssignment.inOrder(order, 6);
      assertTrue(folds.inOrder());
      for (int i = 0; i < 60; i++) {
        for (int j = 0; j < 60; j++) {
          assertTrue(order[i] != order[j] || folds.fold()[i] == folds.fold()[j]);
          assertTrue(order[i] >= order[j] || folds.fold()[i] <= folds.fold()[j]);
        }
      }
    }
    double[] even = IntStream.range(0, 60).asDoubleStream().toArray();
    assertArrayEquals(
        IntStream.range(0, 60).map(i -> i / 10).toArray(), FoldAssignment.inOrder(even, 6).fold());
  }

  @Test
  void whatIsWrongWithAnOrderIsSaidInPlainWords() {
    double[] even = IntStream.range(0, 60).asDoubleStream().toArray();
    Csv.refused(
        () -> FoldAssignment.inOrder(new double[] {1, 1, 2, 2, 3}, 6),
        "the order has only 3 different values, but at least 6 are needed");
    Csv.refused(() -> FoldAssignment.inOrder(even, 70), "folds is 70", "6 to 60 blocks of time");
    Csv.refused(() -> FoldAssignment.inOrder(even, 5), "folds is 5", "6 to 60 blocks of time");
    double[] stuck = Arrays.stream(even).map(t -> Math.max(t, 40)).toArray();
    assertEquals(8, FoldAssignment.inOrder(stuck, 10).count(), "cut finer, 10 would leave 5");
    Csv.refused(
        () -> StudyOptions.of(folder, "y").with(ORDER, "day").with(FOLDS, 5),
        "--folds is 5",
        "at least 6 with --order");
    Rows one = rows(Family.GAUSSIAN, 70).plus("day", i -> i < 69 ? 0 : 1).without("fold");
    Csv.refused(
        () -> ordered(one, o -> o.with(ORDER, "day").with(TEST_FRACTION, 0.2)),
        "setting the last ones aside leaves none",
        "smaller --test-fraction");
  }

  @Test
  void anOrderOfSevenDaysIsCutIntoSevenBlocks() {
    Rows rows = rows(Family.GAUSSIAN, 70).plus("day", i -> i / 10).without("fold");
    assertEquals(7, ordered(rows, o -> o.with(ORDER, "day").with(MODEL, "ridge")).folds());
  }

  @Test
  void aClassThatOnlyComesLateIsRefusedInOrder() {
    Rows rows = rows(Family.BINOMIAL, 70).plus("day", i -> i).without("fold");
    double[] y = rows.column("y");
    Rows late = rows.with("y", i -> i < 25 ? 0 : y[i]);
    Csv.refused(
        () -> ordered(late, o -> o.with(ORDER, "day").with(FOLDS, 7)),
        "class '1' has no row in the first of 7 blocks of time");
    Rows zeros = rows(Family.POISSON, 70).plus("day", i -> i).without("fold");
    double[] counts = zeros.column("y");
    Csv.refused(
        () ->
            ordered(
                zeros.with("y", i -> i < 25 ? 0 : counts[i]),
                o -> o.with(FAMILY, "poisson").with(ORDER, "day").with(FOLDS, 7)),
        "a count above 0 has no row in the first of 7 blocks of time");
  }
}
