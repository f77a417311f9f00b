package halflife.evidence;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One searched penalty: its curve, what it leads to choose, and the path of its coefficients.
 *
 * @param curve error over λ
 * @param choice what the rules pick from it
 * @param path the coefficients over λ, by falling λ; where the path is piecewise linear, its knots
 *     (thinned to what a picture can show)
 * @param lambdaMax where a λ exists above which every penalized coefficient is 0: that λ; otherwise
 *     the largest λ searched
 * @param generalizedCv the λ that minimizes generalized cross-validation (ridge only)
 * @param leaveOneOut the λ that minimizes the leave-one-out error (ridge only)
 */
public record Search(
    Curve curve,
    Choice choice,
    List<PathPoint> path,
    double lambdaMax,
    OptionalDouble generalizedCv,
    OptionalDouble leaveOneOut) {
  public Search {
    path = List.copyOf(path);
  }
}
