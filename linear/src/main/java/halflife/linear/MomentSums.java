package halflife.linear;

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

  private MomentSums(Design design) {
    p = design.features();
    int last = design.size() - 1;
    double[] a = design.rows()[0];
    double[] b = design.rows()[last / 2];
    double[] c = design.rows()[last];
    shift = new double[p];
    for (int j = 0; j < p; j++) {
      shift[j] = middle(a[j], b[j], c[j]);
    }
    double[] y = design.target();
    targetShift = middle(y[0], y[last / 2], y[last]);
    offset = new double[p];
  }

  private static double middle(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  static Moments of(Design design, int[] members) {
    return new MomentSums(design).sum(design, members);
  }

  private Moments sum(Design design, int[] members) {
    findMeans(design, members);
    double[][] cross = new double[p][p];
    double[] withTarget = new double[p];
    double target = 0;
    double[][] block = new double[BLOCK][p];
    double[] y = new double[BLOCK];
    for (int from = 0; from < members.length; from += BLOCK) {
      for (int b = 0; b < BLOCK; b++) {
        if (from + b < members.length) {
          y[b] = centre(design, members[from + b], block[b]);
        } else {
          java.util.Arrays.fill(block[b], 0);
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

  private void findMeans(Design design, int[] members) {
    for (int i : members) {
      double w = design.weights()[i];
      double[] row = design.rows()[i];
      for (int j = 0; j < p; j++) {
        offset[j] += w * (row[j] - shift[j]);
      }
      targetOffset += w * (design.target()[i] - targetShift);
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
  private double centre(Design design, int i, double[] out) {
    double root = Math.sqrt(design.weights()[i]);
    double[] row = design.rows()[i];
    for (int j = 0; j < p; j++) {
      out[j] = root * (row[j] - shift[j] - offset[j]);
    }
    return root * (design.target()[i] - targetShift - targetOffset);
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
