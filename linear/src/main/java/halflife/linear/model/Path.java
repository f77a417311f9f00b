package halflife.linear.model;

import halflife.core.Internal;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The fits of one penalty to one set of rows, over λ.
 *
 * <p>A lasso path holds its knots and is exact between them, where it is linear in λ; ridge and
 * elastic-net paths hold the λs they were asked for.
 */
public final class Path {
  private final Problem problem;
  private final boolean linear;
  private final double[] lambdas;
  private final double[][] standardized;

  private final WarmStart warmStart;
  private final OptionalDouble unsettled;

  private Path(
      Problem problem,
      boolean linear,
      double[] lambdas,
      double[][] standardized,
      WarmStart warmStart,
      OptionalDouble unsettled) {
    this.problem = problem;
    this.linear = linear;
    this.lambdas = lambdas;
    this.standardized = standardized;
    this.warmStart = warmStart;
    this.unsettled = unsettled;
  }

  @Internal
  public static Path piecewiseLinear(
      Problem problem, List<Double> lambdas, List<double[]> knots, OptionalDouble unsettled) {
    return new Path(
        problem,
        true,
        lambdas.stream().mapToDouble(Double::doubleValue).toArray(),
        knots.toArray(new double[0][]),
        WarmStart.NONE,
        unsettled);
  }

  @Internal
  public static Path onGrid(Problem problem, double[] lambdas, double[][] standardized) {
    return onGrid(problem, lambdas, standardized, OptionalDouble.empty());
  }

  @Internal
  public static Path onGrid(
      Problem problem, double[] lambdas, double[][] standardized, OptionalDouble unsettled) {
    return onGrid(problem, lambdas, standardized, unsettled, WarmStart.NONE);
  }

  @Internal
  public static Path onGrid(
      Problem problem,
      double[] lambdas,
      double[][] standardized,
      OptionalDouble unsettled,
      WarmStart warmStart) {
    return new Path(problem, false, lambdas, standardized, warmStart, unsettled);
  }

  /** A copy with the fits at these λs alone. */
  @Internal
  public Path sampled(double[] at) {
    double[][] fits = new double[at.length][];
    for (int i = 0; i < at.length; i++) {
      fits[i] = standardizedAt(at[i]);
    }
    return onGrid(problem, at.clone(), fits, unsettled);
  }

  /**
   * The largest λ whose fit stopped short of the tolerance, because rounding or the number of steps
   * kept it from going on; fits at it and below are approximate.
   */
  public OptionalDouble unsettled() {
    return unsettled;
  }

  /** The number of stored λs. */
  public int size() {
    return lambdas.length;
  }

  /** The i-th stored λ; they fall. */
  public double lambda(int i) {
    return lambdas[i];
  }

  /** Whether the path is linear between stored λs, and so known at every λ. */
  public boolean isPiecewiseLinear() {
    return linear;
  }

  /** The fit at the i-th stored λ, on the original scale. */
  public LinearModel model(int i) {
    return problem.model(standardized[i]);
  }

  /**
   * The fit at a λ, on the original scale.
   *
   * @throws IllegalArgumentException if λ is below the path, or was not asked for and the path is
   *     not known between its λs
   */
  public LinearModel at(double lambda) {
    return problem.model(standardizedAt(lambda));
  }

  /** The coefficients of the penalized coordinates at a λ: original coefficient × scale. */
  @Internal
  public double[] standardizedAt(double lambda) {
    if (lambda >= lambdas[0] && linear) {
      return standardized[0];
    }
    int i = segment(lambda);
    if (lambdas[i] == lambda) {
      return standardized[i];
    }
    if (!linear || i + 1 == lambdas.length) {
      throw new IllegalArgumentException(
          "the path has no fit at λ = "
              + lambda
              + "; it goes down to "
              + lambdas[lambdas.length - 1]);
    }
    double t = position(lambda, i);
    double[] a = standardized[i];
    double[] b = standardized[i + 1];
    double[] result = new double[a.length];
    for (int j = 0; j < a.length; j++) {
      result[j] = a[j] == b[j] ? a[j] : (1 - t) * a[j] + t * b[j];
    }
    return result;
  }

  /** The last stored λ that is not below this one. */
  @Internal
  public int segment(double lambda) {
    return segment(lambdas, lambda);
  }

  /** The index of the last of these falling λs that is not below this one; 0 if all are. */
  @Internal
  public static int segment(double[] falling, double lambda) {
    int low = 0;
    int high = falling.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (falling[middle] >= lambda) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The position of λ between stored λ i (0) and the next one (1). */
  private double position(double lambda, int i) {
    return (lambdas[i] - lambda) / (lambdas[i] - lambdas[i + 1]);
  }

  @Internal
  public double[] lambdas() {
    return lambdas;
  }

  /** The Hessians and fits it met, for the paths of nearly the same rows. */
  @Internal
  public WarmStart warmStart() {
    return warmStart;
  }

  @Internal
  public Problem problem() {
    return problem;
  }

  /** The mean squared error, or deviance, on the rows the path was fitted to. */
  public double trainingError(double lambda) {
    return problem.trainingLoss(standardizedAt(lambda));
  }

  /**
   * The radius r(λ) of the equivalent constraint; see {@link halflife.evidence.CurvePoint#radius}.
   */
  public double radius(double lambda) {
    return problem.radius(standardizedAt(lambda));
  }

  /** The strength of ½‖β‖₂² at a λ, in the objective on the raw target. */
  public double l2(double lambda) {
    return problem.l2(lambda);
  }

  /** s_y, the standard deviation of the target on the rows the path was fitted to (divisor Σw). */
  public double targetScale() {
    return problem.targetScale();
  }

  /** The standard deviation of each feature on the rows the path was fitted to (divisor Σw). */
  public double[] deviations() {
    return problem.deviations();
  }
}
