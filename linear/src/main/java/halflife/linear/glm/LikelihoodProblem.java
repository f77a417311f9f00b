package halflife.linear.glm;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.linear.data.Columns;
import halflife.linear.data.Design;
import halflife.linear.data.Standardization;
import halflife.linear.leastsquares.DecomposedRidge;
import halflife.linear.leastsquares.LeastSquaresProblem;
import halflife.linear.leastsquares.Spectrum;
import halflife.linear.model.Grid;
import halflife.linear.model.Likelihood;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.linear.model.PlaneLoss;
import halflife.linear.model.Problem;
import halflife.linear.model.Ridge;
import halflife.linear.model.WarmStart;
import java.util.Arrays;
import java.util.Optional;

/**
 * A penalized likelihood in the coordinates that are penalized: the mean negative log-likelihood of
 * the training rows, plus l1 Σ v|b| + l2/2 Σ v b².
 *
 * <p>A fit holds, for each output, p coefficients of the standardized features and then the
 * intercept: coefficient j of output k is at k(p + 1) + j. Ridge with more features than rows is
 * fitted in the rows' own coordinates; see {@link DualRidge}.
 */
public final class LikelihoodProblem implements Problem {
  /** The largest miss of an optimality condition, as a share of λ_max. */
  public static final double FINE = 1e-9;

  /**
   * The ridge that stands for no decay, as a share of λ_max: its limit exists where classes
   * separate, too.
   */
  static final double NEARLY_NONE = 1e-8;

  final Likelihood likelihood;
  final Family family;
  final Penalty penalty;
  final Columns columns;
  final double[] target;
  final double[] weights;
  final double[] offsets;

  /** v of every entry of a fit: 0 for intercepts. */
  final double[] factors;

  /** The number of λs from λ_max to no decay, each fit the start of the next. */
  private static final int STEPS_TO_NONE = 5;

  private final Observations observations;
  private final Standardization standardization;
  private Optional<EffectiveDegrees> degrees = Optional.empty();
  private final double tolerance;

  /** The threads that take sums over rows. */
  final Workers workers;

  private final double targetScale;
  private final int rows;

  private final int p;
  private final Optional<DualRidge> rotation;

  /**
   * The number of entries of a fit that belong to one output: its coefficients and the intercept.
   */
  final int width;

  /**
   * Joins the parts of a problem.
   *
   * @param tolerance the largest miss of an optimality condition, as a share of λ_max
   * @param workers the threads that take sums over rows
   * @throws IllegalArgumentException if the family cannot have the penalty
   */
  LikelihoodProblem(
      Family family,
      Likelihood likelihood,
      Penalty penalty,
      Standardization standardization,
      Optional<DualRidge> rotation,
      Observations observations,
      double tolerance,
      Workers workers) {
    this.family = family;
    this.likelihood = likelihood;
    this.penalty = penalty.checkedFor(family);
    this.standardization = standardization;
    this.rotation = rotation;
    columns =
        (rotation.isPresent() ? rotation.get().columns() : standardization.columns()).turned();
    this.observations = observations;
    target = observations.target();
    weights = observations.weights();
    offsets = observations.offsets();
    this.tolerance = tolerance;
    this.workers = workers;
    rows = target.length;
    targetScale = family == Family.GAUSSIAN ? observations.spread() : 1;
    p = standardization.columns().width();
    width = columns.width() + 1;
    double[] own =
        rotation.isPresent() ? rotation.get().factors() : standardization.scaling().factors();
    factors = new double[likelihood.outputs() * width];
    for (int k = 0; k < likelihood.outputs(); k++) {
      System.arraycopy(own, 0, factors, k * width, own.length);
    }
  }

  /** The problem of some rows of a design; see {@link SharedRows} where others take them, too. */
  public static LikelihoodProblem of(
      Family family,
      int outputs,
      Design design,
      int[] members,
      Penalty penalty,
      double tolerance,
      Workers workers) {
    return SharedRows.of(family, outputs, design, members, penalty)
        .problem(penalty, tolerance, workers);
  }

