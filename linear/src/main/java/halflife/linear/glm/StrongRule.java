package halflife.linear.glm;

import halflife.linear.leastsquares.Gram;
import java.util.Arrays;

/**
 * The entries that may matter at the next λ, by the sequential strong rule: those whose gradient is
 * at least (2 l1 − l1 before) v (Tibshirani et al. 2012, <i>Strong rules for discarding
 * predictors</i>). The rule can err; gradients of all entries are checked after every step.
 *
 * @param entries the positions in a fit, rising
 * @param inside whether each position of a fit is among them
 */
record StrongRule(int[] entries, boolean[] inside) {
  /**
   * Applies the rule.
   *
   * @param b a fit; entries that are not 0 are in
   * @param gradient of the log-likelihood there
   * @param before the L1 strength the fit is optimal for
   */
  static StrongRule of(
      PenalizedLikelihood problem, double[] b, double[] gradient, double l1, double before) {
    boolean[] inside = new boolean[b.length];
    int[] entries = new int[b.length];
    int size = 0;
    double bound = Math.min(l1, Math.max(0, 2 * l1 - before));
    for (int v = 0; v < b.length; v++) {
      double factor = problem.factors[v];
      inside[v] =
          factor < Double.POSITIVE_INFINITY
              && (b[v] != 0 || factor == 0 || Math.abs(gradient[v]) >= bound * factor);
      if (inside[v]) {
        entries[size++] = v;
      }
    }
    return new StrongRule(Arrays.copyOf(entries, size), inside);
  }

  /** Whether nothing outside violates its bound by more than a slack. */
  boolean covers(PenalizedLikelihood problem, double[] gradient, double l1, double slack) {
    for (int v = 0; v < inside.length; v++) {
      double factor = problem.factors[v];
      if (!inside[v]
          && factor < Double.POSITIVE_INFINITY
          && Math.abs(gradient[v]) - l1 * factor > slack) {
        return false;
      }
    }
    return true;
  }

  double[] pick(double[] values) {
    double[] picked = new double[entries.length];
    Arrays.setAll(picked, i -> values[entries[i]]);
    return picked;
  }

  /** A Hessian among these entries alone. */
  record Part(RowHessian hessian, int[] entries) implements Gram {
    @Override
    public double at(int i, int j) {
      return hessian.at(entries[i], entries[j]);
    }

    @Override
    public void multiply(int[] active, int size, double[] coefficients, double[] out) {
      int[] original = new int[size];
      Arrays.setAll(original, a -> entries[active[a]]);
      hessian.multiply(original, size, coefficients, entries, out);
    }
  }
}
