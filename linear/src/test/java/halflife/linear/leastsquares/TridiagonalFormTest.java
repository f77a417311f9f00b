package halflife.linear.leastsquares;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TridiagonalFormTest {
  /** Eigenvalues of the second difference are known: 4 sin²(kπ/2(n + 1)). */
  @Test
  void theSecondDifferenceHasItsValues() {
    for (int n : new int[] {1, 2, 3, 4, 17, 100}) {
      double[][] a = new double[n][n];
      double[] expected = new double[n];
      for (int i = 0; i < n; i++) {
        a[i][i] = 2;
        if (i > 0) {
          a[i][i - 1] = -1;
          a[i - 1][i] = -1;
        }
        expected[i] = 4 * Math.pow(Math.sin((n - i) * Math.PI / (2 * (n + 1))), 2);
      }
      assertArrayEquals(expected, TridiagonalForm.eigenvalues(a), 1e-14, "n = " + n);
    }
  }

  @Test
  void agreesWithAnotherLibrary() {
    SplitMix64 random = new SplitMix64(5);
    for (int n : new int[] {0, 1, 2, 3, 5, 8, 31, 64, 151}) {
      double[][] a = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          a[i][j] = random.nextGaussian() + (i == j ? 3 * Math.sqrt(n) : 0);
          a[j][i] = a[i][j];
        }
      }
      double[] expected = Spectrum.ofSymmetric(a).values();
      assertArrayEquals(expected, TridiagonalForm.eigenvalues(a), 1e-12 * (1 + n), "n = " + n);
    }
  }

  @Test
  void equalValuesAndNothingAtAll() {
    double[][] one = new double[6][6];
    for (double[] row : one) {
      Arrays.fill(row, 1);
    }
    assertArrayEquals(new double[] {6, 0, 0, 0, 0, 0}, TridiagonalForm.eigenvalues(one), 1e-14);
    assertArrayEquals(new double[5], TridiagonalForm.eigenvalues(new double[5][5]));
    double[][] diagonal = new double[4][4];
    for (int i = 0; i < 4; i++) {
      diagonal[i][i] = i % 2 == 0 ? 1e200 : 1e-200;
    }
    double[] values = TridiagonalForm.eigenvalues(diagonal);
    assertEquals(1e200, values[1]);
    assertEquals(1e-200, values[2]);
  }

  /** Cross-products of few rows: most values are rounding, which no turn settles to its digits. */
  @Test
  void fewerRowsThanFeatures() {
    for (int seed = 1; seed <= 60; seed++) {
      SplitMix64 random = new SplitMix64(seed);
      int rows = 2 + random.nextInt(40);
      int n = 90;
      double[][] a = new double[n][n];
      double trace = 0;
      for (int r = 0; r < rows; r++) {
        double[] x = new double[n];
        for (int j = 0; j < n; j++) {
          x[j] = seed % 2 == 0 ? random.nextGaussian() : random.nextInt(2) / Math.sqrt(rows);
        }
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            a[i][j] += x[i] * x[j];
          }
          trace += x[i] * x[i];
        }
      }
      double[] values = TridiagonalForm.eigenvalues(a);
      assertEquals(trace, Arrays.stream(values).sum(), 1e-11 * trace, "seed " + seed);
      for (int k = rows; k < n; k++) {
        assertEquals(0, values[k], 1e-12 * values[0], "seed " + seed);
      }
    }
  }
}
