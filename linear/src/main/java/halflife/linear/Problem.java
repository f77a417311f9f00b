package halflife.linear;

import java.util.Arrays;

/**
 * A penalized least-squares problem in the coordinates that are penalized:
 *
 * <pre>  ½(s_y² − 2c·b + bᵀGb) + l1 Σ v|b| + l2/2 Σ v b²</pre>
 *
 * with G and c the weighted means of products of centred features (divided by their standard
 * deviations, divisor Σw, if standardized) with each other and with the centred target. A column
 * without spread, or with a spread that is only rounding, has an infinite factor.
 */
final class Problem {
  /** A spread below this share of the values is the rounding of a constant column. */
  private static final double ROUNDING = 1e-13;

  final int p;
  final int rows;
  final Penalty penalty;
  final Gram gram;
  final double[] correlation;
  final double[] factors;
  final double[] scales;
  final double[] deviations;
  final double[] means;
  final double targetMean;
  final double targetVariance;

  private Problem(
      int rows,
      Penalty penalty,
      Gram gram,
      double[] correlation,
      double[] factors,
      double[] scales,
      double[] deviations,
      double[] means,
      double targetMean,
      double targetVariance) {
    this.p = scales.length;
    this.rows = rows;
    this.penalty = penalty;
    this.gram = gram;
    this.correlation = correlation;
    this.factors = factors;
    this.scales = scales;
    this.deviations = deviations;
    this.means = means;
    this.targetMean = targetMean;
    this.targetVariance = targetVariance;
  }

  /** From the moments of the training rows: stores G. */
  static Problem of(Moments moments, Penalty penalty) {
    int p = moments.features();
    double weight = moments.weight();
    double[] means = new double[p];
    double[] variances = new double[p];
    double[] magnitudes = new double[p];
    for (int j = 0; j < p; j++) {
      means[j] = moments.mean(j);
      magnitudes[j] = moments.magnitude(j);
      variances[j] = moments.cross(j, j) / weight;
    }
    double[] factors = penalty.rescaledFactors(p);
    double[] scales = scales(variances, magnitudes, penalty, factors);
    double[][] gram = new double[p][p];
    double[] correlation = new double[p];
    double[] inverse = new double[p];
    for (int j = 0; j < p; j++) {
      inverse[j] = 1 / scales[j];
      correlation[j] = moments.withTarget(j) / weight * inverse[j];
    }
    for (int i = 0; i < p; i++) {
      double[] out = gram[i];
      double[] in = moments.upperCross()[i];
      double factor = inverse[i] / weight;
      for (int j = i; j < p; j++) {
        out[j] = in[j] * factor * inverse[j];
      }
      for (int j = 0; j < i; j++) {
        out[j] = gram[j][i];
      }
    }
    return new Problem(
        moments.rows(),
        penalty,
        new DenseGram(gram),
        correlation,
        factors,
        scales,
        deviations(variances),
        means,
        moments.targetMean(),
        moments.target() / weight);
  }

