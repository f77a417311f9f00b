package halflife.linear.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.linear.cv.HeldOutMoments;
import halflife.linear.leastsquares.LeastSquaresProblem;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Penalty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Means put in place of missing values by way of moments, against the same done row by row: the
 * training rows' weighted mean written into training and held-out rows, then an ordinary fit.
 */
class ImputationTest {
  private static final int ROWS = 72;
  private static final int FOLDS = 4;
  private static final int VALUES = 5;
  private static final List<Fill> FILLS =
      List.of(new Fill(0, 5, 0.5), new Fill(1, 6, -40), new Fill(2, 7, 1000), new Fill(3, 8, 0));

  private static int fold(int row) {
    return row % FOLDS;
  }

  /**
   * Feature 0 lacks values here and there; 1 only in fold 3, so that its indicator is constant
   * where that is held out; 2 is known in fold 0 alone; 3 lacks one value in a row without weight.
   */
  private static boolean missing(int row, int feature) {
    return switch (feature) {
      case 0 -> row * 7 % 5 == 1;
      case 1 -> fold(row) == 3 && row % 3 == 0;
      case 2 -> fold(row) != 0;
      case 3 -> row == 10;
      default -> false;
    };
  }

  private final double[][] x = new double[ROWS][VALUES];
  private final double[] y = new double[ROWS];
  private final double[] weights = new double[ROWS];

  ImputationTest() {
    SplitMix64 random = new SplitMix64(21);
    for (int i = 0; i < ROWS; i++) {
      double[] row = x[i];
      Arrays.setAll(
          row, j -> random.nextGaussian() * (1 + j) + new double[] {1, -37, 990, 3, 0}[j]);
      y[i] = row[0] + 0.5 * row[1] - 0.3 * row[3] + random.nextGaussian();
      weights[i] = i == 10 ? 0 : 0.5 + random.nextDouble();
    }
  }

  /** Values, a given number where they are missing, then the indicators of the filled features. */
  private double[] row(int i, double[] instead) {
    double[] row = Arrays.copyOf(x[i], VALUES + FILLS.size());
    for (Fill fill : FILLS) {
      if (missing(i, fill.value())) {
        row[fill.value()] = instead[fill.value()];
        row[fill.missing()] = 1;
      }
    }
    return row;
  }

  private Design stored() {
    double[] placeholders = {0.5, -40, 1000, 0, 0};
    double[][] rows = new double[ROWS][];
    Arrays.setAll(rows, i -> row(i, placeholders));
    return Design.of(rows, y, weights).withFills(FILLS);
  }

  /** The weighted means of the rows outside a fold that have the value. */
  private double[] means(int without) {
    double[] means = new double[VALUES];
    for (Fill fill : FILLS) {
      double sum = 0;
      double weight = 0;
      for (int i = 0; i < ROWS; i++) {
        if (fold(i) != without && !missing(i, fill.value())) {
          sum += weights[i] * x[i][fill.value()];
          weight += weights[i];
        }
      }
      means[fill.value()] = weight > 0 ? sum / weight : 123;
    }
    return means;
  }

