package halflife.linear.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.linear.Fits;
import halflife.linear.Testing;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.data.Moments;
import halflife.linear.leastsquares.LeastSquaresProblem;
import halflife.linear.leastsquares.MomentParts;
import halflife.linear.leastsquares.RowParts;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathTest {
  private static final Design DESIGN = Testing.correlated(80, 10, 0.4, 1, 95);

  @Test
  void segmentsAreFoundAsByLookingAtEach() {
    double[] falling = {9, 7, 7, 4, 1};
    for (double lambda : new double[] {10, 9, 8, 7, 5, 4, 3, 1, 0.5}) {
      int expected = 0;
      for (int i = 0; i < falling.length; i++) {
        expected = falling[i] >= lambda ? i : expected;
      }
      assertEquals(expected, Path.segment(falling, lambda), "λ = " + lambda);
    }
  }

  @Test
  void betweenKnotsTheLassoIsWhatASolveWouldGive() {
    double top = Fits.lambdaMax(DESIGN, Penalty.lasso());
    Path path = Fits.path(DESIGN, Penalty.lasso(), new double[] {top * 1e-4});
    SplitMix64 random = new SplitMix64(96);
    for (int i = 0; i < 100; i++) {
      double lambda = top * Math.pow(10, -4 * random.nextDouble());
      double[] single =
          Fits.path(DESIGN, Penalty.lasso(), new double[] {lambda}).at(lambda).coefficients();
      assertArrayEquals(single, path.at(lambda).coefficients(), 1e-12);
    }
  }

  @Test
  void theElasticNetNearOneIsTheLassoAndNearZeroIsRidge() {
    double lambda = Fits.lambdaMax(DESIGN, Penalty.lasso()) / 5;
    double[] at = {lambda};
    double[] lasso = Fits.path(DESIGN, Penalty.lasso(), at).at(lambda).coefficients();
    double[] almost = Fits.path(DESIGN, Penalty.of(1 - 1e-9), at).at(lambda).coefficients();
    assertArrayEquals(lasso, almost, 1e-7);
    double[] ridge = Fits.path(DESIGN, Penalty.ridge(), at).at(lambda).coefficients();
    double[] little = Fits.path(DESIGN, Penalty.of(1e-9), at).at(lambda).coefficients();
    assertArrayEquals(ridge, little, 1e-7);
  }

  @Test
  void everyKnotChangesTheSetByOne() {
    double top = Fits.lambdaMax(DESIGN, Penalty.lasso());
    Path path = Fits.path(DESIGN, Penalty.lasso(), new double[] {top * 1e-6});
    assertTrue(path.size() >= 10);
    assertTrue(path.isPiecewiseLinear());
    assertEquals(0, path.model(0).nonzero());
    assertEquals(10, path.model(path.size() - 1).nonzero());
    for (int i = 1; i < path.size(); i++) {
      assertTrue(path.lambda(i) < path.lambda(i - 1));
      int change = Math.abs(path.model(i).nonzero() - path.model(i - 1).nonzero());
      assertTrue(change <= 1, "knot " + i);
    }
  }

  @Test
  void theRadiusIsThePenaltysOwnNorm() {
    double lambda = Fits.lambdaMax(DESIGN, Penalty.lasso()) / 4;
    double[] at = {lambda};
    double[] scales = Testing.deviations(DESIGN);
    Path lasso = Fits.path(DESIGN, Penalty.lasso(), at);
    Path ridge = Fits.path(DESIGN, Penalty.ridge(), at);
    double absolute = 0;
    double squares = 0;
    for (int j = 0; j < 10; j++) {
      absolute += Math.abs(lasso.at(lambda).coefficients()[j]) * scales[j];
      squares += Math.pow(ridge.at(lambda).coefficients()[j] * scales[j], 2);
    }
    assertEquals(absolute, lasso.radius(lambda), 1e-12);
    assertEquals(Math.sqrt(squares), ridge.radius(lambda), 1e-12);
    assertArrayEquals(scales, lasso.deviations(), 1e-12);
  }

  @Test
  void theConstrainedTwinHasTheSameSolution() {
    double top = Fits.lambdaMax(DESIGN, Penalty.lasso());
    Path path = Fits.path(DESIGN, Penalty.lasso(), new double[] {top * 1e-3});
    SplitMix64 random = new SplitMix64(97);
    double lambda = top / 6;
    double[] b = path.standardizedAt(lambda);
    double error = path.trainingError(lambda);
    for (int trial = 0; trial < 2000; trial++) {
      double[] other = b.clone();
      for (int j = 0; j < other.length; j++) {
        other[j] += 0.05 * random.nextGaussian();
      }
      double norm = Arrays.stream(other).map(Math::abs).sum();
      for (int j = 0; j < other.length; j++) {
        other[j] *= Math.min(1, path.radius(lambda) / norm);
      }
      assertTrue(path.problem().trainingLoss(other) >= error - 1e-12, "inside the same diamond");
    }
  }

  @Test
  void trainingWithoutFoldsIsTheRestFromMomentsAndFromRows() {
    int[] fold = Testing.folds(80, 5);
    TrainingParts moments =
        new MomentParts(
            Moments.ofFolds(DESIGN, fold, 5, Workers.ONE), List.of(), Folds.of(fold, 5));
    TrainingParts rows = new RowParts(DESIGN, Folds.of(fold, 5));
    for (int[] without : new int[][] {{}, {2}, {4, 1}}) {
      var a = (LeastSquaresProblem) moments.training(Penalty.lasso(), without);
      var b = (LeastSquaresProblem) rows.training(Penalty.lasso(), without);
      assertEquals(80 - 16 * without.length, a.rows);
      assertEquals(a.rows, b.rows);
      assertArrayEquals(a.correlation, b.correlation, 1e-12);
      assertArrayEquals(a.scaling.means(), b.scaling.means(), 1e-12);
      assertEquals(a.targetScale(), b.targetScale(), 1e-12);
      assertEquals(a.gram.at(3, 7), b.gram.at(3, 7), 1e-12);
      assertEquals(1, a.gram.at(3, 3), 1e-12);
    }
  }

  @Test
  void aFoldOutOfRangeIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Moments.ofFolds(DESIGN, new int[80], 0, Workers.ONE));
    int[] fold = Testing.folds(80, 5);
    assertThrows(
        IllegalArgumentException.class, () -> Moments.ofFolds(DESIGN, fold, 4, Workers.ONE));
  }
}