  /** Whether a feature's coefficients of all classes are penalized together. */
  boolean grouped() {
    return penalty.grouped() && outputs() > 1 && penalty.alpha() > 0;
  }

  int outputs() {
    return likelihood.outputs();
  }

  /** w times the curvature between outputs k and l of every row at expected responses. */
  void curvature(double[][] mean, int k, int l, double[] out) {
    likelihood.curvature(mean, weights, k, l, out);
    for (int i = 0; i < rows; i++) {
      out[i] = weights[i] > 0 ? out[i] : 0; // not 0 · ∞
    }
  }

  /** The position of an output's intercept in a fit. */
  int intercept(int output) {
    return output * width + width - 1;
  }

  /** The largest standard deviation of a column as it is penalized. */
  double largestColumn() {
    double most = 0;
    for (int j = 0; j < p; j++) {
      most =
          Math.max(
              most,
              standardization.scaling().deviations()[j] / standardization.scaling().scales()[j]);
    }
    return rotation.isPresent() ? most * Math.sqrt(p) : most;
  }

  /**
   * The rounding error of a gradient: expected responses have the digits of the target, or of its
   * logarithm.
   */
  double rounding() {
    double most = Arrays.stream(target).map(Math::abs).max().orElse(0);
    double digits = family == Family.POISSON ? Math.log(1 + most) * most : most;
    return Math.ulp(1.0) * digits * largestColumn();
  }

  /** Whether its fits are in the features' own coordinates, so that other rows share Hessians. */
  boolean guides() {
    return rotation.isEmpty() && factors.length <= WarmStart.MOST_ENTRIES;
  }

  double tolerance() {
    return tolerance;
  }

  @Override
  public Penalty penalty() {
    return penalty;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int width() {
    return p;
  }

  @Override
  public int unknowns() {
    return p * Math.max(1, outputs() - 1);
  }

  @Override
  public int maxRank() {
    return Math.min(p, observations.weighed() - 1) * likelihood.outputs();
  }

  @Override
  public double lambdaMax() {
    LikelihoodProblem straight = rotation.isPresent() ? with(penalty, Optional.empty()) : this;
    return NewtonPath.of(straight).entryStrength() / penalty.entryAlpha();
  }

  @Override
  public Path path(double[] lambdas) {
    return NewtonPath.path(this, lambdas);
  }

  @Override
  public boolean exact() {
    return false;
  }

  /** The problem of the same rows under another penalty, in turned coordinates or not. */
  private LikelihoodProblem with(Penalty other, Optional<DualRidge> turned) {
    return new LikelihoodProblem(
        family, likelihood, other, standardization, turned, observations, FINE, workers);
  }

  @Override
  public double[] unpenalized() {
    Penalty decay = penalty.withAlpha(0);
    LikelihoodProblem ridge = with(decay, DualRidge.of(standardization, decay));
    double strength = NewtonPath.of(ridge).entryStrength();
    if (strength == 0) {
      return featureless();
    }
    double[] lambdas = Grid.logSpaced(strength, strength * NEARLY_NONE, STEPS_TO_NONE);
    double[] fit = ridge.path(lambdas).standardizedAt(lambdas[STEPS_TO_NONE - 1]);
    return ridge.width == width ? fit : ridge.straight(fit);
  }

  /** A fit in the coordinates of the standardized features. */
  private double[] straight(double[] fit) {
    double[] result = new double[outputs() * (p + 1)];
    for (int k = 0; k < outputs(); k++) {
      System.arraycopy(coefficients(fit, k), 0, result, k * (p + 1), p);
      result[k * (p + 1) + p] = fit[intercept(k)];
    }
    return result;
  }

  /** The coefficients of the standardized features for one output. */
  private double[] coefficients(double[] fit, int output) {
    double[] own = Arrays.copyOfRange(fit, output * width, output * width + width - 1);
    return rotation.isPresent() ? rotation.get().back(own) : own;
  }

  @Override
  public double[] featureless() {
    return NewtonPath.of(this).featureless();
  }

  @Override
  public LinearModel model(double[] fit) {
    int outputs = outputs();
    double[] atMeans = new double[outputs];
    double[] coefficients = new double[outputs * p];
    for (int k = 0; k < outputs; k++) {
      atMeans[k] = fit[intercept(k)];
      double[] b = coefficients(fit, k);
      for (int j = 0; j < p; j++) {
        coefficients[k * p + j] = b[j] / standardization.scaling().scales()[j];
      }
      standardization.scaling().imputation().store(coefficients, k * p);
    }
    double[] means =
        standardization.scaling().imputation().stored(standardization.scaling().means());
    return new LinearModel(family, atMeans, means, coefficients);
  }

  /** The linear predictors of every training row: outputs × rows. */
  double[][] linear(double[] fit) {
    double[][] eta = new double[outputs()][];
    int[] index = new int[width - 1];
    double[] values = new double[width - 1];
    for (int k = 0; k < eta.length; k++) {
      int size = 0;
      for (int j = 0; j < width - 1; j++) {
        if (fit[k * width + j] != 0) {
          index[size] = j;
          values[size++] = fit[k * width + j];
        }
      }
      eta[k] = offsets.clone();
      double constant = fit[intercept(k)];
      for (int i = 0; i < rows; i++) {
        eta[k][i] += constant;
      }
      columns.add(index, size, values, eta[k]);
    }
    return eta;
  }

  @Override
  public double coefficient(double[] fit, int term) {
    int from = term / p * width;
    return rotation.isPresent()
        ? rotation.get().back(Arrays.copyOfRange(fit, from, from + width - 1), term % p)
        : fit[from + term % p];
  }

  @Override
  public double factor(int term) {
    return standardization.scaling().factors()[term % p];
  }

  @Override
  public PlaneLoss plane(double[] fit, int first, int second) {
    return new RowLoss(
            likelihood, linear(fit), target, weights, axis(first), axis(second), new double[3])
        .drawn();
  }

  private RowLoss.Axis axis(int term) {
    return new RowLoss.Axis(term / p, standardization.columns().dense(term % p));
  }

  /** The mean deviance. */
  @Override
  public double trainingLoss(double[] fit) {
    double[][] eta = linear(fit);
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += weights[i] > 0 ? weights[i] * likelihood.deviance(eta, target[i], i) : 0;
    }
    return sum;
  }

