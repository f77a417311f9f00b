package halflife.linear.data;

import java.util.Arrays;

/**
 * The inner loop of {@link Moments}: centred cross-products of one chunk of rows.
 *
 * <p>Two passes over the chunk: means, then products of what is left after them, four rows at a
 * time. Every column is first shifted by one of its values, the middle one of three rows, so that a
 * constant column has a spread of exactly 0, a large mean costs no digits, and neither does one
 * wild value. The loops index all their arrays alike, which is what the JVM's compiler needs to
 * vectorize them.
 */
final class MomentSums {
  private static final int BLOCK = 4;

  private final int p;
  private final double[] shift;
  private final double targetShift;
  private final double[] offset;
  private double targetOffset;
  private double weight;

  /**
   * A value of each column and of the target, the middle one of three rows.
   *
   * @param features one value per feature
   * @param target one of the target
   */
  record Shifts(double[] features, double target) {
    static Shifts of(MomentRows rows) {
      int last = rows.size() - 1;
      double[] a = rows.rows(0, 1, new double[0][])[0];
      double[] b = rows.rows(last / 2, last / 2 + 1, new double[0][])[0];
      double[] c = rows.rows(last, last + 1, new double[0][])[0];
      double[] features = new double[rows.width()];
      Arrays.setAll(features, j -> middle(a[j], b[j], c[j]));
      double target = middle(rows.response(0), rows.response(last / 2), rows.response(last));
      return new Shifts(features, target);
    }

    private static double middle(double a, double b, double c) {
      return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
  }

  private MomentSums(Shifts shifts) {
    p = shifts.features().length;
    shift = shifts.features();
    targetShift = shifts.target();
    offset = new double[p];
  }

  /**
   * The moments of each fold's rows among some.
   *
   * @param first the number of the first of them
   * @param values p of each
   * @param members which of them are in each fold
   */
  static Moments[] ofFolds(
      MomentRows rows, Shifts shifts, int first, double[][] values, int[][] members) {
    Moments[] result = new Moments[members.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = new MomentSums(shifts).sum(rows, values, first, members[k]);
    }
    return result;
  }

  private Moments sum(MomentRows rows, double[][] values, int first, int[] members) {
    findMeans(rows, values, first, members);
    double[][] cross = new double[p][p];
    double[] withTarget = new double[p];
    double target = 0;
    double[][] block = new double[BLOCK][p];
    double[] y = new double[BLOCK];
    for (int from = 0; from < members.length; from += BLOCK) {
      for (int b = 0; b < BLOCK; b++) {
        if (from + b < members.length) {
          int i = members[from + b];
          y[b] = centre(rows, first + i, values[i], block[b]);
        } else {
          Arrays.fill(block[b], 0);
          y[b] = 0;
        }
      }
      add(block, cross);
      for (int b = 0; b < BLOCK; b++) {
        double[] row = block[b];
        double value = y[b];
        for (int j = 0; j < p; j++) {
          withTarget[j] += value * row[j];
        }
        target += value * value;
      }
    }
    return Moments.ofSums(
        members.length,
        weight,
        shift,
        offset,
        targetShift,
        targetOffset,
        cross,
        withTarget,
        target);
  }

  private void findMeans(MomentRows rows, double[][] values, int first, int[] members) {
    for (int i : members) {
      double w = rows.weight(first + i);
      double[] row = values[i];
      for (int j = 0; j < p; j++) {
        offset[j] += w * (row[j] - shift[j]);
      }
      targetOffset += w * (rows.response(first + i) - targetShift);
      weight += w;
    }
    if (weight > 0) {
      for (int j = 0; j < p; j++) {
        offset[j] /= weight;
      }
      targetOffset /= weight;
    }
  }

  /** Writes √w (x − x̄) of row i and returns √w (y − ȳ). */
  private double centre(MomentRows rows, int i, double[] row, double[] out) {
    double root = Math.sqrt(rows.weight(i));
    for (int j = 0; j < p; j++) {
      out[j] = root * (row[j] - shift[j] - offset[j]);
    }
    return root * (rows.response(i) - targetShift - targetOffset);
  }

  private void add(double[][] block, double[][] cross) {
    double[] a = block[0];
    double[] b = block[1];
    double[] c = block[2];
    double[] d = block[3];
    for (int i = 0; i < p; i++) {
      double[] out = cross[i];
      double ai = a[i];
      double bi = b[i];
      double ci = c[i];
      double di = d[i];
      for (int j = i; j < p; j++) {
        out[j] += ai * a[j] + bi * b[j] + ci * c[j] + di * d[j];
      }
    }
  }
}
