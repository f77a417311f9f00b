package halflife.linear.glm;

import halflife.linear.leastsquares.CholeskyFactor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * H + R over some entries without the terms that couple different classes: for each class a matrix
 * over features, factored.
 *
 * <p>Coefficients that change by the same in all classes change no fit, so H does not resist it,
 * but these blocks would. Where all classes of a feature take part, such changes are taken out.
 *
 * @param positions the positions of each class's entries
 * @param factors the factors of their matrices
 * @param alike the positions of each feature's entries, where it has one of every class
 */
record FeatureBlocks(int[][] positions, CholeskyFactor[] factors, List<int[]> alike)
    implements Preconditioner {
  private static final double DEPENDENT = 1e-13;

  /**
   * Makes the blocks.
   *
   * @param entries the rows and columns of H that take part
   * @param ridge the diagonal of R, one value per entry
   */
  static FeatureBlocks of(RowHessian hessian, int[] entries, double[] ridge) {
    int outputs = hessian.outputs();
    int[][] positions = new int[outputs][];
    CholeskyFactor[] factors = new CholeskyFactor[outputs];
    for (int k = 0; k < outputs; k++) {
      double[][] block = hessian.ofClass(k);
      int output = k;
      int[] own =
          IntStream.range(0, entries.length)
              .filter(a -> entries[a] / hessian.width() == output)
              .toArray();
      double[][] upper = new double[own.length][own.length];
      for (int i = 0; i < own.length; i++) {
        int j = entries[own[i]] % hessian.width();
        upper[i][i] = block[j][j] * (1 + HessianApproximation.RIDGE) + ridge[own[i]];
        for (int h = i + 1; h < own.length; h++) {
          int l = entries[own[h]] % hessian.width();
          upper[i][h] = block[Math.min(j, l)][Math.max(j, l)];
        }
      }
      factors[k] = new CholeskyFactor(upper, DEPENDENT);
      positions[k] = own;
    }
    return new FeatureBlocks(positions, factors, alike(hessian, entries, ridge));
  }

  private static List<int[]> alike(RowHessian hessian, int[] entries, double[] ridge) {
    int[][] places = new int[hessian.width()][hessian.outputs()];
    int[] found = new int[hessian.width()];
    double[] least = new double[hessian.width()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    double[] most = new double[hessian.width()];
    for (int a = 0; a < entries.length; a++) {
      int j = entries[a] % hessian.width();
      places[j][entries[a] / hessian.width()] = a;
      found[j]++;
      least[j] = Math.min(least[j], ridge[a]);
      most[j] = Math.max(most[j], ridge[a]);
    }
    return IntStream.range(0, found.length)
        .filter(j -> found[j] == hessian.outputs() && least[j] == most[j])
        .mapToObj(j -> places[j])
        .toList();
  }

  @Override
  public void project(double[] right) {
    for (int[] places : alike) {
      double mean = 0;
      for (int place : places) {
        mean += right[place] / places.length;
      }
      for (int place : places) {
        right[place] -= mean;
      }
    }
  }

  @Override
  public double[] solve(double[] right) {
    double[] result = new double[right.length];
    for (int k = 0; k < factors.length; k++) {
      double[] own = new double[positions[k].length];
      for (int i = 0; i < own.length; i++) {
        own[i] = right[positions[k][i]];
      }
      double[] solved = factors[k].solve(own);
      for (int i = 0; i < own.length; i++) {
        result[positions[k][i]] = solved[i];
      }
    }
    project(result);
    return result;
  }
}