  @Override
  public double radius(double[] fit) {
    return penalty.norm(fit, factors, width, targetScale());
  }

  @Override
  public double l2(double lambda) {
    return penalty.l2(lambda, targetScale());
  }

  /** s_y for squared error, otherwise 1. */
  @Override
  public double targetScale() {
    return targetScale;
  }

  @Override
  public double[] deviations() {
    return standardization.scaling().deviations().clone();
  }

  @Override
  public Optional<Ridge> ridge() {
    return Optional.empty();
  }

  @Override
  public boolean countsDegrees() {
    return degrees().isPresent();
  }

  /** Coefficients that are not 0; for ridge effective degrees of freedom. */
  @Override
  public double complexity(double lambda, double[] fit) {
    if (degrees().isPresent()) {
      return degrees().get().at(l2(lambda), fit);
    }
    int count = 0;
    for (int v = 0; v < fit.length; v++) {
      count += fit[v] != 0 && v % width != width - 1 ? 1 : 0;
    }
    return count;
  }

  @Override
  public double[] ridgeGrid(int count) {
    return degrees().map(of -> of.grid(count)).orElse(new double[0]);
  }

  /** The effective degrees for ridge, where the features can be decomposed; decomposes once. */
  private Optional<EffectiveDegrees> degrees() {
    boolean small = Math.min(rows, p) <= Spectrum.MOST;
    if (degrees.isEmpty() && small && penalty.alpha() == 0 && !penalty.nonNegative()) {
      degrees =
          Optional.of(
              new EffectiveDegrees(
                  this,
                  DecomposedRidge.of(
                      LeastSquaresProblem.featuresOnly(standardization, weights, penalty))));
    }
    return degrees;
  }
}
