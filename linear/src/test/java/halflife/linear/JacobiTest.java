package halflife.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JacobiTest {
  /** XᵀX of a random X with this many rows. */
  private static double[][] gram(int n, int rank, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[][] a = new double[n][n];
    for (int r = 0; r < rank; r++) {
      double[] x = new double[n];
      Arrays.setAll(x, j -> Math.exp(2 * random.nextGaussian()) * (random.nextInt(2) * 2 - 1));
      for (int i = 0; i < n; i++) {
        Vectors.add(x[i], x, a[i], n);
      }
    }
    return a;
  }

  private static double[] falling(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] turned = new double[sorted.length];
    Arrays.setAll(turned, k -> sorted[sorted.length - 1 - k]);
    return turned;
  }

  /** A v = e v with orthonormal v, and the eigenvalues of EJML. */
  private static void check(double[][] a) {
    int n = a.length;
    double[][] found = Jacobi.decompose(n, (i, j) -> a[i][j]);
    assertEquals(n + 1, found.length);
    double top = Math.max(Arrays.stream(found[n]).max().orElseThrow(), Double.MIN_NORMAL);
    for (int k = 0; k < n; k++) {
      for (int l = 0; l <= k; l++) {
        assertEquals(k == l ? 1 : 0, Vectors.dot(found[k], found[l], n), 1e-13);
      }
      for (int i = 0; i < n; i++) {
        double image = Vectors.dot(a[i], found[k], n);
        assertEquals(found[n][k] * found[k][i], image, 1e-13 * n * top);
      }
    }
    double[] theirs = Spectrum.ofSymmetric(a).values();
    assertArrayEquals(theirs, falling(found[n]), 1e-13 * n * top);
  }

  @Test
  void eigenvaluesAreEjmlsAndVectorsAreOrthonormal() {
    for (int n = 1; n <= 12; n++) {
      for (int seed = 0; seed < 20; seed++) {
        check(gram(n, n + 2, 100L * n + seed));
      }
    }
  }

  @Test
  void whatIsSingularHasEigenvaluesOfZeroAndNoneBelow() {
    for (int n = 2; n <= 8; n++) {
      double[][] a = gram(n, n / 2, n);
      check(a);
      double[] values = falling(Jacobi.decompose(n, (i, j) -> a[i][j])[n]);
      assertEquals(0, values[n - 1], 1e-14 * values[0]);
      Arrays.stream(values).forEach(e -> assertEquals(Math.abs(e), e, "not below 0"));
    }
  }

  /** I − 11ᵀ/4, the curvature of four classes that are equally likely, has 0 once and 1 thrice. */
  @Test
  void repeatedEigenvaluesHaveOrthonormalVectorsTheSame() {
    double[][] centring = new double[4][4];
    double[][] twos = new double[5][5];
    for (int i = 0; i < 5; i++) {
      twos[i][i] = 2;
      for (int j = 0; j < 4 && i < 4; j++) {
        centring[i][j] = (i == j ? 1 : 0) - 0.25;
      }
    }
    check(centring);
    check(twos);
    double[] values = falling(Jacobi.decompose(4, (i, j) -> centring[i][j])[4]);
    assertArrayEquals(new double[] {1, 1, 1, 0}, values, 1e-15);
  }

  @Test
  void oneByOneIsItselfAndNothingIsNothing() {
    double[][] one = Jacobi.decompose(1, (i, j) -> 0.7);
    assertArrayEquals(new double[] {1}, one[0]);
    assertArrayEquals(new double[] {0.7}, one[1]);
    check(new double[3][3]);
  }
}
