package halflife.linear.model;

import halflife.core.Internal;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.data.Design;
import halflife.linear.data.Feature;
import halflife.linear.data.Vectors;
import java.util.Arrays;

/** Held-out rows kept as rows: a path is scored in O(n · non-zeros) per λ. */
@Internal
public final class HeldOutRows implements HeldOut {
  private static final int AT_ONCE = 4;

  private final Family family;
  private final Measure measure;
  private final Design design;
  private final int[] members;
  private final int[] position;
  private final double[] target;
  private final double[] weights;

  public HeldOutRows(Family family, Measure measure, Design design, int[] members) {
    this.family = family;
    this.measure = measure;
    this.design = design;
    this.members = members;
    target = new double[members.length];
    weights = new double[members.length];
    position = new int[design.size()];
    Arrays.fill(position, -1);
    for (int i = 0; i < members.length; i++) {
      target[i] = design.target()[members[i]];
      weights[i] = design.weights()[members[i]];
      position[members[i]] = i;
    }
  }

  @Override
  public double weight() {
    return Arrays.stream(weights).sum();
  }

  /** Expected responses, outputs × rows. */
  public double[][] responses(LinearModel model) {
    return responses(model, new double[design.width()][]);
  }

  private double[][] responses(LinearModel model, double[][] centred) {
    double[][] eta = new double[model.outputs()][];
    for (int k = 0; k < eta.length; k++) {
      eta[k] = linear(model, k, centred);
    }
    return family == Family.GAUSSIAN ? eta : Likelihood.of(family, eta.length).responses(eta);
  }

  /**
   * The linear predictors of an output.
   *
   * @param centred these rows of the dense features that have been needed so far, less their means
   */
  private double[] linear(LinearModel model, int output, double[][] centred) {
    double[] out = new double[members.length];
    int p = design.width();
    double[] waiting = new double[AT_ONCE];
    double[][] columns = new double[AT_ONCE][];
    int size = 0;
    double constant = model.atMeans()[output];
    for (int j = 0; j < p; j++) {
      double b = model.coefficients()[output * p + j];
      if (b == 0) {
        continue;
      }
      if (design.features().get(j) instanceof Feature.Sparse sparse) {
        constant -= b * model.means()[j];
        for (int k = 0; k < sparse.index().length; k++) {
          int at = position[sparse.index()[k]];
          if (at >= 0) {
            out[at] += b * sparse.values()[k];
          }
        }
      } else {
        if (centred[j] == null) {
          centred[j] = centred(design.features().get(j).stored(), model.means()[j]);
        }
        waiting[size] = b;
        columns[size++] = centred[j];
        if (size == AT_ONCE) {
          Vectors.add(
              waiting, 0, columns[0], columns[1], columns[2], columns[3], out, 0, out.length);
          size = 0;
        }
      }
    }
    for (int k = 0; k < size; k++) {
      Vectors.add(waiting[k], columns[k], out, out.length);
    }
    for (int i = 0; i < out.length; i++) {
      out[i] += constant + design.offset(members[i]);
    }
    return out;
  }

  private double[] centred(double[] values, double mean) {
    double[] some = new double[members.length];
    for (int i = 0; i < some.length; i++) {
      some[i] = values[members[i]] - mean;
    }
    return some;
  }

  @Override
  public double error(LinearModel model) {
    return Losses.mean(family, measure, responses(model), target, weights);
  }

  @Override
  public PathError score(Path path) {
    double weight = weight();
    double[] losses = new double[path.size()];
    boolean quadratic = path.isPiecewiseLinear() && measure == Measure.SQUARED_ERROR;
    double[] cross = new double[quadratic ? path.size() - 1 : 0];
    double[] before = new double[0];
    double[][] centred = new double[design.width()][]; // the means are those of the whole path
    for (int i = 0; i < losses.length; i++) {
      double[][] responses = responses(path.model(i), centred);
      losses[i] = Losses.mean(family, measure, responses, target, weights);
      if (quadratic) {
        double[] residuals = responses[0];
        for (int r = 0; r < residuals.length; r++) {
          residuals[r] = target[r] - residuals[r];
        }
        if (i > 0) {
          cross[i - 1] = mean(before, residuals) / weight;
        }
        before = residuals;
      }
    }
    return new PathError(path.lambdas(), losses, cross);
  }

  private double mean(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < members.length; i++) {
      sum += weights[i] * a[i] * b[i];
    }
    return sum;
  }
}
