package halflife.linear;

import halflife.evidence.Family;
import java.util.Arrays;

/**
 * A table, a family and a penalty as plain numbers, from which the tests build what the solvers
 * take, and which the checks read by themselves.
 */
public record FamilyCase(String name, Family family, Numbers numbers, Rule rule) {
  /**
   * What is fitted to.
   *
   * @param rows N rows of p values; NaN where a value is missing
   * @param target numbers, counts, 0/1 or classes from 0
   * @param weights N, or empty for 1 everywhere
   * @param offset N, or empty for 0 everywhere
   */
  record Numbers(double[][] rows, double[] target, double[] weights, double[] offset) {}

  /**
   * What is penalized.
   *
   * @param factors p, or empty for 1 everywhere
   */
  record Rule(
      double alpha, boolean standardize, boolean grouped, boolean nonNegative, double[] factors) {}

  private static final double[] NONE = {};

  /** A lasso on standardized features. */
  public static FamilyCase of(String name, Family family, double[][] rows, double[] target) {
    return new FamilyCase(
        name, family, new Numbers(rows, target, NONE, NONE), new Rule(1, true, false, false, NONE));
  }

  public FamilyCase named(String value) {
    return new FamilyCase(value, family, numbers, rule);
  }

  public FamilyCase withRows(double[][] x, double[] y) {
    return new FamilyCase(name, family, new Numbers(x, y, numbers.weights, numbers.offset), rule);
  }

  public FamilyCase withWeights(double... weights) {
    return new FamilyCase(
        name, family, new Numbers(rows(), target(), weights, numbers.offset), rule);
  }

  public FamilyCase withOffset(double... offset) {
    return new FamilyCase(
        name, family, new Numbers(rows(), target(), numbers.weights, offset), rule);
  }

  public FamilyCase withAlpha(double alpha) {
    return with(new Rule(alpha, rule.standardize, rule.grouped, rule.nonNegative, rule.factors));
  }

  public FamilyCase withFactors(double... factors) {
    return with(new Rule(rule.alpha, rule.standardize, rule.grouped, rule.nonNegative, factors));
  }

  public FamilyCase unstandardized() {
    return with(new Rule(rule.alpha, false, rule.grouped, rule.nonNegative, rule.factors));
  }

  public FamilyCase grouped() {
    return with(new Rule(rule.alpha, rule.standardize, true, rule.nonNegative, rule.factors));
  }

  public FamilyCase nonNegative() {
    return with(new Rule(rule.alpha, rule.standardize, rule.grouped, true, rule.factors));
  }

  private FamilyCase with(Rule other) {
    return new FamilyCase(name, family, numbers, other);
  }

  public double[][] rows() {
    return numbers.rows;
  }

  public double[] target() {
    return numbers.target;
  }

  /** How many linear predictors there are: one per class of the multinomial. */
  public int outputs() {
    return family == Family.MULTINOMIAL ? (int) Arrays.stream(target()).max().orElseThrow() + 1 : 1;
  }

  public int features() {
    return rows()[0].length;
  }

  double weight(int row) {
    return numbers.weights.length == 0 ? 1 : numbers.weights[row];
  }

  double offset(int row) {
    return numbers.offset.length == 0 ? 0 : numbers.offset[row];
  }

  /**
   * v: 0 free, infinite excluded, the rest scaled so that all of them, an excluded one as 1, sum to
   * p.
   */
  public double[] scaledFactors() {
    double[] v = new double[features()];
    Arrays.fill(v, 1);
    if (rule.factors.length == 0) {
      return v;
    }
    double sum = Arrays.stream(rule.factors).map(f -> Double.isInfinite(f) ? 1 : f).sum();
    Arrays.setAll(v, j -> rule.factors[j] * v.length / sum);
    return v;
  }

  @Override
  public String toString() {
    return name + (rule.grouped ? ", grouped" : "") + ", α = " + rule.alpha;
  }
}
