package halflife.linear.leastsquares;

import halflife.linear.data.Vectors;
import java.util.Arrays;

/**
 * The Cholesky factor RᵀR of the active part of a Gram matrix, grown and shrunk one column at a
 * time.
 *
 * <p>Column-wise storage: column k of R has k + 1 values. Adding a column costs O(k²), dropping one
 * O(k²) by Givens rotations (Golub &amp; Van Loan, <i>Matrix Computations</i>, §6.5).
 */
final class ActiveFactor {
  private double[][] columns = new double[16][];
  private int size;

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /**
   * Adds a column.
   *
   * @param products its inner products with the columns that are in, in their order
   * @param square its own squared length, any ridge included
   * @param tolerance the smallest share of {@code square} that must be left after projection on the
   *     columns that are in
   * @return whether it was added; not if it depends on those, within the tolerance
   */
  boolean add(double[] products, double square, double tolerance) {
    double[] column = Arrays.copyOf(products, size + 1);
    double left = square;
    for (int i = 0; i < size; i++) {
      double[] r = columns[i];
      column[i] = (column[i] - Vectors.dot(r, column, i)) / r[i];
      left -= column[i] * column[i];
    }
    if (!(left > tolerance * square)) {
      return false;
    }
    column[size] = Math.sqrt(left);
    if (size == columns.length) {
      columns = Arrays.copyOf(columns, 2 * size);
    }
    columns[size++] = column;
    return true;
  }

  /**
   * Starts anew with the columns of a whole matrix.
   *
   * @return which of them are in; the others depend on those before them
   */
  boolean[] set(double[][] upper, double tolerance) {
    CholeskyFactor factor = new CholeskyFactor(upper, tolerance);
    boolean[] in = new boolean[upper.length];
    int[] kept = new int[upper.length];
    columns = new double[Math.max(16, upper.length)][];
    size = 0;
    for (int j = 0; j < upper.length; j++) {
      in[j] = factor.keeps(j);
      if (in[j]) {
        kept[size] = j;
        double[] column = new double[size + 1];
        for (int i = 0; i <= size; i++) {
          column[i] = factor.at(kept[i], j);
        }
        columns[size++] = column;
      }
    }
    return in;
  }

  /** Drops the column at a position; those behind it move up. */
  void drop(int position) {
    int last = size - 1;
    double[] cosines = new double[last];
    double[] sines = new double[last];
    for (int k = position; k < last; k++) {
      double[] column = columns[k + 1];
      for (int i = position; i < k; i++) {
        double upper = column[i];
        double lower = column[i + 1];
        column[i] = cosines[i] * upper + sines[i] * lower;
        column[i + 1] = cosines[i] * lower - sines[i] * upper;
      }
      double length = Math.hypot(column[k], column[k + 1]);
      cosines[k] = column[k] / length;
      sines[k] = column[k + 1] / length;
      column[k] = length;
      columns[k] = column;
    }
    size = last;
  }

  /** Solves RᵀR x = right, in place, over the first {@code size()} values. */
  void solve(double[] right) {
    for (int i = 0; i < size; i++) {
      double[] r = columns[i];
      right[i] = (right[i] - Vectors.dot(r, right, i)) / r[i];
    }
    for (int i = size - 1; i >= 0; i--) {
      double[] r = columns[i];
      double value = right[i] / r[i];
      right[i] = value;
      Vectors.add(-value, r, right, i);
    }
  }

  /**
   * The smallest share of a column's squared length that is left after projection on those before
   * it, whatever units the columns are in; 1 if there is none.
   */
  double conditioning() {
    double low = 1;
    for (int i = 0; i < size; i++) {
      double[] r = columns[i];
      low = Math.min(low, r[i] * r[i] / Vectors.dot(r, r, i + 1));
    }
    return low;
  }
}
