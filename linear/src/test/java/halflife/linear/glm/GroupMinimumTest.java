package halflife.linear.glm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.SplitMix64;
import halflife.linear.data.Vectors;
import org.junit.jupiter.api.Test;

class GroupMinimumTest {
  /** (H + l2 I)u + l1 u/‖u‖ = c where u ≠ 0, and ‖c‖ ≤ l1 where it is 0. */
  @Test
  void theGradientIsZeroAtTheMinimum() {
    SplitMix64 random = new SplitMix64(11);
    for (int size = 1; size <= 12; size++) {
      for (double l1 : new double[] {1e-8, 0.01, 1, 100}) {
        for (int rank = 1; rank <= size; rank++) {
          double[][] roots = new double[rank][size];
          double[] c = new double[size];
          for (int k = 0; k < size; k++) {
            for (double[] root : roots) {
              root[k] = random.nextGaussian();
            }
          }
          for (double[] root : roots) {
            Vectors.add(random.nextGaussian() * 3, root, c, size); // within the range of H
          }
          double[][] h = new double[size][size];
          for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
              for (double[] root : roots) {
                h[k][l] += root[k] * root[l];
              }
              h[k][l] += k == l ? 1e-9 : 0;
            }
          }
          double[] u = GroupMinimum.of(size, (k, l) -> h[k][l]).at(c, l1, 0.001);
          double norm = Math.sqrt(Vectors.dot(u, u, size));
          double length = Math.sqrt(Vectors.dot(c, c, size));
          String where = size + " entries, rank " + rank + ", l1 = " + l1;
          if (length <= l1) {
            assertArrayEquals(new double[size], u, where);
            continue;
          }
          for (int k = 0; k < size; k++) {
            double left = c[k] - Vectors.dot(h[k], u, size) - 0.001 * u[k] - l1 * u[k] / norm;
            assertEquals(0, left, 1e-9 * (1 + length), where);
          }
        }
      }
    }
  }
}
