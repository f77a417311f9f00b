package halflife.tune;

import halflife.core.Internal;
import halflife.evidence.Choice;
import halflife.evidence.Curve;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.evidence.PathPoint;
import halflife.evidence.Search;
import halflife.linear.Baselines;
import halflife.linear.LambdaSearch;
import halflife.linear.data.Design;
import halflife.linear.model.Grid;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.linear.model.Ridge;
import halflife.tune.options.SearchOptions;
import halflife.tune.options.StudyOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Turns options into the searches of {@code linear}, and their outcome into evidence. */
@Internal
public final class Searches {
  /** Above this many multiplications leave-one-out is not worth its time beside the folds. */
  private static final double LEAVE_ONE_OUT_COST = 2e8;

  /** More coefficients than this over a path are too many for a page or a file. */
  private static final int MOST_NUMBERS = 400_000;

  private Searches() {}

  /** The penalties to search, on the same folds. */
  public static List<Penalty> penalties(StudyOptions options, Family family) {
    if (options.search().grouped() && family != Family.MULTINOMIAL) {
      throw new IllegalArgumentException(
          "--grouped holds a feature's coefficients of all classes together, but the family is "
              + family.word()
              + ", which has one of each; drop it");
    }
    List<Penalty> penalties =
        switch (options.search().model()) {
          case "ridge" -> List.of(Penalty.ridge());
          case "lasso" -> List.of(Penalty.lasso());
          case "elastic" -> mixes(options).map(Penalty::of).toList();
          default -> List.of(Penalty.ridge(), Penalty.lasso());
        };
    return penalties.stream()
        .map(p -> options.search().standardize() ? p : p.unstandardized())
        .map(p -> options.search().nonNegative() ? p.boundedBelow() : p)
        .map(p -> options.search().grouped() ? p.groupedOverClasses() : p)
        .toList();
  }

  private static Stream<Double> mixes(StudyOptions options) {
    return options.search().alpha().isEmpty()
        ? Stream.of(SearchOptions.ELASTIC_ALPHA)
        : options.search().alpha().stream().distinct();
  }

  /** The λs to search. */
  public static Grid grid(StudyOptions options) {
    if (!options.search().lambdas().isEmpty()) {
      return Grid.Given.of(
          options.search().lambdas().stream().mapToDouble(l -> l).filter(l -> l > 0).toArray());
    }
    return options.search().grid().equals("glmnet") ? new Grid.Glmnet() : new Grid.Auto();
  }

  static PathPoint point(double lambda, LinearModel model) {
    return new PathPoint(
        lambda,
        Arrays.stream(model.intercepts()).boxed().toList(),
        Arrays.stream(model.coefficients()).boxed().toList());
  }

  /**
   * A search as evidence: the curve, the choice it leads to, and the path at the curve's λs.
   *
   * @param design all rows, where they are there
   */
  static Search search(
      LambdaSearch found,
      Baselines baselines,
      Path none,
      Optional<Design> design,
      StudyOptions options,
      Measure measure) {
    double[] lambdas = found.lambdas();
    Curve curve = found.curve(lambdas, baselines, none);
    List<PathPoint> path = new ArrayList<>();
    int terms = found.path().at(lambdas[0]).coefficients().length;
    int step = Math.max(1, (int) Math.ceil(lambdas.length * (double) terms / MOST_NUMBERS));
    for (int i = 0; i < lambdas.length; i++) {
      if (i % step == 0 || i == lambdas.length - 1) {
        path.add(point(lambdas[i], found.path().at(lambdas[i])));
      }
    }
    OptionalDouble generalized = OptionalDouble.empty();
    OptionalDouble leaveOneOut = OptionalDouble.empty();
    if (found.ridge().isPresent() && measure == Measure.SQUARED_ERROR) {
      Ridge ridge = found.ridge().get();
      generalized =
          OptionalDouble.of(
              smallest(lambdas, Arrays.stream(lambdas).map(ridge::generalizedCv).toArray()));
      if (design.isPresent() && work(design.get()) <= LEAVE_ONE_OUT_COST) {
        leaveOneOut =
            OptionalDouble.of(smallest(lambdas, ridge.leaveOneOut(design.get(), lambdas)));
      }
    }
    Choice choice = Choice.of(curve, options.search().choose(), measure);
    return new Search(curve, choice, path, found.top(), generalized, leaveOneOut);
  }

  private static double work(Design design) {
    double p = design.width();
    return design.size() * p * p;
  }

  private static double smallest(double[] lambdas, double[] errors) {
    int best = 0;
    for (int i = 1; i < errors.length; i++) {
      best = errors[i] < errors[best] ? i : best;
    }
    return lambdas[best];
  }
}