  /** From the training rows themselves: keeps them, never forms G. */
  static Problem of(Design design, int[] members, Penalty penalty) {
    int n = members.length;
    int p = design.features();
    double[] root = new double[n];
    double[] target = new double[n];
    double weight = 0;
    for (int i = 0; i < n; i++) {
      root[i] = design.weights()[members[i]];
      target[i] = design.target()[members[i]];
      weight += root[i];
    }
    for (int i = 0; i < n; i++) {
      root[i] = Math.sqrt(root[i] / weight);
    }
    double targetMean = centre(target, root);
    double[][] columns = new double[p][n];
    double[] means = new double[p];
    double[] variances = new double[p];
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < n; i++) {
        columns[j][i] = design.rows()[members[i]][j];
      }
      means[j] = centre(columns[j], root);
      variances[j] = Vectors.dot(columns[j], columns[j], n);
    }
    double[] factors = penalty.rescaledFactors(p);
    double[] scales = scales(variances, means, penalty, factors);
    double[] correlation = new double[p];
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < n; i++) {
        columns[j][i] /= scales[j];
      }
      correlation[j] = Vectors.dot(columns[j], target, n);
    }
    return new Problem(
        n,
        penalty,
        new RowGram(columns),
        correlation,
        factors,
        scales,
        deviations(variances),
        means,
        targetMean,
        Vectors.dot(target, target, n));
  }

  /** Replaces values by √(w/Σw)(value − mean) and returns the mean; roots hold √(w/Σw). */
  private static double centre(double[] values, double[] roots) {
    double shift = values[0];
    double offset = 0;
    for (int i = 0; i < values.length; i++) {
      offset += roots[i] * roots[i] * (values[i] - shift);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = roots[i] * (values[i] - shift - offset);
    }
    return shift + offset;
  }

  /** The scale of each column, 1 where there is none; marks columns without spread in factors. */
  private static double[] scales(
      double[] variances, double[] magnitudes, Penalty penalty, double[] factors) {
    double[] scales = new double[variances.length];
    for (int j = 0; j < scales.length; j++) {
      double sd = Math.sqrt(variances[j]);
      if (Double.isInfinite(sd) || Double.isNaN(sd)) {
        throw new IllegalArgumentException(
            "feature "
                + (j + 1)
                + " holds numbers too large to square; divide that column by its size");
      }
      boolean constant = sd <= ROUNDING * Math.abs(magnitudes[j]) || sd < Double.MIN_NORMAL;
      if (constant) {
        factors[j] = Double.POSITIVE_INFINITY;
      }
      scales[j] = constant || !penalty.standardize() ? 1 : sd;
    }
    return scales;
  }

  private static double[] deviations(double[] variances) {
    double[] result = new double[variances.length];
    Arrays.setAll(result, j -> Math.sqrt(variances[j]));
    return result;
  }

  /** The same rows with every coefficient free: what λ = 0 solves. */
  Problem unpenalized() {
    double[] free = new double[p];
    Arrays.setAll(free, j -> Double.isInfinite(factors[j]) ? factors[j] : 1);
    return new Problem(
        rows,
        penalty,
        gram,
        correlation,
        free,
        scales,
        deviations,
        means,
        targetMean,
        targetVariance);
  }

  /** s_y, with divisor Σw. */
  double targetScale() {
    return Math.sqrt(targetVariance);
  }

  double l1(double lambda) {
    return penalty.l1(lambda);
  }

  double l2(double lambda) {
    return targetVariance == 0 ? 0 : penalty.l2(lambda, targetScale());
  }

  /** Whether feature j may have a coefficient that is not 0. */
  boolean usable(int j) {
    return factors[j] < Double.POSITIVE_INFINITY;
  }

  /** No more than this many columns can be linearly independent. */
  int maxRank() {
    return Math.min(p, rows - 1);
  }

  /** The model on the original scale. */
  LinearModel model(double[] standardized) {
    double[] coefficients = new double[p];
    for (int j = 0; j < p; j++) {
      coefficients[j] = standardized[j] / scales[j];
    }
    return new LinearModel(targetMean, means, coefficients);
  }

  /** s_y² − 2c·b + bᵀGb, the mean squared error on the training rows. */
  double trainingError(double[] b) {
    int[] active = new int[p];
    double[] values = new double[p];
    int size = 0;
    for (int j = 0; j < p; j++) {
      if (b[j] != 0) {
        active[size] = j;
        values[size++] = b[j];
      }
    }
    double[] product = new double[p];
    gram.multiply(active, size, values, product);
    double sum = targetVariance;
    for (int a = 0; a < size; a++) {
      sum += values[a] * (product[active[a]] - 2 * correlation[active[a]]);
    }
    return Math.max(sum, 0);
  }

  /**
   * The penalty's own norm, the r of the equivalent constraint: Σv|b| for the lasso, √Σvb² for
   * ridge, α Σv|b| + (1−α)/(2s_y) Σvb² between.
   */
  double radius(double[] b) {
    double absolute = 0;
    double squares = 0;
    for (int j = 0; j < p; j++) {
      if (b[j] != 0 && factors[j] > 0) {
        absolute += factors[j] * Math.abs(b[j]);
        squares += factors[j] * b[j] * b[j];
      }
    }
    double alpha = penalty.alpha();
    if (alpha == 0) {
      return Math.sqrt(squares);
    }
    return alpha == 1 ? absolute : alpha * absolute + l2(1) / 2 * squares;
  }
}
