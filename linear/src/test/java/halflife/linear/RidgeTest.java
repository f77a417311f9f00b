package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.linear.cv.Range;
import halflife.linear.data.Design;
import halflife.linear.leastsquares.LeastSquaresProblem;
import halflife.linear.model.Grid;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Penalty;
import halflife.linear.model.Problem;
import halflife.linear.model.Ridge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RidgeTest {
  @Test
  void theGridIsEvenInDegreesOfFreedom() {
    for (Design design :
        List.of(
            Testing.correlated(80, 12, 0.9, 1, 1),
            Testing.correlated(20, 50, 0.2, 1, 2),
            Testing.correlated(50, 1, 0, 1, 3))) {
      Ridge ridge = Fits.ridge(design, Penalty.ridge());
      int rank = Math.min(design.size() - 1, design.width());
      assertEquals(rank, ridge.rank());
      double[] grid = ridge.grid(100);
      assertEquals(100, grid.length);
      for (int i = 0; i < 100; i++) {
        double expected = rank * (0.01 + 0.989 * i / 99);
        assertEquals(expected, ridge.degrees(grid[i]), 1e-6 * rank);
      }
      Problem problem = LeastSquaresProblem.of(design, Penalty.ridge());
      double[] searched = Range.of(problem, true, new Grid.Auto()).lambdas();
      for (int i = 1; i < searched.length; i++) {
        assertTrue(searched[i] < searched[i - 1]);
        assertTrue(searched[i - 1] / searched[i] <= 1.5 * (1 + 1e-9), "no long steps in λ");
      }
    }
  }

  @Test
  void freeCoefficientsAreProjectedOut() {
    Design design = Testing.correlated(70, 9, 0.4, 1, 4);
    List<Double> factors = List.of(1.0, 0.0, 2.0, 1.0, 0.0, 0.5, 1.0, 1.0, 3.0);
    Penalty penalty = Penalty.ridge().withFactors(factors);
    Ridge ridge = Fits.ridge(design, penalty);
    assertEquals(2, ridge.degrees(1e12), 1e-6);
    double lambda = 0.7;
    double[] all = Arrays.stream(leaveOut(design, penalty, lambda)).toArray();
    assertArrayEquals(all, ridge.leaveOneOut(design, new double[] {lambda}), 1e-9);
  }

  /** Refits with each row left out, holding means and scales; means enter as a free intercept. */
  private static double[] leaveOut(Design design, Penalty penalty, double lambda) {
    int n = design.size();
    int p = design.width();
    double[] scales = Testing.deviations(design);
    double[] factors = penalty.rescaledFactors(p);
    double mean = Arrays.stream(design.target()).average().orElseThrow();
    double sy =
        Math.sqrt(
            Arrays.stream(design.target())
                .map(y -> (y - mean) * (y - mean))
                .average()
                .orElseThrow());
    double l2 = lambda / sy;
    double sum = 0;
    for (int out = 0; out < n; out++) {
      double[][] a = new double[p + 1][p + 2];
      for (int i = 0; i < n; i++) {
        double[] z = new double[p + 1];
        z[p] = 1;
        for (int j = 0; j < p; j++) {
          z[j] = design.row(i)[j] / scales[j];
        }
        for (int r = 0; i != out && r <= p; r++) {
          for (int c = 0; c <= p; c++) {
            a[r][c] += z[r] * z[c];
          }
          a[r][p + 1] += z[r] * design.target()[i];
        }
      }
      for (int j = 0; j < p; j++) {
        a[j][j] += n * l2 * factors[j];
      }
      double[] b = gauss(a);
      double prediction = b[p];
      for (int j = 0; j < p; j++) {
        prediction += b[j] * design.row(out)[j] / scales[j];
      }
      sum += (design.target()[out] - prediction) * (design.target()[out] - prediction) / n;
    }
    return new double[] {sum};
  }

  private static double[] gauss(double[][] a) {
    int n = a.length;
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k; i < n; i++) {
        pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
      }
      double[] swap = a[k];
      a[k] = a[pivot];
      a[pivot] = swap;
      for (int i = 0; i < n; i++) {
        if (i != k) {
          double f = a[i][k] / a[k][k];
          for (int j = k; j <= n; j++) {
            a[i][j] -= f * a[k][j];
          }
        }
      }
    }
    double[] x = new double[n];
    Arrays.setAll(x, i -> a[i][n] / a[i][i]);
    return x;
  }

  @Test
  void withoutDegreesLeftGeneralizedCvIsInfinite() {
    Design design = Testing.correlated(20, 40, 0, 1, 6);
    Ridge ridge = Fits.ridge(design, Penalty.ridge());
    assertTrue(Double.isInfinite(ridge.generalizedCv(1e-14)));
    assertTrue(Double.isFinite(ridge.generalizedCv(1)));
  }

  @Test
  void constantColumnsAreLeftOut() {
    Design design = Testing.correlated(30, 5, 0, 1, 7);
    List<Double> coefficients = new ArrayList<>();
    design = Testing.changed(design, row -> row[3] = 4.2);
    LinearModel model = Fits.ridge(design, Penalty.ridge()).path(new double[] {0.1}).model(0);
    for (double b : model.coefficients()) {
      coefficients.add(b);
    }
    assertEquals(0, coefficients.get(3));
    assertEquals(4, model.nonzero());
  }
}
