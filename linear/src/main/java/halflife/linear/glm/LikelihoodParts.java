package halflife.linear.glm;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import halflife.linear.model.TrainingParts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Training parts as rows under a likelihood: where they can, all of them share the stored columns
 * and are followed side by side, so that one pass over the rows serves the gradients of all.
 *
 * @param shared all rows, fold by fold; empty where parts need columns of their own
 */
public record LikelihoodParts(
    Family family,
    int outputs,
    Design design,
    Folds folds,
    Optional<SharedRows> shared,
    Workers workers)
    implements TrainingParts {
  /** Errors are flat about their minimum: fits inside a fold need fewer digits. */
  private static final double INSIDE = 1e-7;

  /**
   * The tolerance where digits take time: errors are then right to about 2e-5 of their size, a
   * thousandth of what chance makes of them.
   */
  private static final double INSIDE_LARGE = 1e-5;

  /** The cost of a class of many, as a multiple of that of the only output of another family. */
  private static final double MANY = 4;

  /** From this number of values on a table is large. */
  private static final double LARGE = 1e6;

  public static LikelihoodParts of(
      Family family, int outputs, Design design, Folds folds, Workers workers) {
    Optional<SharedRows> shared = Optional.empty();
    if (design.fills().isEmpty()) {
      int[] fold = folds.fold();
      int[] byFold =
          IntStream.range(0, fold.length)
              .boxed()
              .sorted(Comparator.comparingInt(i -> fold[i]))
              .mapToInt(i -> i)
              .toArray();
      shared = Optional.of(SharedRows.of(family, outputs, design, byFold, Penalty.lasso()));
      shared.get().standardization().columns().turned();
    }
    return new LikelihoodParts(family, outputs, design, folds, shared, workers);
  }

  @Override
  public LikelihoodProblem training(Penalty penalty, int... without) {
    boolean all = without.length == 0;
    double tolerance =
        all ? LikelihoodProblem.FINE : inside(design.size(), design.width(), outputs);
    Workers helpers = all ? workers : Workers.ONE;
    int[] fold = folds.fold();
    IntPredicate trains = i -> folds.trains(fold[i], without);
    return shared
        .flatMap(rows -> rows.problem(trains, penalty, tolerance, helpers))
        .orElseGet(
            () -> {
              int[] members = IntStream.range(0, fold.length).filter(trains).toArray();
              return LikelihoodProblem.of(
                  family, outputs, design, members, penalty, tolerance, helpers);
            });
  }

  @Override
  public int together(Penalty penalty, int... without) {
    return BatchedPaths.size(training(penalty, without));
  }

  @Override
  public List<Path> paths(
      Penalty penalty, List<int[]> without, List<double[]> lambdas, Path like, Runnable pathDone) {
    List<LikelihoodProblem> parts = without.stream().map(left -> training(penalty, left)).toList();
    List<Path> paths = BatchedPaths.paths(parts, lambdas, like.warmStart());
    paths.forEach(path -> pathDone.run());
    return paths;
  }

  /** The largest miss of an optimality condition inside a fold, as a share of λ_max. */
  public static double inside(int rows, int features, int outputs) {
    double work = Preconditioner.manyClasses(outputs) ? outputs * MANY : 1;
    return work * rows * features < LARGE ? INSIDE : INSIDE_LARGE;
  }
}
