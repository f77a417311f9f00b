package halflife.linear.leastsquares;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.Workers;
import halflife.linear.Testing;
import halflife.linear.data.Design;
import halflife.linear.data.Moments;
import halflife.linear.data.Vectors;
import halflife.linear.model.Penalty;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The eigenvectors of another library give the same fits. */
class KrylovRidgeTest {
  private static LeastSquaresProblem rows(Design design, Penalty penalty) {
    return LeastSquaresProblem.of(design, IntStream.range(0, design.size()).toArray(), penalty);
  }

  private static LeastSquaresProblem moments(Design design, Penalty penalty) {
    return LeastSquaresProblem.of(Moments.of(design, Workers.ONE), List.of(), penalty);
  }

  private static void assertSame(LeastSquaresProblem problem, double[] strengths, double within) {
    DecomposedRidge ridge = DecomposedRidge.of(problem);
    Spectrum spectrum = Spectrum.of(problem);
    for (double l2 : strengths) {
      double[] expected = spectrum.coefficients(l2);
      double[] difference = Vectors.difference(ridge.coefficients(l2), expected);
      double length = Math.sqrt(Vectors.dot(expected, expected, problem.p));
      double off = Math.sqrt(Vectors.dot(difference, difference, problem.p));
      assertTrue(off <= within * length, "l2 = " + l2 + ": off by " + off / length);
      assertEquals(spectrum.directions().degrees(l2), ridge.degreesAt(l2), 1e-10 * problem.p);
    }
    assertEquals(spectrum.directions().rank(), ridge.rank());
  }

  @Test
  void agreesWithTheEigenvectors() {
    double[] strengths = {100, 1, 0.01, 1e-4};
    for (int p : new int[] {1, 2, 3, 7, 40, 120}) {
      for (double correlation : new double[] {0, 0.9}) {
        Design design = Testing.correlated(3 * p + 2, p, correlation, 1, 10 + p);
        assertSame(moments(design, Penalty.ridge()), strengths, 1e-11);
      }
    }
  }

  @Test
  void agreesWhereThereAreMoreFeaturesThanRows() {
    Design design = Testing.correlated(30, 90, 0.5, 1, 3);
    assertSame(rows(design, Penalty.ridge()), new double[] {10, 0.1, 1e-3}, 1e-11);
  }

  @Test
  void agreesWithFreeAndUnequalFactors() {
    List<Double> factors = new ArrayList<>();
    for (int j = 0; j < 24; j++) {
      factors.add(j % 7 == 3 ? 0.0 : j % 5 == 4 ? Double.POSITIVE_INFINITY : 0.5 + j % 3);
    }
    Penalty penalty = Penalty.ridge().withFactors(factors);
    double[] strengths = {10, 0.1, 1e-3};
    assertSame(moments(Testing.correlated(90, 24, 0.7, 1, 4), penalty), strengths, 1e-11);
    assertSame(rows(Testing.correlated(12, 24, 0.7, 1, 5), penalty), strengths, 1e-9);
  }

  /** Two correlations of the same size for all: the target draws along two directions alone. */
  @Test
  void endsWhereTheTargetHasNoPartInMoreDirections() {
    double[][] x = new double[16][4];
    double[] y = new double[16];
    for (int i = 0; i < 16; i++) {
      for (int j = 0; j < 4; j++) {
        x[i][j] = (i >> j) % 2;
      }
      y[i] = 2 * x[i][0] + x[i][1];
    }
    double[] b =
        DecomposedRidge.of(moments(Design.unweighted(x, y), Penalty.ridge())).coefficients(1);
    double[] expected = {0.5, 0.25, 0, 0};
    for (int j = 0; j < 4; j++) {
      assertEquals(expected[j], b[j], 1e-15);
    }
  }

  @Test
  void aTargetWithoutSpreadHasNoCoefficients() {
    Design design = Testing.correlated(20, 5, 0, 1, 6);
    LeastSquaresProblem problem =
        moments(
            Design.unweighted(
                IntStream.range(0, 20).mapToObj(design::row).toArray(double[][]::new),
                new double[20]),
            Penalty.ridge());
    for (double b : DecomposedRidge.of(problem).coefficients(0.1)) {
      assertEquals(0, b);
    }
  }

  /** A weaker strength after a stronger one goes on with what is there. */
  @Test
  void theOrderOfStrengthsChangesNothing() {
    LeastSquaresProblem problem = moments(Testing.correlated(200, 60, 0.3, 1, 7), Penalty.ridge());
    DecomposedRidge falling = DecomposedRidge.of(problem);
    DecomposedRidge rising = DecomposedRidge.of(problem);
    double[] strong = falling.coefficients(10);
    double[] weak = falling.coefficients(1e-3);
    double[] weakFirst = rising.coefficients(1e-3);
    double[] strongLast = rising.coefficients(10);
    for (int j = 0; j < 60; j++) {
      assertEquals(weak[j], weakFirst[j]);
      assertEquals(strong[j], strongLast[j], 1e-15);
    }
  }
}
