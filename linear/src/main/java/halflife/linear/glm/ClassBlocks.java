package halflife.linear.glm;

import halflife.linear.leastsquares.ActiveFactor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * H + R over some entries but for what couples different features: for each feature a small matrix
 * over classes, factored.
 */
final class ClassBlocks implements Preconditioner {
  private final double[] diagonal;

  /** The positions of each feature's entries, where it has several. */
  private final int[][] positions;

  private final ActiveFactor[] factors;

  /**
   * Makes the blocks.
   *
   * @param entries the rows and columns of H that take part
   * @param ridge the diagonal of R, one value per entry
   */
  ClassBlocks(RowHessian hessian, int[] entries, double[] ridge) {
    diagonal = new double[entries.length];
    for (int a = 0; a < entries.length; a++) {
      diagonal[a] = hessian.at(entries[a], entries[a]) + ridge[a];
    }
    Map<Integer, int[]> blocks = new LinkedHashMap<>();
    for (int a = 0; a < entries.length && hessian.outputs() > 1; a++) {
      int[] one = {a};
      blocks.merge(entries[a] % hessian.width(), one, ClassBlocks::joined);
    }
    blocks.values().removeIf(block -> block.length < 2);
    positions = blocks.values().toArray(new int[0][]);
    factors = new ActiveFactor[positions.length];
    for (int f = 0; f < factors.length; f++) {
      factors[f] = factor(hessian, entries, positions[f]);
    }
  }

  private static int[] joined(int[] some, int[] one) {
    int[] all = Arrays.copyOf(some, some.length + 1);
    all[some.length] = one[0];
    return all;
  }

  private ActiveFactor factor(RowHessian hessian, int[] entries, int[] block) {
    ActiveFactor factor = new ActiveFactor();
    for (int i = 0; i < block.length; i++) {
      double[] products = new double[i];
      for (int j = 0; j < i; j++) {
        products[j] = hessian.at(entries[block[j]], entries[block[i]]);
      }
      if (!factor.add(products, diagonal[block[i]], 0)) {
        return new ActiveFactor();
      }
    }
    return factor;
  }

  /** Solves for a right side; a block that is not definite is taken for its diagonal. */
  @Override
  public double[] solve(double[] right) {
    double[] result = new double[right.length];
    for (int a = 0; a < right.length; a++) {
      result[a] = diagonal[a] > 0 ? right[a] / diagonal[a] : 0;
    }
    for (int f = 0; f < factors.length; f++) {
      int[] block = positions[f];
      if (factors[f].size() == block.length) {
        double[] own = new double[block.length];
        Arrays.setAll(own, i -> right[block[i]]);
        factors[f].solve(own);
        for (int i = 0; i < block.length; i++) {
          result[block[i]] = own[i];
        }
      }
    }
    return result;
  }
}
