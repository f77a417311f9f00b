package halflife.linear.cv;

import halflife.linear.data.Moments;
import halflife.linear.data.Vectors;
import halflife.linear.leastsquares.DenseGram;
import halflife.linear.model.HeldOut;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.PathError;

/**
 * Held-out rows of which only the moments are kept: a path is scored in O(p · non-zeros) per λ.
 *
 * @param moments the moments of one fold, with both halves of their cross-products
 */
public record HeldOutMoments(Moments moments) implements HeldOut {
  @Override
  public double weight() {
    return moments.weight();
  }

  /**
   * The parts of E that depend on one model: its product with the cross-products, and its offset at
   * the mean.
   */
  private record View(double[] coefficients, double[] product, double withTarget, double offset) {}

  private View view(LinearModel model) {
    double[] b = model.coefficients();
    int p = b.length;
    int[] active = new int[p];
    double[] values = new double[p];
    int size = 0;
    double offset = moments.targetMean() - model.atMeans()[0];
    double withTarget = 0;
    for (int j = 0; j < p; j++) {
      if (b[j] != 0) {
        active[size] = j;
        values[size++] = b[j];
        withTarget += b[j] * moments.withTarget(j);
        offset -= b[j] * (moments.mean(j) - model.means()[j]);
      }
    }
    double[] product = new double[p];
    new DenseGram(moments.upperCross()).multiply(active, size, values, product);
    return new View(b, product, withTarget, offset);
  }

  /** E(a, b) = (S_yy − a·S_xy − b·S_xy + aᵀS_xx b)/Σw + offset_a · offset_b. */
  private double mean(View a, View b) {
    double sum =
        moments.target()
            - a.withTarget
            - b.withTarget
            + Vectors.dot(a.coefficients, b.product, b.product.length);
    return sum / moments.weight() + a.offset * b.offset;
  }

  @Override
  public double error(LinearModel model) {
    View view = view(model);
    return Math.max(0, mean(view, view));
  }

  @Override
  public PathError score(Path path) {
    double[] squares = new double[path.size()];
    double[] cross = new double[path.isPiecewiseLinear() ? path.size() - 1 : 0];
    View before = null;
    for (int i = 0; i < squares.length; i++) {
      View view = view(path.model(i));
      squares[i] = Math.max(0, mean(view, view));
      if (before != null && i <= cross.length) {
        cross[i - 1] = mean(before, view);
      }
      before = view;
    }
    return new PathError(path.lambdas(), squares, cross);
  }
}
