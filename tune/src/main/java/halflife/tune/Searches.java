package halflife.tune;

import halflife.evidence.Choice;
import halflife.evidence.Curve;
import halflife.evidence.Measure;
import halflife.evidence.PathPoint;
import halflife.evidence.Search;
import halflife.linear.Baselines;
import halflife.linear.Design;
import halflife.linear.Grid;
import halflife.linear.LambdaSearch;
import halflife.linear.LinearModel;
import halflife.linear.Path;
import halflife.linear.Penalty;
import halflife.linear.Ridge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * From what the options ask to what {@code linear} searches, and from what it found to evidence.
 */
final class Searches {
  /** Above this many multiplications leave-one-out is not worth its time beside the folds. */
  private static final double LEAVE_ONE_OUT_COST = 2e8;

  private Searches() {}

  /** The penalties to search, on the same folds. */
  static List<Penalty> penalties(StudyOptions options) {
    List<Penalty> penalties =
        switch (options.model()) {
          case "ridge" -> List.of(Penalty.ridge());
          case "lasso" -> List.of(Penalty.lasso());
          case "elastic" -> List.of(Penalty.of(options.alpha().orElse(StudyOptions.ELASTIC_ALPHA)));
          default -> List.of(Penalty.ridge(), Penalty.lasso());
        };
    return options.standardize()
        ? penalties
        : penalties.stream().map(Penalty::unstandardized).toList();
  }

  static Grid grid(StudyOptions options) {
    if (!options.lambdas().isEmpty()) {
      return Grid.Given.of(
          options.lambdas().stream().mapToDouble(l -> l).filter(l -> l > 0).toArray());
    }
    return options.grid().equals("glmnet") ? new Grid.Glmnet() : new Grid.Auto();
  }

  static PathPoint point(double lambda, LinearModel model) {
    return new PathPoint(
        lambda, List.of(model.intercept()), Arrays.stream(model.coefficients()).boxed().toList());
  }

  /** A search as evidence: the curve, the choice it leads to, and the path at the curve's λs. */
  static Search search(
      LambdaSearch found, Baselines baselines, Path none, Design design, StudyOptions options) {
    double[] lambdas = found.lambdas();
    Curve curve = found.curve(lambdas, baselines, none);
    List<PathPoint> path = new ArrayList<>();
    for (double lambda : lambdas) {
      path.add(point(lambda, found.path().at(lambda)));
    }
    OptionalDouble generalized = OptionalDouble.empty();
    OptionalDouble leaveOneOut = OptionalDouble.empty();
    if (found.ridge().isPresent()) {
      Ridge ridge = found.ridge().get();
      generalized =
          OptionalDouble.of(
              smallest(lambdas, Arrays.stream(lambdas).map(ridge::generalizedCv).toArray()));
      double p = design.width();
      if (design.size() * p * p <= LEAVE_ONE_OUT_COST) {
        leaveOneOut = OptionalDouble.of(smallest(lambdas, ridge.leaveOneOut(design, lambdas)));
      }
    }
    Choice choice = Choice.of(curve, options.choose(), Measure.SQUARED_ERROR);
    return new Search(curve, choice, path, found.top(), generalized, leaveOneOut);
  }

  private static double smallest(double[] lambdas, double[] errors) {
    int best = 0;
    for (int i = 1; i < errors.length; i++) {
      best = errors[i] < errors[best] ? i : best;
    }
    return lambdas[best];
  }
}
