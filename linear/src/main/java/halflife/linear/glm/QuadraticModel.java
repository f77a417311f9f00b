package halflife.linear.glm;

import halflife.linear.data.Columns;
import halflife.linear.data.Vectors;
import java.util.Arrays;

/** A quadratic around a fit, moved one feature at a time. */
interface QuadraticModel {
  /** The gradient of the log-likelihood's quadratic for a feature, one value per output. */
  default void gradient(int feature, double[] out) {
    for (int k = 0; k < out.length; k++) {
      out[k] = gradient(feature, k);
    }
  }

  /**
   * The gradient for a feature of one output. After {@link #move(int, int, double)} of this output
   * it is right at once, for the others after {@link #settle}.
   */
  double gradient(int feature, int output);

  /**
   * Adds d to a feature's coefficient of one output, and leaves the other outputs for later.
   *
   * @param feature no intercept
   */
  void move(int feature, int output, double d);

  /** Tells the other outputs what has been moved of one. */
  void settle(int output);

  /** The curvature of a feature between two outputs. */
  double curvature(int feature, int k, int l);

  /** Adds d, one value per output, to a feature's coefficients. */
  void move(int feature, double[] d);

  /** The curvature between any two entries. */
  HessianApproximation hessian();

  /** Whether {@link #solve} takes about as long as going round once or twice. */
  boolean solves();

  /**
   * The changes of some entries that bring their gradients to given values.
   *
   * @param entries of a fit
   * @param ridge the terms added to the curvature of each
   * @param right the amount by which the gradient of each is to fall
   * @param slack the largest miss
   */
  double[] solve(int[] entries, double[] ridge, double[] right, double slack);

  /** A model with the gradient kept up to date in a stored matrix. */
  final class Stored implements QuadraticModel {
    private final DenseHessian hessian;
    private final double[] gradient;
    private final int width;
    private final double[] image;

    Stored(DenseHessian hessian, double[] gradient) {
      this.hessian = hessian;
      this.gradient = gradient.clone();
      width = hessian.blocks()[0][0].length;
      image = new double[gradient.length];
    }

    @Override
    public double gradient(int feature, int output) {
      return gradient[output * width + feature];
    }

    @Override
    public void move(int feature, int output, double d) {
      int[] entry = {output * width + feature};
      hessian.multiply(entry, 1, new double[] {d}, image);
      Vectors.add(-1, image, gradient, gradient.length);
    }

    @Override
    public void settle(int output) {}

    @Override
    public double curvature(int feature, int k, int l) {
      return hessian.at(k, feature, l, feature);
    }

    @Override
    public void move(int feature, double[] d) {
      int[] entries = new int[d.length];
      Arrays.setAll(entries, k -> k * width + feature);
      hessian.multiply(entries, d.length, d, image);
      Vectors.add(-1, image, gradient, gradient.length);
    }

    @Override
    public HessianApproximation hessian() {
      return hessian;
    }

    @Override
    public boolean solves() {
      return false;
    }

    @Override
    public double[] solve(int[] entries, double[] ridge, double[] right, double slack) {
      throw new UnsupportedOperationException();
    }
  }

  /** A model with the change of every row kept, for problems too wide to store, or sparse. */
  final class Rows implements QuadraticModel {
    private final RowHessian hessian;
    private final double[] start;
    private final Columns columns;
    private final int width;

    /** The change of every row, but for what sparse columns' centres take from it. */
    private final double[][] moved;

    /** Σ d·centre of sparse columns that moved lacks, by its output and that of d. */
    private final double[][] shifts;

    private final double[] totals;

    /** By output: the change of every row that the other outputs have not been told. */
    private final double[][] untold;

    /** Σ d·centre of it. */
    private double untoldShift;

    private final double[] ones;

    private final boolean solves;

    /** Σ w x of what is stored by feature and pair of outputs; not a number where not yet taken. */
    private final double[] sums;

    Rows(RowHessian hessian, double[] gradient, Columns columns) {
      this.hessian = hessian;
      this.columns = columns;
      start = gradient;
      width = columns.width() + 1;
      moved = new double[gradient.length / width][columns.rows()];
      shifts = new double[moved.length][moved.length];
      totals = new double[moved.length];
      untold = new double[moved.length][columns.rows()];
      ones = new double[columns.rows()];
      Arrays.fill(ones, 1);
      solves = columns.mostlyZero();
      sums = new double[width * moved.length * moved.length];
      Arrays.fill(sums, Double.NaN);
    }

    @Override
    public double gradient(int feature, int output) {
      double inner = totals[output];
      if (feature < width - 1) {
        inner = columns.dot(feature, moved[output], 0) - columns.centre(feature) * totals[output];
        double[] lacking = shifts[output];
        for (int l = 0; l < lacking.length; l++) {
          if (lacking[l] != 0) {
            inner -= lacking[l] * sum(feature, output, l);
          }
        }
      }
      return start[output * width + feature] - inner;
    }

    @Override
    public void move(int feature, int output, double d) {
      double[] weights = hessian.weights(output, output);
      double total = hessian.total(output, output);
      double centre = columns.centre(feature);
      columns.addWeighted(feature, d, weights, moved[output]);
      if (moved.length > 1) {
        columns.addWeighted(feature, d, ones, untold[output]);
      }
      totals[output] += d * (sum(feature, output, output) - centre * total);
      shifts[output][output] += d * centre;
      untoldShift += d * centre;
    }

    @Override
    public void settle(int output) {
      double[] change = untold[output];
      for (int k = 0; k < moved.length; k++) {
        if (k == output) {
          continue;
        }
        double[] weights = hessian.weights(k, output);
        double sum = 0;
        for (int i = 0; i < change.length; i++) {
          double weighted = weights[i] * (change[i] - untoldShift);
          moved[k][i] += weighted;
          sum += weighted;
        }
        totals[k] += sum;
      }
      Arrays.fill(change, 0);
      untoldShift = 0;
    }

    @Override
    public double curvature(int feature, int k, int l) {
      return hessian.at(k, feature, l, feature);
    }

    /** Σ w x of what a feature stores, for a pair of outputs. */
    private double sum(int feature, int k, int l) {
      int at = (feature * moved.length + k) * moved.length + l;
      if (Double.isNaN(sums[at])) {
        sums[at] = columns.dot(feature, hessian.weights(k, l), 0);
      }
      return sums[at];
    }

    @Override
    public HessianApproximation hessian() {
      return hessian;
    }

    @Override
    public boolean solves() {
      return solves;
    }

    @Override
    public double[] solve(int[] entries, double[] ridge, double[] right, double slack) {
      return ConjugateGradients.solve(hessian, entries, ridge, right, slack);
    }

    @Override
    public void move(int feature, double[] d) {
      for (int l = 0; l < d.length; l++) {
        if (d[l] == 0) {
          continue;
        }
        for (int k = 0; k < moved.length; k++) {
          double[] weights = hessian.weights(k, l);
          double total = hessian.total(k, l);
          if (feature == width - 1) {
            Vectors.add(d[l], weights, moved[k], weights.length);
            totals[k] += d[l] * total;
          } else {
            columns.addWeighted(feature, d[l], weights, moved[k]);
            totals[k] += d[l] * (sum(feature, k, l) - columns.centre(feature) * total);
          }
        }
        for (int k = 0; k < moved.length && feature < width - 1; k++) {
          shifts[k][l] += d[l] * columns.centre(feature);
        }
      }
    }
  }
}
