package halflife.linear.data;

import halflife.core.Internal;
import halflife.core.Workers;

/** The weighted inner products of all pairs of columns, from their rows. */
@Internal
public final class CrossProducts {
  /** The number of rows that are added to a row of the matrix while it is in the cache. */
  private static final int BLOCK = 16;

  private CrossProducts() {}

  /** Σ w x xᵀ of columns whose root is 1, p × p. */
  public static double[][] of(Columns columns, double[] weights) {
    int p = columns.width();
    double[] sums = new double[p];
    double total = columns.products(weights, 0, weights.length, sums, 0);
    double[][] out = new double[p][p];
    stored(columns, columns.storedByRow(), weights, out, Workers.ONE);
    columns.centre(out, sums, total);
    return out;
  }

  /** The cross-products with 1 as a last column. */
  public static double[][] withIntercept(
      Columns columns, double[][] rows, double[] weights, Workers workers) {
    int p = columns.width();
    double[] sums = new double[p];
    double total = columns.products(weights, 0, weights.length, sums, 0);
    double[][] out = new double[p + 1][p + 1];
    stored(columns, rows, weights, out, workers);
    columns.centre(out, sums, total);
    for (int j = 0; j < p; j++) {
      out[j][p] = sums[j];
      out[p][j] = sums[j];
    }
    out[p][p] = total;
    return out;
  }

  /**
   * Adds Σ w x xᵀ of the first n rows, right of the diagonal, to rows of sums.
   *
   * @param from the row of the sums that is of feature 0
   * @param p the number of features
   */
  public static void addRows(
      double[][] rows, double[] weights, int n, double[][] sums, int from, int p) {
    for (int at = 0; at < n; at += BLOCK) {
      int to = Math.min(n, at + BLOCK);
      if (anyWeight(weights, at, to)) {
        for (int i = 0; i < p; i++) {
          add(rows, weights, at, to, i, p, sums[from + i]);
        }
      }
    }
  }

  /** Σ w z zᵀ of rows, right of the diagonal; each task has its own rows of the matrix. */
  private static void stored(
      Columns columns, double[][] rows, double[] weights, double[][] out, Workers workers) {
    int p = columns.width();
    int tasks = workers.threads();
    if (columns.mostlyZero()) {
      workers.run(tasks, task -> addPairs(rows, weights, out, task, tasks));
      return;
    }
    workers.run(
        tasks,
        task -> {
          for (int from = 0; from < rows.length; from += BLOCK) {
            int to = Math.min(rows.length, from + BLOCK);
            if (anyWeight(weights, from, to)) {
              for (int i = task; i < p; i += tasks) {
                add(rows, weights, from, to, i, p, out[i]);
              }
            }
          }
        });
  }

  /** Adds the pairs of a row's values that are not 0, which are few. */
  private static void addPairs(
      double[][] rows, double[] weights, double[][] out, int task, int tasks) {
    int[] at = new int[out.length];
    for (int r = 0; r < rows.length; r++) {
      int size = weights[r] == 0 ? 0 : nonzero(rows[r], at);
      for (int a = 0; a < size; a++) {
        if (at[a] % tasks == task) {
          addPairs(weights[r], rows[r], at, a, size, out[at[a]]);
        }
      }
    }
  }

  private static void addPairs(
      double weight, double[] row, int[] at, int from, int size, double[] out) {
    double value = weight * row[at[from]];
    for (int b = from; b < size; b++) {
      out[at[b]] += value * row[at[b]];
    }
  }

  /** Finds the places where a row is not 0; returns their number. */
  private static int nonzero(double[] row, int[] at) {
    int size = 0;
    for (int j = 0; j < row.length; j++) {
      if (row[j] != 0) {
        at[size++] = j;
      }
    }
    return size;
  }

  private static boolean anyWeight(double[] weights, int from, int to) {
    for (int i = from; i < to; i++) {
      if (weights[i] != 0) {
        return true;
      }
    }
    return false;
  }

  private static void add(
      double[][] rows, double[] weights, int from, int to, int i, int p, double[] out) {
    int r = from;
    for (; r + 3 < to; r += 4) {
      double[] a = rows[r];
      double[] b = rows[r + 1];
      double[] c = rows[r + 2];
      double[] d = rows[r + 3];
      add(
          weights[r] * a[i],
          weights[r + 1] * b[i],
          weights[r + 2] * c[i],
          weights[r + 3] * d[i],
          a,
          b,
          c,
          d,
          out,
          i,
          p);
    }
    for (; r < to; r++) {
      Vectors.add(weights[r] * rows[r][i], rows[r], out, i, p);
    }
  }

  private static void add(
      double wa,
      double wb,
      double wc,
      double wd,
      double[] a,
      double[] b,
      double[] c,
      double[] d,
      double[] out,
      int from,
      int to) {
    for (int j = from; j < to; j++) {
      out[j] += wa * a[j] + wb * b[j] + wc * c[j] + wd * d[j];
    }
  }
}
