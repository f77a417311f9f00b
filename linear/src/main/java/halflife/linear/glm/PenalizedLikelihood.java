package halflife.linear.glm;

import halflife.evidence.Family;
import halflife.linear.data.Scaling;
import halflife.linear.leastsquares.DecomposedRidge;
import halflife.linear.leastsquares.LeastSquaresProblem;
import halflife.linear.leastsquares.Spectrum;
import halflife.linear.model.Grid;
import halflife.linear.model.Likelihood;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.linear.model.Problem;
import halflife.linear.model.Ridge;
import halflife.linear.model.WarmStart;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * A penalized likelihood in the coordinates that are penalized: the mean negative log-likelihood of
 * the training rows, plus l1 Σ v|b| + l2/2 Σ v b².
 *
 * <p>A fit holds, for each output, p coefficients of the standardized features and then the
 * intercept: coefficient j of output k is at k(p + 1) + j. Where the rows are, and how sums over
 * them are taken, is the matter of those who extend it: {@link #run} serves a path with the sums
 * that it asks for.
 */
public abstract class PenalizedLikelihood implements Problem {
  /** The largest miss of an optimality condition, as a share of λ_max. */
  public static final double FINE = 1e-9;

  /**
   * The ridge that stands for no decay, as a share of λ_max: its limit exists where classes
   * separate, too.
   */
  static final double NEARLY_NONE = 1e-8;

  /** The number of λs from λ_max to no decay, each fit the start of the next. */
  private static final int STEPS_TO_NONE = 5;

  /** A fit of what is free whose last step still moves a linear predictor by this has no limit. */
  private static final double GROWING = 0.05;

  final Likelihood likelihood;
  final Family family;
  final Penalty penalty;

  /** v of every entry of a fit: 0 for intercepts. */
  final double[] factors;

  /**
   * The number of entries of a fit that belong to one output: its coefficients and the intercept.
   */
  final int width;

  private final int rows;
  private final Scaling scaling;
  private final double tolerance;
  private Optional<EffectiveDegrees> degrees = Optional.empty();

  /**
   * Checks a penalty.
   *
   * @param rows the number of rows, of which some may have no weight
   * @param scaling the coordinates that are penalized, of the features
   * @param own v of one output's coefficients
   * @param tolerance the largest miss of an optimality condition, as a share of λ_max
   * @throws IllegalArgumentException if the family cannot have the penalty
   */
  protected PenalizedLikelihood(
      Family family,
      Likelihood likelihood,
      Penalty penalty,
      int rows,
      Scaling scaling,
      double[] own,
      double tolerance) {
    this.family = family;
    this.likelihood = likelihood;
    this.penalty = penalty.checkedFor(family);
    this.rows = rows;
    this.scaling = scaling;
    this.tolerance = tolerance;
    width = own.length + 1;
    factors = new double[likelihood.outputs() * width];
    for (int k = 0; k < likelihood.outputs(); k++) {
      System.arraycopy(own, 0, factors, k * width, own.length);
    }
  }

  /** Serves a path with the sums that it asks for, to its end. */
  protected abstract void run(NewtonPath path);

  /** The intercepts, in a fit, that fit the target's mean, the offsets taken at theirs. */
  protected abstract double[] initialIntercepts();

  /** The rounding error of a gradient. */
  protected abstract double rounding();

  /** Whether a Hessian of all entries is stored. */
  protected abstract boolean storesHessian();

  /** Whether its fits are in the features' own coordinates, so that other rows share Hessians. */
  protected abstract boolean guides();

  /** The same rows under a penalty of squares, as {@link #unpenalized} needs them. */
  protected abstract PenalizedLikelihood decayed(Penalty ridge);

  /** A fit of {@link #decayed} in the coordinates of this problem's features. */
  protected abstract double[] straight(PenalizedLikelihood decayed, double[] fit);

  /** Whether a feature's coefficients of all classes are penalized together. */
  boolean grouped() {
    return penalty.grouped() && outputs() > 1 && penalty.alpha() > 0;
  }

  /** The number of linear predictors of a row. */
  public final int outputs() {
    return likelihood.outputs();
  }

  /** The position of an output's intercept in a fit. */
  protected final int intercept(int output) {
    return output * width + width - 1;
  }

  /** The coordinates that are penalized. */
  protected final Scaling scaling() {
    return scaling;
  }

  /** The likelihood. */
  protected final Likelihood likelihood() {
    return likelihood;
  }

  /** The kind of target. */
  protected final Family family() {
    return family;
  }

  /** The largest standard deviation of a column as it is penalized. */
  protected double largestColumn() {
    double most = 0;
    for (int j = 0; j < scaling.width(); j++) {
      most = Math.max(most, scaling.deviations()[j] / scaling.scales()[j]);
    }
    return most;
  }

  /**
   * The rounding error of a gradient where this is the largest target: expected responses have the
   * digits of the target, or of its logarithm.
   */
  protected final double rounding(double largest) {
    double digits = family == Family.POISSON ? Math.log(1 + largest) * largest : largest;
    return Math.ulp(1.0) * digits * largestColumn();
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
    return scaling.width();
  }

  @Override
  public int unknowns() {
    return width() * Math.max(1, outputs() - 1);
  }

  @Override
  public double lambdaMax() {
    return entryStrength() / penalty.entryAlpha();
  }

  /** The largest pull per factor on a coefficient that is 0: λ_max times α. */
  double entryStrength() {
    return ran(NewtonPath.of(this)).entryStrength();
  }

  @Override
  public Path path(double[] lambdas) {
    return ran(NewtonPath.of(this, lambdas, WarmStart.NONE)).path();
  }

  @Override
  public boolean exact() {
    return false;
  }

  @Override
  public double[] unpenalized() {
    PenalizedLikelihood ridge = decayed(penalty.withAlpha(0));
    return straight(ridge, ran(ridge.pathToNone()).last());
  }

  /** The path whose last fit is that without decay: of a penalty of squares. */
  public NewtonPath pathToNone() {
    return NewtonPath.of(
        this,
        strength ->
            strength == 0
                ? new double[] {1}
                : Grid.logSpaced(strength, strength * NEARLY_NONE, STEPS_TO_NONE));
  }

  @Override
  public double[] featureless() {
    return ran(NewtonPath.of(this)).featureless();
  }

  private static NewtonPath ran(NewtonPath path) {
    path.problem().run(path);
    return path;
  }

  @Override
  public double radius(double[] fit) {
    return penalty.norm(fit, factors, width, targetScale());
  }

  @Override
  public double l2(double lambda) {
    return penalty.l2(lambda, targetScale());
  }

  @Override
  public double factor(int term) {
    return scaling.factors()[term % width()];
  }

  @Override
  public double[] deviations() {
    return scaling.deviations().clone();
  }

  @Override
  public Optional<Ridge> ridge() {
    return Optional.empty();
  }

  /** The mean curvature of the training rows at a fit. */
  protected abstract double curvature(double[] fit);

  /** The features alone, under squared error, as effective degrees decompose them. */
  protected abstract LeastSquaresProblem features();

  /** The coefficients of the standardized features for one output. */
  protected double[] coefficients(double[] fit, int output) {
    return Arrays.copyOfRange(fit, output * width, output * width + width - 1);
  }

  @Override
  public LinearModel model(double[] fit) {
    int p = width();
    double[] atMeans = new double[outputs()];
    double[] coefficients = new double[outputs() * p];
    for (int k = 0; k < atMeans.length; k++) {
      atMeans[k] = fit[intercept(k)];
      System.arraycopy(coefficients(fit, k), 0, coefficients, k * p, p);
    }
    return LinearModel.of(family, scaling, atMeans, coefficients);
  }

  @Override
  public boolean countsDegrees() {
    return degrees().isPresent();
  }

  /** Coefficients that are not 0; for ridge effective degrees of freedom. */
  @Override
  public double complexity(double lambda, double[] fit) {
    return degrees().isPresent() ? degrees().get().at(l2(lambda), curvature(fit)) : nonZero(fit);
  }

  @Override
  public double[] ridgeGrid(int count) {
    return degrees().map(of -> of.grid(count, curvature(featureless()))).orElse(new double[0]);
  }

  /** The effective degrees for ridge, where the features can be decomposed; decomposes once. */
  private Optional<EffectiveDegrees> degrees() {
    boolean small = Math.min(rows, width()) <= Spectrum.MOST;
    if (degrees.isEmpty() && small && penalty.alpha() == 0 && !penalty.nonNegative()) {
      degrees = Optional.of(new EffectiveDegrees(outputs(), DecomposedRidge.of(features())));
    }
    return degrees;
  }

  /** The coefficients of a fit that are not 0. */
  private int nonZero(double[] fit) {
    int count = 0;
    for (int v = 0; v < fit.length; v++) {
      count += fit[v] != 0 && v % width != width - 1 ? 1 : 0;
    }
    return count;
  }

  /** The multiplications that the slopes at a fit take. */
  final double slopeCost(double[] fit) {
    int size = 0;
    for (double value : fit) {
      size += value != 0 ? 1 : 0;
    }
    return (double) rows * (size + fit.length);
  }

  /**
   * Refuses infinite fits: where features without a penalty tell rows apart, their coefficients
   * grow without end, and every Newton step moves the linear predictors as far as the one before.
   *
   * @param moved the largest change of a linear predictor by the last step
   */
  final void refuseInfinite(DoubleSupplier moved) {
    boolean features = false;
    for (int v = 0; v < factors.length; v++) {
      features |= factors[v] == 0 && v % width != width - 1;
    }
    if (features && family != Family.GAUSSIAN && moved.getAsDouble() > GROWING) {
      throw new IllegalArgumentException(
          "the features with penalty factor 0 can tell rows apart perfectly, so there is no finite"
              + " fit of them; give them a factor above 0");
    }
  }

  /** A copy with what is not penalized brought to mean 0 over classes, which changes no fit. */
  final double[] centred(double[] point) {
    double[] fit = point.clone();
    int outputs = outputs();
    for (int j = 0; j < width && outputs > 1; j++) {
      if (factors[j] == 0) {
        double mean = 0;
        for (int k = 0; k < outputs; k++) {
          mean += fit[k * width + j] / outputs;
        }
        for (int k = 0; k < outputs; k++) {
          fit[k * width + j] -= mean;
        }
      }
    }
    return fit;
  }
}
