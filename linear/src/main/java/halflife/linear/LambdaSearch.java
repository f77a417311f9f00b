package halflife.linear;

import halflife.evidence.CurvePoint;
import java.util.Arrays;
import java.util.List;

/** What a search over λ found for one penalty, on one dealing of folds. */
public final class LambdaSearch {
  private final Path path;
  private final MeanError error;
  private final Range range;

  LambdaSearch(Path path, MeanError error, Range range) {
    this.path = path;
    this.error = error;
    this.range = range;
  }

  /** The fits to all rows. */
  public Path path() {
    return path;
  }

  Range range() {
    return range;
  }

  /** λ_min: the largest λ that attains the smallest mean error; exact for the lasso. */
  public double minimum() {
    return error.minimum();
  }

  /** λ_1se: the largest λ whose mean error is within one standard error of the smallest. */
  public double oneStandardError() {
    return error.oneStandardError(error.minimum());
  }

  /** The mean squared error over the folds at a λ that was searched. */
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
    all[spaced.length] = minimum();
    all[spaced.length + 1] = oneStandardError();
    double[] rising = Arrays.stream(all).sorted().distinct().toArray();
    double[] falling = new double[rising.length];
    Arrays.setAll(falling, i -> rising[rising.length - 1 - i]);
    return falling;
  }

  /**
   * One point of the curve.
   *
   * @param complexity what to count there
   */
  public CurvePoint point(double lambda, double complexity) {
    double[] folds = error.perFold(lambda);
    List<Double> list = Arrays.stream(folds).boxed().toList();
    return new CurvePoint(
        lambda,
        path.problem().l1(lambda),
        path.l2(lambda),
        error.mean(folds),
        error.standardError(folds),
        path.trainingError(lambda),
        complexity,
        path.radius(lambda),
        list);
  }
}
