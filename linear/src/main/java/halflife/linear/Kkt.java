package halflife.linear;

import halflife.evidence.Family;
import halflife.linear.data.Design;
import halflife.linear.model.Penalty;

/**
 * Checks whether a fit is optimal, from the rows themselves and without code of the solvers.
 *
 * <p>With r the residual of the fit and g<sub>j</sub> = Σw x̃<sub>j</sub>r/Σw − l2 v<sub>j</sub>
 * b<sub>j</sub>, optimal means g<sub>j</sub> = l1 v<sub>j</sub> sign(b<sub>j</sub>) where
 * b<sub>j</sub> ≠ 0 and |g<sub>j</sub>| ≤ l1 v<sub>j</sub> elsewhere; where coefficients must be at
 * least 0, b<sub>j</sub> ≥ 0, and g<sub>j</sub> ≤ l1 v<sub>j</sub> where it is 0.
 */
public final class Kkt {
  private Kkt() {}

  /**
   * The largest violation, as a share of the largest |g<sub>j</sub>| at b = 0 (for the lasso with
   * all factors 1, of λ_max).
   *
   * @param l1 the strength on ‖β‖₁, in the units of the raw target
   * @param l2 the strength on ½‖β‖₂²
   * @throws IllegalArgumentException if the penalty is grouped over classes, or its factors are not
   *     one for each feature
   */
  public static double residual(
      Design design, Penalty penalty, double l1, double l2, double[] coefficients) {
    int p = design.width();
    double[] first = design.row(0);
    double[] factors = penalty.checkedFor(Family.GAUSSIAN).rescaledFactors(p);
    double[] means = new double[p];
    double targetMean = 0;
    double weight = 0;
    for (int i = 0; i < design.size(); i++) {
      double w = design.weights()[i];
      double[] row = design.row(i);
      weight += w;
      targetMean += w * (design.target()[i] - design.target()[0]);
      for (int j = 0; j < p; j++) {
        means[j] += w * (row[j] - first[j]);
      }
    }
    for (int j = 0; j < p; j++) {
      means[j] = first[j] + means[j] / weight;
    }
    targetMean = design.target()[0] + targetMean / weight;
    double[] atZero = new double[p];
    double[] atFit = new double[p];
    double[] squares = new double[p];
    for (int i = 0; i < design.size(); i++) {
      double w = design.weights()[i] / weight;
      double[] row = design.row(i);
      double y = design.target()[i] - targetMean;
      double residual = y;
      for (int j = 0; j < p; j++) {
        residual -= coefficients[j] * (row[j] - means[j]);
      }
      for (int j = 0; j < p; j++) {
        double x = row[j] - means[j];
        atZero[j] += w * x * y;
        atFit[j] += w * x * residual;
        squares[j] += w * x * x;
      }
    }
    double worst = 0;
    double largest = 0;
    for (int j = 0; j < p; j++) {
      double sd = Math.sqrt(squares[j]);
      boolean constant = sd <= 1e-13 * Math.abs(means[j]);
      if (constant || Double.isInfinite(factors[j])) {
        worst = coefficients[j] == 0 ? worst : Double.POSITIVE_INFINITY;
        continue;
      }
      double scale = penalty.standardize() ? sd : 1;
      largest = Math.max(largest, Math.abs(atZero[j] / scale));
      double b = coefficients[j] * scale;
      double gradient = atFit[j] / scale - l2 * factors[j] * b;
      double bound = l1 * factors[j];
      double pull = penalty.nonNegative() && factors[j] > 0 ? gradient : Math.abs(gradient);
      double violation =
          b == 0 ? Math.max(0, pull - bound) : Math.abs(gradient - bound * Math.signum(b));
      boolean forbidden = penalty.nonNegative() && factors[j] > 0 && b < 0;
      worst = Math.max(worst, forbidden ? Double.POSITIVE_INFINITY : violation);
    }
    return largest == 0 ? worst : worst / largest;
  }
}
