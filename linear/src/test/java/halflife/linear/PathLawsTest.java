package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.evidence.Measure;
import halflife.linear.data.Design;
import halflife.linear.leastsquares.LeastSquaresProblem;
import halflife.linear.model.Grid;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of any penalized path, whatever the numbers. */
class PathLawsTest {
  private static final Design TALL = Testing.correlated(120, 15, 0.5, 1, 41);
  private static final Design WIDE = Testing.correlated(25, 60, 0.3, 1, 42);

  private static double[] lambdas(Design design, Penalty penalty) {
    double top = Fits.lambdaMax(design, penalty);
    return Grid.logSpaced(top, top * 1e-4, 50);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 1})
  void fromLambdaMaxOnEveryCoefficientIsZero(double alpha) {
    for (Design design : List.of(TALL, WIDE)) {
      Penalty penalty = Penalty.of(alpha);
      double top = Fits.lambdaMax(design, penalty);
      Path path = Fits.path(design, penalty, new double[] {2 * top, top * (1 + 1e-12), top * 0.98});
      assertEquals(0, path.at(2 * top).nonzero());
      assertEquals(0, path.at(top * (1 + 1e-12)).nonzero());
      assertTrue(path.at(top * 0.98).nonzero() > 0);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 1})
  void asLambdaFallsTheNormRisesAndTheTrainingErrorFalls(double alpha) {
    for (Design design : List.of(TALL, WIDE)) {
      Penalty penalty = Penalty.of(alpha);
      double[] lambdas = lambdas(design, penalty);
      Path path = Fits.path(design, penalty, lambdas);
      for (int i = 1; i < lambdas.length; i++) {
        double error = path.trainingError(lambdas[i]);
        double before = path.trainingError(lambdas[i - 1]);
        assertTrue(error <= before * (1 + 1e-12), "training error at " + lambdas[i]);
        double radius = path.radius(lambdas[i]);
        assertTrue(radius >= path.radius(lambdas[i - 1]) * (1 - 1e-9), "norm at " + lambdas[i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void theTrainingErrorIsThatOfTheRows(double alpha) {
    for (Design design : List.of(TALL, WIDE)) {
      double[] lambdas = lambdas(design, Penalty.of(alpha));
      Path path = Fits.path(design, Penalty.of(alpha), lambdas);
      for (double lambda : lambdas) {
        double rows = path.at(lambda).loss(Measure.SQUARED_ERROR, design);
        assertEquals(rows, path.trainingError(lambda), 1e-9 * Testing.deviations(design)[0]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void aTargetInAnotherUnitOnlyChangesUnits(double alpha) {
    double[] target = Arrays.stream(TALL.target()).map(y -> 1000 * y).toArray();
    Design thousand = Design.unweighted(TALL.allRows(), target);
    Penalty penalty = Penalty.of(alpha);
    double[] lambdas = lambdas(TALL, penalty);
    double[] scaled = Arrays.stream(lambdas).map(l -> 1000 * l).toArray();
    Path path = Fits.path(TALL, penalty, lambdas);
    Path larger = Fits.path(thousand, penalty, scaled);
    assertEquals(1000 * Fits.lambdaMax(TALL, penalty), Fits.lambdaMax(thousand, penalty), 1e-8);
    for (int i = 0; i < lambdas.length; i++) {
      for (double[] row : TALL.allRows()) {
        double expected = 1000 * path.at(lambdas[i]).predict(row);
        assertEquals(expected, larger.at(scaled[i]).predict(row), 1e-8);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void theUnitAndOriginOfAFeatureDoNotMatter(double alpha) {
    double[][] moved = new double[TALL.size()][];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = TALL.row(i).clone();
      moved[i][0] = moved[i][0] * 1e-3 - 5;
      moved[i][3] = moved[i][3] * 1e4 + 1e8;
      moved[i][4] += 1e8;
    }
    Design other = Design.unweighted(moved, TALL.target());
    double[] lambdas = lambdas(TALL, Penalty.of(alpha));
    Path path = Fits.path(TALL, Penalty.of(alpha), lambdas);
    Path same = Fits.path(other, Penalty.of(alpha), lambdas);
    for (double lambda : lambdas) {
      for (int i = 0; i < moved.length; i++) {
        double expected = path.at(lambda).predict(TALL.row(i));
        assertEquals(expected, same.at(lambda).predict(moved[i]), 1e-6, "λ = " + lambda);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void weightTwoIsTheRowTwice(double alpha) {
    int n = TALL.size();
    double[] weights = new double[n];
    double[][] rows = new double[n + 20][];
    double[] target = new double[n + 20];
    for (int i = 0; i < n + 20; i++) {
      rows[i] = TALL.row(i % n);
      target[i] = TALL.target()[i % n];
      weights[i % n]++;
    }
    Design twice = Design.unweighted(rows, target);
    Design weighted = Design.of(TALL.allRows(), TALL.target(), weights);
    double[] lambdas = lambdas(twice, Penalty.of(alpha));
    Path a = Fits.path(twice, Penalty.of(alpha), lambdas);
    Path b = Fits.path(weighted, Penalty.of(alpha), lambdas);
    for (double lambda : lambdas) {
      assertArrayEquals(a.at(lambda).coefficients(), b.at(lambda).coefficients(), 1e-9);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void asLambdaGoesToZeroThePathEndsInLeastSquares(double alpha) {
    Penalty penalty = Penalty.of(alpha);
    double lambda = Fits.lambdaMax(TALL, penalty) * 1e-9;
    double[] path = Fits.path(TALL, penalty, new double[] {lambda}).at(lambda).coefficients();
    assertArrayEquals(Fits.leastSquares(TALL, penalty).coefficients(), path, 1e-5);
  }

  @Test
  void aFactorOfZeroIsNeverShrunkAndAnInfiniteOneNeverEnters() {
    Double[] factors = new Double[15];
    Arrays.fill(factors, 1.0);
    factors[2] = 0.0;
    factors[0] = Double.POSITIVE_INFINITY;
    for (double alpha : new double[] {0, 0.4, 1}) {
      Penalty penalty = Penalty.of(alpha).withFactors(List.of(factors));
      double top = Fits.lambdaMax(TALL, penalty) * 1e4;
      Path path = Fits.path(TALL, penalty, new double[] {top, top * 1e-8});
      double[] column = Arrays.stream(TALL.allRows()).mapToDouble(r -> r[2]).toArray();
      double slope = slope(column, TALL.target());
      assertEquals(slope, path.at(top).coefficients()[2], 1e-5 * Math.abs(slope));
      assertEquals(0, path.at(top * 1e-8).coefficients()[0]);
    }
  }

  private static double slope(double[] x, double[] y) {
    double mx = Arrays.stream(x).average().orElseThrow();
    double my = Arrays.stream(y).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - mx) * (y[i] - my);
      xx += (x[i] - mx) * (x[i] - mx);
    }
    return xy / xx;
  }

  @Test
  void momentsAndRowsGiveTheSamePath() {
    int[] all = java.util.stream.IntStream.range(0, TALL.size()).toArray();
    for (double alpha : new double[] {0, 0.4, 1}) {
      double[] lambdas = lambdas(TALL, Penalty.of(alpha));
      Path moments = Fits.path(TALL, Penalty.of(alpha), lambdas);
      Path rows = LeastSquaresProblem.of(TALL, all, Penalty.of(alpha)).path(lambdas);
      for (double lambda : lambdas) {
        assertArrayEquals(moments.at(lambda).coefficients(), rows.at(lambda).coefficients(), 1e-9);
      }
    }
  }

  @Test
  void whatIsNoPenaltyOrNoGridIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Penalty.of(-0.1));
    assertThrows(IllegalArgumentException.class, () -> Penalty.of(1.1));
    assertThrows(IllegalArgumentException.class, () -> Penalty.of(Double.NaN));
    Penalty lasso = Penalty.lasso();
    assertThrows(IllegalArgumentException.class, () -> lasso.withFactors(List.of(1.0, -1.0)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Fits.path(TALL, lasso.withFactors(List.of(1.0)), new double[] {1}));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Fits.path(
                TALL, lasso.withFactors(java.util.Collections.nCopies(15, 0.0)), new double[] {1}));
    assertThrows(IllegalArgumentException.class, () -> Fits.path(TALL, lasso, new double[] {1, 2}));
    assertThrows(IllegalArgumentException.class, () -> Fits.path(TALL, lasso, new double[] {-1}));
    Path grid = Fits.path(TALL, Penalty.ridge(), new double[] {2, 1});
    assertThrows(IllegalArgumentException.class, () -> grid.at(1.5));
    assertThrows(
        IllegalArgumentException.class, () -> Fits.path(TALL, lasso, new double[] {1}).at(0.5));
  }

  @Test
  void badRowsAreRefused() {
    double[][] rows = {{1, 2}, {3, 4}};
    double[] ones = {1, 1};
    assertThrows(IllegalArgumentException.class, () -> Design.unweighted(new double[0][], ones));
    assertThrows(
        IllegalArgumentException.class, () -> Design.unweighted(rows, new double[] {1, 2, 3}));
    assertThrows(IllegalArgumentException.class, () -> Design.of(rows, ones, new double[] {1, -1}));
    assertThrows(IllegalArgumentException.class, () -> Design.of(rows, ones, new double[2]));
    assertThrows(
        IllegalArgumentException.class,
        () -> Design.unweighted(new double[][] {{1}, {Double.NaN}}, ones));
    assertThrows(
        IllegalArgumentException.class,
        () -> Design.unweighted(new double[][] {{1}, {1, 2}}, ones));
  }
}