  private Design filled(int without, boolean heldOut) {
    double[] means = means(without);
    List<double[]> rows = new ArrayList<>();
    List<Integer> members = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      if (fold(i) == without == heldOut) {
        rows.add(row(i, means));
        members.add(i);
      }
    }
    return Design.of(
        rows.toArray(new double[0][]),
        members.stream().mapToDouble(i -> y[i]).toArray(),
        members.stream().mapToDouble(i -> weights[i]).toArray());
  }

  private static double error(LinearModel model, Design rows) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < rows.size(); i++) {
      double miss = rows.target()[i] - model.predict(rows.row(i));
      sum += rows.weights()[i] * miss * miss;
      weight += rows.weights()[i];
    }
    return sum / weight;
  }

  @Test
  void momentsFillEachFoldAsItsRowsWould() {
    int[] fold = new int[ROWS];
    Arrays.setAll(fold, ImputationTest::fold);
    Moments[] parts = Moments.ofFolds(stored(), fold, FOLDS, Workers.ONE);
    for (int k = 0; k < FOLDS; k++) {
      List<Moments> others = new ArrayList<>(List.of(parts));
      others.remove(k);
      for (double alpha : new double[] {0, 0.5, 1}) {
        Penalty penalty = Penalty.of(alpha);
        LeastSquaresProblem moments = LeastSquaresProblem.of(Moments.merge(others), FILLS, penalty);
        LeastSquaresProblem rows = LeastSquaresProblem.of(filled(k, false), penalty);
        assertArrayEquals(
            rows.scaling.factors(), moments.scaling.factors(), "factors without fold " + k);
        double lambda = 0.03 * rows.lambdaMax() * (alpha == 0 ? 1e-2 : 1);
        compare(parts[k], filled(k, true), moments, rows, lambda, k);
      }
    }
  }

  private static void compare(
      Moments heldOut,
      Design heldOutRows,
      LeastSquaresProblem moments,
      LeastSquaresProblem rows,
      double lambda,
      int k) {
    double[] lambdas = {2 * lambda, lambda};
    double[] expected = rows.path(lambdas).standardizedAt(lambda);
    double[] found = moments.path(lambdas).standardizedAt(lambda);
    String where = "without fold " + k + ", α = " + rows.penalty.alpha();
    assertTrue(expected[0] != 0, where + ": the filled column must take part");
    assertArrayEquals(expected, found, 1e-10, where);
    double error = error(rows.model(expected), heldOutRows);
    assertEquals(error, new HeldOutMoments(heldOut).error(moments.model(found)), 1e-10 * error);
    assertArrayEquals(rows.unpenalized(), moments.unpenalized(), 1e-10, where);
    double none = error(rows.model(rows.unpenalized()), heldOutRows);
    assertEquals(
        none,
        new HeldOutMoments(heldOut).error(moments.model(moments.unpenalized())),
        1e-10 * none);
  }

  /** The same rows kept as rows, as likelihoods and wide tables keep them. */
  @Test
  void keptRowsAreFilledAlike() {
    int[] training = java.util.stream.IntStream.range(0, ROWS).filter(i -> i % 4 != 3).toArray();
    Penalty penalty = Penalty.of(0.5);
    LeastSquaresProblem kept = LeastSquaresProblem.of(stored(), training, penalty);
    LeastSquaresProblem rows = LeastSquaresProblem.of(filled(3, false), penalty);
    double[] lambdas = {0.05 * rows.lambdaMax()};
    assertArrayEquals(
        rows.path(lambdas).standardizedAt(lambdas[0]),
        kept.path(lambdas).standardizedAt(lambdas[0]),
        1e-10);
  }

  @Test
  void theCasesAreThere() {
    Moments[] parts = Moments.ofFolds(stored(), foldOfRows(), FOLDS, Workers.ONE);
    LeastSquaresProblem withoutLast =
        LeastSquaresProblem.of(Moments.merge(List.of(parts).subList(0, 3)), FILLS, Penalty.ridge());
    assertTrue(Double.isInfinite(withoutLast.scaling.factors()[6]), "an indicator that never is 1");
    assertTrue(Double.isInfinite(withoutLast.scaling.factors()[8]), "one that is 1 without weight");
    LeastSquaresProblem withoutFirst =
        LeastSquaresProblem.of(Moments.merge(List.of(parts).subList(1, 4)), FILLS, Penalty.ridge());
    assertTrue(
        Double.isInfinite(withoutFirst.scaling.factors()[2]), "a column with no value at all");
    assertTrue(
        Double.isInfinite(withoutFirst.scaling.factors()[7]), "an indicator that always is 1");
  }

  private static int[] foldOfRows() {
    int[] fold = new int[ROWS];
    Arrays.setAll(fold, ImputationTest::fold);
    return fold;
  }
}
