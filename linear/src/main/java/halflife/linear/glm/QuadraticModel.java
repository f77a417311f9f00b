package halflife.linear.glm;

import halflife.linear.data.Columns;
import halflife.linear.data.Vectors;
import java.util.Arrays;

/** A quadratic around a fit, moved one feature at a time. */
interface QuadraticModel {
  /** The gradient of the log-likelihood's quadratic for a feature, one value per output. */
  void gradient(int feature, double[] out);

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
    public void gradient(int feature, double[] out) {
      for (int k = 0; k < out.length; k++) {
        out[k] = gradient[k * width + feature];
      }
    }

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

    /** Σ d·centre of sparse columns, by output. */
    private final double[] shifts;

    private final double[] totals;

    private final boolean solves;

    /** Σ w x of what is stored by feature and pair of outputs; not a number where not yet taken. */
    private final double[] sums;

    Rows(RowHessian hessian, double[] gradient, Columns columns) {
      this.hessian = hessian;
      this.columns = columns;
      start = gradient;
      width = columns.width() + 1;
      moved = new double[gradient.length / width][columns.rows()];
      shifts = new double[moved.length];
      totals = new double[moved.length];
      solves = columns.mostlyZero();
      sums = new double[width * moved.length * moved.length];
      Arrays.fill(sums, Double.NaN);
    }

    @Override
    public void gradient(int feature, double[] out) {
      for (int k = 0; k < out.length; k++) {
        double inner = totals[k];
        if (feature < width - 1) {
          inner = columns.dot(feature, moved[k], 0) - columns.centre(feature) * totals[k];
          for (int l = 0; l < out.length; l++) {
            if (shifts[l] != 0) {
              inner -= shifts[l] * sum(feature, k, l);
            }
          }
        }
        out[k] = start[k * width + feature] - inner;
      }
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
        shifts[l] += feature == width - 1 ? 0 : d[l] * columns.centre(feature);
      }
    }
  }
}
