package halflife.linear;

import halflife.evidence.Curve;
import halflife.evidence.CurvePoint;
import halflife.linear.cv.MeanError;
import halflife.linear.cv.Range;
import halflife.linear.data.Vectors;
import halflife.linear.model.Grid;
import halflife.linear.model.HeldOut;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.linear.model.Ridge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** The outcome of a search over λ for one penalty, on one dealing of folds. */
public final class LambdaSearch {
  private final Path path;
  private final MeanError error;

  /** All rows, where they are scored by another measure than they are fitted by. */
  private final Optional<HeldOut> training;

  private final Range range;
  private final Range reach;
  private final double minimum;
  private final double oneStandardError;

  private LambdaSearch(
      Path path,
      MeanError error,
      Range range,
      Range reach,
      Optional<HeldOut> training,
      double minimum) {
    this.training = training;
    this.path = path;
    this.error = error;
    this.range = range;
    this.reach = reach;
    this.minimum = minimum;
    oneStandardError = error.oneStandardError(minimum);
  }

  static LambdaSearch of(Path path, MeanError error, Range range, Optional<HeldOut> training) {
    double minimum = error.minimum();
    Range reach = range.endingAt(error.reach(minimum));
    return new LambdaSearch(path, error, range, reach, training, minimum);
  }

  /** A copy with the same fits and the errors of other folds, which may choose from the same λs. */
  LambdaSearch withError(MeanError other) {
    return new LambdaSearch(path, other, range, reach, training, other.minimum());
  }

  /** The fits to all rows. */
  public Path path() {
    return path;
  }

  /** The fit without features to all rows. */
  public LinearModel featureless() {
    return path.problem().model(path.problem().featureless());
  }

  Range range() {
    return range;
  }

  /** The λs from which other folds of the same rows may choose. */
  Range reach() {
    return reach;
  }

  /** Whether the smallest error may lie below the λs that were looked at. */
  boolean endsAtMinimum() {
    return minimum <= error.bottom();
  }

  /** λ_min: the largest λ that attains the smallest mean error; exact for the lasso. */
  public double minimum() {
    return minimum;
  }

  /** λ_1se: the largest λ whose mean error is within one standard error of the smallest. */
  public double oneStandardError() {
    return oneStandardError;
  }

  /** The mean loss over the folds at a λ that was searched. */
  public double errorAt(double lambda) {
    return error.at(lambda);
  }

  /** The largest λ that was searched. */
  public double top() {
    return range.top();
  }

  /** The smallest λ that was searched. */
  public double bottom() {
    return range.bottom();
  }

  /**
   * λs to draw the curve at, falling: those searched; for an exact search {@link Grid#COUNT}
   * log-spaced ones with λ_min and λ_1se among them.
   */
  public double[] lambdas() {
    if (!range.exact()) {
      return range.lambdas().clone();
    }
    double[] spaced = Grid.logSpaced(top(), bottom(), Grid.COUNT);
    double[] all = Arrays.copyOf(spaced, spaced.length + 2);
    all[spaced.length] = minimum;
    all[spaced.length + 1] = oneStandardError;
    return Vectors.falling(all);
  }

  /**
   * The curve of error over λ, as a person is shown it.
   *
   * @param lambdas falling, among those searched
   * @param baselines the scores of λ = 0 on the same folds
   * @param unpenalized the fit at λ = 0
   */
  public Curve curve(double[] lambdas, Baselines baselines, Path unpenalized) {
    List<CurvePoint> points = new ArrayList<>();
    DoubleUnaryOperator trained = trainingError(path);
    for (double lambda : lambdas) {
      points.add(point(lambda, path, trained, complexity(lambda), error.perFold(lambda)));
    }
    int rank = Math.min(path.problem().maxRank(), unpenalized.model(0).nonzero());
    CurvePoint none = point(0, unpenalized, trainingError(unpenalized), rank, baselines.none());
    Penalty penalty = path.problem().penalty();
    String counted = path.problem().countsDegrees() ? "degrees of freedom" : "non-zero";
    return new Curve(penalty.name(), penalty.alpha(), counted, points, none);
  }

  /** The coefficients that are not 0 at a λ; for ridge, the effective degrees of freedom. */
  double complexity(double lambda) {
    return path.problem().complexity(lambda, path.standardizedAt(lambda));
  }

  /** The error of fits on the rows they learned from. */
  private DoubleUnaryOperator trainingError(Path fits) {
    return training.isPresent() ? training.get().score(fits)::at : fits::trainingError;
  }

  private CurvePoint point(
      double lambda, Path fits, DoubleUnaryOperator trained, double complexity, double[] folds) {
    return new CurvePoint(
        lambda,
        fits.problem().l1(lambda),
        fits.l2(lambda),
        error.average().of(folds),
        error.average().standardError(folds),
        trained.applyAsDouble(lambda),
        complexity,
        fits.radius(lambda),
        Arrays.stream(folds).boxed().toList());
  }

  /** What is known of a ridge search under squared error beside its path. */
  public Optional<Ridge> ridge() {
    return path.problem().ridge();
  }
}
