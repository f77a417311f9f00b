package halflife.linear.leastsquares;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.linear.Testing;
import halflife.linear.data.Design;
import halflife.linear.data.Moments;
import halflife.linear.data.Vectors;
import halflife.linear.model.Penalty;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpectrumTest {
  private static LeastSquaresProblem rows(Design design, Penalty penalty) {
    return LeastSquaresProblem.of(design, IntStream.range(0, design.size()).toArray(), penalty);
  }

  private static LeastSquaresProblem moments(Design design, Penalty penalty) {
    return LeastSquaresProblem.of(Moments.of(design, Workers.ONE), List.of(), penalty);
  }

  /** c − (G + l2 V) b over penalized and free features. */
  private static double[] gradient(LeastSquaresProblem problem, double[] b, double l2) {
    int p = problem.p;
    double[] product = new double[p];
    problem.gram.multiply(IntStream.range(0, p).toArray(), p, b, product);
    double[] result = new double[p];
    Arrays.setAll(
        result,
        j ->
            problem.usable(j)
                ? problem.correlation[j] - product[j] - l2 * problem.scaling.factors()[j] * b[j]
                : 0);
    return result;
  }

  @Test
  void everyRidgeSolvesItsEquations() {
    List<Double> factors = List.of(1.0, 0.0, 2.0, Double.POSITIVE_INFINITY, 0.5, 0.0);
    for (Design design :
        List.of(Testing.correlated(40, 6, 0.9, 1, 1), Testing.correlated(5, 6, 0.1, 1, 2))) {
      for (Penalty penalty : List.of(Penalty.ridge(), Penalty.ridge().withFactors(factors))) {
        for (LeastSquaresProblem problem :
            List.of(moments(design, penalty), rows(design, penalty))) {
          for (double l2 : new double[] {1e-6, 0.01, 1, 1e6}) {
            double[] b = DecomposedRidge.of(problem).coefficients(l2);
            double[] zero = new double[6];
            assertArrayEquals(zero, gradient(problem, b, l2), 1e-10, "l2 = " + l2);
          }
        }
      }
    }
  }

  /**
   * The square of what tells such columns apart is lost in the rounding of their moments; the part
   * that the target has in it is not (seed 40777 of the table storm).
   */
  @Test
  void columnsThatAreEqualToTenDigitsStillSolveTheirEquations() {
    for (long seed = 1; seed <= 20; seed++) {
      SplitMix64 random = new SplitMix64(seed);
      double[][] table = new double[28][2];
      double[] y = new double[28];
      for (int i = 0; i < y.length; i++) {
        table[i][0] = 2 + random.nextGaussian();
        table[i][1] = table[i][0] * (1 + 1e-10 * random.nextGaussian());
        y[i] = random.nextGaussian();
      }
      LeastSquaresProblem problem = moments(Design.unweighted(table, y), Penalty.ridge());
      double largest = Math.abs(problem.correlation[0]);
      for (double l2 : new double[] {1e-3, 1, 1e6}) {
        double[] b = DecomposedRidge.of(problem).coefficients(l2);
        double[] left = gradient(problem, b, l2);
        assertArrayEquals(new double[2], left, 1e-13 + 1e-12 * largest, "seed " + seed);
      }
    }
  }

  /** Pairs of columns that are equal to five digits, and fewer rows than columns. */
  @Test
  void nearlyEqualColumnsTakeNothingFromTheEquations() {
    for (int seed = 1; seed <= 20; seed++) {
      Design apart = Testing.correlated(7, 8, 0.1, 1, seed);
      Design design =
          Testing.changed(
              apart,
              x -> {
                for (int j = 1; j < 8; j += 2) {
                  x[j] = (float) (1000 + x[j - 1]) - 1000.0;
                }
              });
      LeastSquaresProblem problem = rows(design, Penalty.ridge());
      for (double l2 : new double[] {1e-12, 1e-9, 1e-6}) {
        double[] b = DecomposedRidge.of(problem).coefficients(l2);
        assertArrayEquals(new double[8], gradient(problem, b, l2), 1e-10, seed + ", l2 = " + l2);
      }
    }
  }

  @Test
  void fromRowsAndFromMomentsAreTheSame() {
    Design wide = Testing.correlated(15, 40, 0.3, 1, 3);
    Spectrum a = Spectrum.of(rows(wide, Penalty.ridge()));
    Spectrum b = Spectrum.of(moments(wide, Penalty.ridge()));
    assertEquals(14, a.directions().rank());
    assertEquals(14, b.directions().rank());
    for (double l2 : new double[] {0, 0.01, 1}) {
      assertEquals(a.directions().degrees(l2), b.directions().degrees(l2), 1e-9);
      assertArrayEquals(a.coefficients(l2), b.coefficients(l2), 1e-9);
    }
  }

  @Test
  void withoutDecayTheNormIsTheSmallestOfAllSolutions() {
    Design wide = Testing.correlated(10, 14, 0.2, 1, 4);
    LeastSquaresProblem problem = rows(wide, Penalty.ridge());
    double[] b = LeastSquares.minimumNorm(problem);
    assertTrue(problem.trainingLoss(b) < 1e-18 * Math.pow(problem.targetScale(), 2));
    double norm = Vectors.dot(b, b, 14);
    double[] almost = DecomposedRidge.of(problem).coefficients(1e-9);
    assertEquals(norm, Vectors.dot(almost, almost, 14), 1e-5 * norm);
    for (int j = 0; j < 14; j++) {
      Penalty without = Penalty.ridge().withFactors(leaveOut(14, j));
      double[] other = LeastSquares.minimumNorm(rows(wide, without));
      assertTrue(Vectors.dot(other, other, 14) >= norm - 1e-9);
    }
  }

  private static List<Double> leaveOut(int p, int out) {
    return IntStream.range(0, p).mapToObj(j -> j == out ? Double.POSITIVE_INFINITY : 1.0).toList();
  }

  @Test
  void aDuplicateSharesItsCoefficient() {
    Design design = Testing.correlated(50, 4, 0.2, 1, 5);
    design = Testing.changed(design, row -> row[3] = row[0]);
    double[] b = LeastSquares.minimumNorm(moments(design, Penalty.ridge()));
    assertEquals(b[0], b[3], 1e-9);
    assertArrayEquals(
        new double[4], gradient(moments(design, Penalty.ridge()).withoutPenalty(), b, 0), 1e-10);
  }

  @Test
  void theDirectSolveAndTheDecompositionAgree() {
    Design design = Testing.correlated(60, 12, 0.5, 1, 6);
    LeastSquaresProblem problem = moments(design, Penalty.ridge());
    double[] direct = LeastSquares.minimumNorm(problem);
    double[] decomposed = Spectrum.of(problem.withoutPenalty()).coefficients(0);
    assertEquals(12, Spectrum.of(problem.withoutPenalty()).directions().rank());
    assertArrayEquals(direct, leastSquaresByRidge(problem), 1e-5);
    assertTrue(
        Arrays.stream(gradient(problem.withoutPenalty(), decomposed, 0))
            .allMatch(g -> Math.abs(g) < 1e-10));
  }

  private static double[] leastSquaresByRidge(LeastSquaresProblem problem) {
    return DecomposedRidge.of(problem).coefficients(1e-9);
  }
}
