package halflife.linear.glm;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.linear.data.Columns;
import halflife.linear.data.Design;
import halflife.linear.data.Standardization;
import halflife.linear.leastsquares.LeastSquaresProblem;
import halflife.linear.model.Likelihood;
import halflife.linear.model.Penalty;
import halflife.linear.model.PlaneLoss;
import halflife.linear.model.RowLoss;
import halflife.linear.model.WarmStart;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A penalized likelihood of rows that are in memory.
 *
 * <p>Ridge with more features than rows is fitted in the rows' own coordinates; see {@link
 * DualRidge}.
 */
public final class LikelihoodProblem extends PenalizedLikelihood {
  final Columns columns;
  final double[] target;
  final double[] weights;
  final double[] offsets;

  private final Observations observations;
  private final Standardization standardization;

  /** The threads that take sums over rows. */
  final Workers workers;

  private final double targetScale;
  private final int p;
  private final Optional<DualRidge> rotation;

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
    super(
        family,
        likelihood,
        penalty,
        observations.target().length,
        standardization.scaling(),
        rotation.map(DualRidge::factors).orElse(standardization.scaling().factors()),
        tolerance);
    this.standardization = standardization;
    this.rotation = rotation;
    columns = rotation.map(DualRidge::columns).orElse(standardization.columns()).turned();
    this.observations = observations;
    target = observations.target();
    weights = observations.weights();
    offsets = observations.offsets();
    this.workers = workers;
    targetScale = family == Family.GAUSSIAN ? observations.spread() : 1;
    p = standardization.columns().width();
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

  /** w times the curvature between outputs k and l of every row at expected responses. */
  void curvature(double[][] mean, int k, int l, double[] out) {
    likelihood.curvature(mean, weights, k, l, out);
    for (int i = 0; i < out.length; i++) {
      out[i] = weights[i] > 0 ? out[i] : 0; // not 0 · ∞
    }
  }

  @Override
  protected void run(NewtonPath path) {
    BatchedPaths.run(List.of(path));
  }

  @Override
  protected double[] initialIntercepts() {
    return InitialIntercepts.of(this);
  }

  @Override
  protected double largestColumn() {
    return rotation.isPresent() ? super.largestColumn() * Math.sqrt(p) : super.largestColumn();
  }

  @Override
  protected double rounding() {
    return rounding(Arrays.stream(target).map(Math::abs).max().orElse(0));
  }

  @Override
  protected boolean storesHessian() {
    return HessianApproximation.dense(this);
  }

  /** The Hessian of all entries at these linear predictors, stored if that pays. */
  HessianApproximation hessian(double[][] eta) {
    return storesHessian() ? DenseHessian.of(this, eta) : new RowHessian(this, eta);
  }

  @Override
  protected boolean guides() {
    return rotation.isEmpty() && factors.length <= WarmStart.MOST_ENTRIES;
  }

  @Override
  public int maxRank() {
    return Math.min(p, observations.weighed() - 1) * likelihood.outputs();
  }

  @Override
  public double lambdaMax() {
    return rotation.isPresent() ? with(penalty, Optional.empty()).lambdaMax() : super.lambdaMax();
  }

  /** The problem of the same rows under another penalty, in turned coordinates or not. */
  private LikelihoodProblem with(Penalty other, Optional<DualRidge> turned) {
    return new LikelihoodProblem(
        family, likelihood, other, standardization, turned, observations, FINE, workers);
  }

  @Override
  protected LikelihoodProblem decayed(Penalty ridge) {
    return with(ridge, DualRidge.of(standardization, ridge));
  }

  @Override
  protected double[] straight(PenalizedLikelihood decayed, double[] fit) {
    return decayed.width == width ? fit : ((LikelihoodProblem) decayed).straight(fit);
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

  @Override
  protected double[] coefficients(double[] fit, int output) {
    double[] own = super.coefficients(fit, output);
    return rotation.isPresent() ? rotation.get().back(own) : own;
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
      for (int i = 0; i < eta[k].length; i++) {
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
    for (int i = 0; i < target.length; i++) {
      sum += weights[i] > 0 ? weights[i] * likelihood.deviance(eta, target[i], i) : 0;
    }
    return sum;
  }

  /** s_y for squared error, otherwise 1. */
  @Override
  public double targetScale() {
    return targetScale;
  }

  @Override
  protected double curvature(double[] fit) {
    double[][] mean = likelihood.responses(linear(fit));
    double[] out = new double[target.length];
    double sum = 0;
    for (int k = 0; k < mean.length; k++) {
      curvature(mean, k, k, out);
      for (double w : out) {
        sum += w;
      }
    }
    return sum / mean.length;
  }

  @Override
  protected LeastSquaresProblem features() {
    return LeastSquaresProblem.featuresOnly(standardization, weights, penalty);
  }
}
