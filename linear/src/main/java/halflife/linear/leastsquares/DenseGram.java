package halflife.linear.leastsquares;

import halflife.linear.data.Vectors;
import java.util.Arrays;

/** A stored, symmetric Gram matrix: O(p²) memory, for tables with more rows than features. */
public record DenseGram(double[][] matrix) implements Gram {
  @Override
  public double at(int i, int j) {
    return matrix[i][j];
  }

  @Override
  public void multiply(int[] active, int size, double[] coefficients, double[] out) {
    Arrays.fill(out, 0);
    int p = out.length;
    int a = 0;
    for (; a + 3 < size; a += 4) {
      double[] r0 = matrix[active[a]];
      double[] r1 = matrix[active[a + 1]];
      double[] r2 = matrix[active[a + 2]];
      double[] r3 = matrix[active[a + 3]];
      double c0 = coefficients[a];
      double c1 = coefficients[a + 1];
      double c2 = coefficients[a + 2];
      double c3 = coefficients[a + 3];
      for (int j = 0; j < p; j++) {
        out[j] += c0 * r0[j] + c1 * r1[j] + c2 * r2[j] + c3 * r3[j];
      }
    }
    for (; a < size; a++) {
      Vectors.add(coefficients[a], matrix[active[a]], out, p);
    }
  }
}
