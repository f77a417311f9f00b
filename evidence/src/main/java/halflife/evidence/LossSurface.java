package halflife.evidence;

import java.util.List;

/**
 * The training loss over two coefficients, every other and the intercepts held at the chosen fit:
 * what a penalty does, seen from above. Coefficients are in the coordinates that are penalized:
 * coefficient × standard deviation, or as they are where features are not standardized.
 *
 * <p>The penalty of a place is P(x, y) = v₁·p(x) + v₂·p(y) with p(b) = l1·|b| + l2·b²/2; its ball
 * through the chosen place, P ≤ P(chosen), touches a contour of the loss there.
 *
 * @param first the name of the term along x
 * @param second the name of the term along y
 * @param xs the grid's rising x
 * @param ys the grid's rising y
 * @param loss the loss of the objective, half the mean deviance (of squared error, half the mean
 *     squared error), at (xs[j], ys[i]) is at [i][j]
 * @param free the place of the smallest loss, every other coefficient held
 * @param chosen the place of the chosen model
 * @param path the places of the fits as λ falls; they differ in the other coefficients, too
 * @param l1 the strength of the L1 penalty at the chosen λ
 * @param l2 the strength of the L2 penalty at the chosen λ
 * @param factors the penalty factors v₁ and v₂
 */
public record LossSurface(
    String first,
    String second,
    List<Double> xs,
    List<Double> ys,
    List<List<Double>> loss,
    Point free,
    Point chosen,
    List<Step> path,
    double l1,
    double l2,
    List<Double> factors) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the grid has not as many rows as ys, as many columns as xs,
   *     two factors, and at least two values along either side
   */
  public LossSurface {
    xs = List.copyOf(xs);
    ys = List.copyOf(ys);
    loss = loss.stream().map(List::copyOf).toList();
    path = List.copyOf(path);
    factors = List.copyOf(factors);
    int columns = xs.size();
    boolean right =
        loss.size() == ys.size() && loss.stream().allMatch(row -> row.size() == columns);
    if (!right || columns < 2 || ys.size() < 2 || factors.size() != 2) {
      throw new IllegalArgumentException(
          "a landscape of "
              + columns
              + " by "
              + ys.size()
              + " needs as many losses, two factors and at least 2 values along either side");
    }
  }

  /**
   * A place.
   *
   * @param x the standardized coefficient of the first term
   * @param y that of the second
   */
  public record Point(double x, double y) {}

  /**
   * The place of the model at one λ.
   *
   * @param lambda λ
   * @param x the standardized coefficient of the first term
   * @param y that of the second
   */
  public record Step(double lambda, double x, double y) {}

  /** The penalty of a place, at the chosen λ. */
  public double penalty(double x, double y) {
    return penalty(0, x) + penalty(1, y);
  }

  /** 0 at 0 even where the factor is infinite. */
  private double penalty(int axis, double b) {
    return b == 0 ? 0 : factors.get(axis) * (l1 * Math.abs(b) + l2 / 2 * b * b);
  }
}
