package halflife.linear.leastsquares;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyFactorTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 5, 8, 30, 63})
  void solvesItsEquations(int n) {
    double[][] a = products(n, n + 3);
    double[] x = new CholeskyFactor(upper(a), 1e-13).solve(numbers(n));
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += a[i][j] * x[j];
      }
      assertEquals(numbers(n)[i], sum, 1e-8, "equation " + i);
    }
  }

  @Test
  void whatDependsOnRowsBeforeItDoesNotMove() {
    double[][] a = {
      {4, 2, 4, 2, 1},
      {2, 5, 2, 1, 3},
      {4, 2, 4, 2, 1}, // the first again
      {2, 1, 2, 3, 1},
      {1, 3, 1, 1, 9}
    };
    double[] x = new CholeskyFactor(upper(a), 1e-13).solve(new double[] {1, 2, 1, 4, 5});
    assertEquals(0, x[2]);
    for (int i = 0; i < 5; i++) {
      double sum = 0;
      for (int j = 0; j < 5; j++) {
        sum += a[i][j] * x[j];
      }
      assertEquals(new double[] {1, 2, 1, 4, 5}[i], sum, 1e-13);
    }
  }

  /** The inner products of n random columns. */
  private static double[][] products(int n, int rows) {
    SplitMix64 random = new SplitMix64(n);
    double[][] columns = new double[n][rows];
    for (double[] column : columns) {
      for (int i = 0; i < rows; i++) {
        column[i] = random.nextGaussian();
      }
    }
    double[][] a = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int r = 0; r < rows; r++) {
          a[i][j] += columns[i][r] * columns[j][r];
        }
      }
    }
    return a;
  }

  /** A copy whose entries below the diagonal are never to be read. */
  private static double[][] upper(double[][] a) {
    double[][] upper = new double[a.length][];
    for (int i = 0; i < a.length; i++) {
      upper[i] = a[i].clone();
      for (int j = 0; j < i; j++) {
        upper[i][j] = Double.NaN;
      }
    }
    return upper;
  }

  private static double[] numbers(int n) {
    double[] numbers = new double[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = 1 + i % 3;
    }
    return numbers;
  }
}
