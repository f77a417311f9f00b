package halflife.linear.leastsquares;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The equations of the features that are in an active set: a Cholesky factor of G_AA + ridge V, or,
 * once many are in and none nearly depends on others, the swept matrix.
 */
final class ActiveSystem {
  /** While more than this share of a square is left, sweeping is as good as factoring. */
  private static final double CLEAR = 1e-6;

  private static final int FEWEST_SWEPT = 16;

  /** From this share of the features on, a sweep costs less than what it saves. */
  private static final int SWEPT_SHARE = 6;

  private final ActiveSet set;
  private final Quadratic problem;
  private final double tolerance;
  private final ActiveFactor factor = new ActiveFactor();
  private @Nullable SweptGram swept;
  private int sweeps;
  private boolean sweepable;

  /**
   * Creates the equations of an empty set.
   *
   * @param tolerance the smallest share of a feature's square that must be left after projection on
   *     those that are in
   */
  ActiveSystem(ActiveSet set, double tolerance) {
    this.set = set;
    this.tolerance = tolerance;
    problem = set.problem;
    sweepable = problem.gram() instanceof DenseGram;
  }

  /** Adds a feature behind those that are in; false if it depends on them. */
  boolean add(int feature, double direction) {
    double square = square(feature);
    if (swept != null) {
      if (swept.add(feature, problem.factors()[feature] * direction, CLEAR * square)) {
        sweeps++;
        return true;
      }
      factor.set(matrix(Arrays.copyOf(set.index, set.size())), 0);
      swept = null;
      sweepable = false;
    }
    double[] products = new double[set.size()];
    for (int a = 0; a < products.length; a++) {
      products[a] = problem.gram().at(set.index[a], feature);
    }
    return factor.add(products, square, tolerance);
  }

  private double square(int feature) {
    return problem.gram().at(feature, feature) + set.ridge() * problem.factors()[feature];
  }

  /** Drops the feature at a position. */
  void drop(int position) {
    if (swept != null) {
      swept.drop(set.index[position]);
      sweeps++;
    } else {
      factor.drop(position);
    }
  }

  /** Starts anew without any feature. */
  void clear() {
    swept = null;
    factor.clear();
  }

  /**
   * Starts anew with some features.
   *
   * @return which of them are in; the others depend on those before them
   */
  boolean[] start(int[] features) {
    swept = null;
    return factor.set(matrix(features), tolerance);
  }

  private double[][] matrix(int[] features) {
    int n = features.length;
    double[][] upper = new double[n][n];
    for (int a = 0; a < n; a++) {
      upper[a][a] = square(features[a]);
      for (int c = a + 1; c < n; c++) {
        upper[a][c] = problem.gram().at(features[a], features[c]);
      }
    }
    return upper;
  }

  /** Sweeps in place of factoring from now on, if that is the cheaper way. */
  void sweepIfMany() {
    int size = set.size();
    if (!sweepable || swept != null || size < Math.max(FEWEST_SWEPT, problem.p() / SWEPT_SHARE)) {
      return;
    }
    sweepable = factor.conditioning() > CLEAR;
    SweptGram all = new SweptGram((DenseGram) problem.gram());
    for (int a = 0; a < size && sweepable; a++) {
      int feature = set.index[a];
      double weight = problem.factors()[feature] * set.sign[a];
      sweepable = all.add(feature, weight, CLEAR * square(feature));
    }
    swept = sweepable ? all : null;
  }

  /** Whether the coefficients have moved along swept columns many times since this was asked. */
  boolean hasSweptMuch() {
    boolean much = swept != null && sweeps >= SweptGram.AT_ONCE;
    sweeps = much ? 0 : sweeps;
    return much;
  }

  /** (G + ridge V)⁻¹ of values by position, in place. */
  void solve(double[] values) {
    if (swept == null) {
      factor.solve(values);
      return;
    }
    double[] byFeature = new double[problem.p()];
    for (int a = 0; a < set.size(); a++) {
      byFeature[set.index[a]] = values[a];
    }
    double[] solved = swept.solve(byFeature);
    for (int a = 0; a < set.size(); a++) {
      values[a] = solved[set.index[a]];
    }
  }

  /** (G + ridge V)⁻¹ of the signed weights V s, by position. */
  double[] direction() {
    double[] d = new double[set.size()];
    for (int a = 0; a < d.length; a++) {
      int feature = set.index[a];
      d[a] = swept == null ? problem.factors()[feature] * set.sign[a] : -swept.moves()[feature];
    }
    if (swept == null) {
      factor.solve(d);
    }
    return d;
  }

  /** Writes G times the {@link #direction}, if it is known without a product; otherwise false. */
  boolean directionImage(double[] image) {
    if (swept == null) {
      return false;
    }
    System.arraycopy(swept.moves(), 0, image, 0, image.length);
    for (int a = 0; a < set.size(); a++) {
      image[set.index[a]] = problem.factors()[set.index[a]] * set.sign[a];
    }
    return true;
  }

  /** The distance of the features from dependence; see {@link ActiveFactor#conditioning}. */
  double conditioning() {
    return factor.conditioning();
  }
}
