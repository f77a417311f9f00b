package halflife.linear.model;

import halflife.core.Internal;
import halflife.evidence.Family;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A penalty on large coefficients: λ Σ v<sub>j</sub> (α|β<sub>j</sub>| + (1−α)/2 · β<sub>j</sub>²).
 *
 * <p>λ is glmnet's: that program also standardizes the target, so in the objective on the raw
 * target the strengths are l1 = λα and l2 = λ(1−α)/s<sub>y</sub> (Friedman, Hastie &amp; Tibshirani
 * 2010, J. Stat. Softw. 33(1); see {@code docs/maths.md}).
 *
 * @param alpha the mix, in [0, 1]: 1 is the lasso, 0 is ridge
 * @param standardize whether β is measured on features brought to standard deviation 1
 * @param grouped whether the L1 part holds a feature's coefficients of all classes together, as
 *     ‖β<sub>j</sub>‖₂, so that a feature is in for all classes or for none; refused by families
 *     other than multinomial
 * @param nonNegative whether coefficients must be at least 0; free ones may be negative all the
 *     same
 * @param factors v, one per feature, at least 0 and rescaled to sum p: 0 leaves a feature free, +∞
 *     leaves it out; empty for 1 everywhere
 */
public record Penalty(
    double alpha, boolean standardize, boolean grouped, boolean nonNegative, List<Double> factors) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if α is outside [0, 1], a factor is negative or not a number,
   *     or the penalty is both grouped and bounded below
   */
  public Penalty {
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException(
          "alpha is " + alpha + ", but must be from 0 (ridge) to 1 (lasso)");
    }
    if (grouped && nonNegative) {
      throw new IllegalArgumentException(
          "a penalty cannot both hold coefficients of all classes together and keep them from being"
              + " negative; drop groupedOverClasses() or boundedBelow()");
    }
    factors = List.copyOf(factors);
    for (double factor : factors) {
      if (!(factor >= 0)) {
        throw new IllegalArgumentException(
            "a penalty factor is " + factor + ", but must be at least 0 (infinite: leave out)");
      }
    }
  }

  /** A penalty of this mix on standardized features. */
  public static Penalty of(double alpha) {
    return new Penalty(alpha, true, false, false, Collections.emptyList());
  }

  /** All L1: coefficients become exactly 0. */
  public static Penalty lasso() {
    return of(1);
  }

  /** All L2: weight decay. */
  public static Penalty ridge() {
    return of(0);
  }

  /** A copy with these factors. */
  public Penalty withFactors(List<Double> values) {
    return new Penalty(alpha, standardize, grouped, nonNegative, values);
  }

  /** A copy on features as they are. */
  public Penalty unstandardized() {
    return new Penalty(alpha, false, grouped, nonNegative, factors);
  }

  /** A copy with another mix. */
  public Penalty withAlpha(double value) {
    return new Penalty(value, standardize, grouped, nonNegative, factors);
  }

  /** A copy with each feature's coefficients of all classes held together: multinomial only. */
  public Penalty groupedOverClasses() {
    return new Penalty(alpha, standardize, true, nonNegative, factors);
  }

  /** A copy with no coefficient below 0. */
  public Penalty boundedBelow() {
    return new Penalty(alpha, standardize, grouped, true, factors);
  }

  /**
   * This penalty, if a family can have it.
   *
   * @throws IllegalArgumentException if it is grouped over classes and the family is not
   *     multinomial
   */
  @Internal
  public Penalty checkedFor(Family family) {
    if (grouped && family != Family.MULTINOMIAL) {
      throw new IllegalArgumentException(
          "the penalty is grouped over classes, but the family is "
              + family.word()
              + ", which has one coefficient for each feature; drop groupedOverClasses()");
    }
    return this;
  }

  /** α, or what stands for it in ridge's λ_max. */
  @Internal
  public double entryAlpha() {
    return Math.max(alpha, Grid.RIDGE_ALPHA);
  }

  /** The strength on ‖β‖₁ in the objective on the raw target: λα. */
  public double l1(double lambda) {
    return lambda * alpha;
  }

  /** The strength on ½‖β‖₂² in the objective on the raw target: λ(1−α)/s_y. */
  public double l2(double lambda, double targetScale) {
    return alpha == 1 || lambda == 0 ? 0 : lambda * (1 - alpha) / targetScale;
  }

  /**
   * The penalty's own norm of coefficients: Σv|b| for the lasso, √Σvb² for ridge, α Σv|b| + l2(1)/2
   * Σvb² between; grouped, ‖b_j‖₂ over classes takes the place of |b|.
   *
   * @param values the coefficients, by output in runs of {@code width}
   * @param factors v, one per coefficient; a coefficient whose factor is 0 or infinite does not
   *     count
   * @param targetScale the divisor of l2
   */
  @Internal
  public double norm(double[] values, double[] factors, int width, double targetScale) {
    double absolute = 0;
    double squares = 0;
    for (int j = 0; j < width; j++) {
      double v = factors[j];
      if (!(v > 0) || v == Double.POSITIVE_INFINITY) {
        continue;
      }
      double sum = 0;
      double square = 0;
      for (int at = j; at < values.length; at += width) {
        sum += Math.abs(values[at]);
        square += values[at] * values[at];
      }
      absolute += v * (grouped ? Math.sqrt(square) : sum);
      squares += v * square;
    }
    if (alpha == 0) {
      return Math.sqrt(squares);
    }
    return alpha == 1 ? absolute : alpha * absolute + l2(1, targetScale) / 2 * squares;
  }

  /** {@code ridge}, {@code lasso} or {@code elastic net}. */
  public String name() {
    return alpha == 0 ? "ridge" : alpha == 1 ? "lasso" : "elastic net";
  }

  /**
   * The factors of p features, rescaled to sum p; an infinite one counts as 1, as in glmnet.
   *
   * @throws IllegalArgumentException if there are factors, but not p, or no finite one above 0
   */
  @Internal
  public double[] rescaledFactors(int p) {
    double[] result = new double[p];
    if (factors.isEmpty()) {
      Arrays.fill(result, 1);
      return result;
    }
    if (factors.size() != p) {
      throw new IllegalArgumentException(
          "there are " + factors.size() + " penalty factors for " + p + " features; give one each");
    }
    double sum = 0;
    boolean penalized = false;
    for (int j = 0; j < p; j++) {
      result[j] = factors.get(j);
      boolean infinite = result[j] == Double.POSITIVE_INFINITY;
      penalized |= result[j] > 0 && !infinite;
      sum += infinite ? 1 : result[j];
    }
    if (!penalized) {
      throw new IllegalArgumentException(
          "every penalty factor is 0 or infinite, so there is nothing to penalize");
    }
    for (int j = 0; j < p; j++) {
      result[j] *= p / sum;
    }
    return result;
  }
}
