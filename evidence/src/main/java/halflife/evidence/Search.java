package halflife.evidence;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One searched penalty: its curve, the choice from it, and the path of its coefficients.
 *
 * @param curve error over λ
 * @param choice the picks of the rules
 * @param path the coefficients over λ, by falling λ; where the path is piecewise linear, its knots
 *     (thinned to what a picture can show)
 * @param lambdaMax the λ above which every penalized coefficient is 0, if there is one; otherwise
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
