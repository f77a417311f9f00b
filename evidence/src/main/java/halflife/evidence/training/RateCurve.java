package halflife.evidence.training;

import halflife.core.Guard;
import java.util.List;

/**
 * Error over λ at one of several learning rates that were searched, on the seeds that choose both.
 *
 * @param learningRate η, above 0
 * @param none the mean held-out loss without decay, at the end of the run
 * @param points by falling λ
 */
public record RateCurve(double learningRate, double none, List<Point> points) {
  /**
   * The error at one λ.
   *
   * @param lambda λ of decoupled decay, above 0
   * @param mean the mean held-out loss over seeds
   */
  public record Point(double lambda, double mean) {
    /**
     * Checks λ.
     *
     * @throws IllegalArgumentException if it is not above 0
     */
    public Point {
      Guard.positive("lambda", lambda);
    }
  }

  /**
   * Copies the points.
   *
   * @throws IllegalArgumentException if the learning rate is not above 0, or there is no point
   */
  public RateCurve {
    Guard.positive("the learning rate", learningRate);
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException(
          "the curve at a learning rate of " + learningRate + " has no point; give one");
    }
  }

  /** The smallest mean loss of a λ. */
  public double smallest() {
    return points.stream().mapToDouble(Point::mean).min().orElseThrow();
  }
}
