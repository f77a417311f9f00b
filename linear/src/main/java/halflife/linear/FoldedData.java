package halflife.linear;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Rows split into folds, behind what a cross-validation asks of them.
 *
 * @param trainer makes the problem of some folds
 * @param heldOut each fold's rows, to score on
 */
record FoldedData(Trainer trainer, List<HeldOut> heldOut) {
  /** Makes the problem of the rows that train without some folds; of all rows if none is named. */
  interface Trainer {
    Problem training(Penalty penalty, int... without);
  }

  /**
   * Keeps as little as the family and the measure allow: under squared error the moments of each
   * fold, after one pass over the rows, in O(K p²) memory; otherwise the rows, O(Np).
   */
  static FoldedData of(
      Family family, Measure measure, Design design, Dealing dealing, Workers workers) {
    boolean moments = family == Family.GAUSSIAN && !CrossValidation.keepsRows(design);
    List<HeldOut> heldOut = new ArrayList<>();
    Trainer trainer;
    if (moments) {
      Moments[] parts = Moments.ofFolds(design, dealing.fold(), dealing.count(), workers);
      trainer = new OfMoments(parts, design.fills(), dealing);
      if (measure == Measure.SQUARED_ERROR) {
        for (Moments part : parts) {
          heldOut.add(new HeldOutMoments(part));
        }
      }
    } else {
      int outputs = Targets.outputs(family, design.target());
      trainer = OfRows.of(family, outputs, design, dealing, workers);
    }
    if (heldOut.isEmpty()) {
      for (int[] members : Moments.members(dealing.fold(), dealing.count())) {
        heldOut.add(new HeldOutRows(family, measure, design, members));
      }
    }
    return new FoldedData(trainer, heldOut);
  }

  Problem training(Penalty penalty, int... without) {
    return trainer.training(penalty, without);
  }

  /**
   * Follows a path for each of several training parts.
   *
   * @param without the folds that each leaves out
   * @param found takes the number of a part and its path, from any thread
   */
  void paths(
      List<int[]> without,
      Penalty penalty,
      Range range,
      WarmStart warmStart,
      Workers workers,
      BiConsumer<Integer, Path> found) {
    if (without.isEmpty()) {
      return;
    }
    int most = BatchedPaths.size(training(penalty, without.get(0)));
    int threads = workers.threads();
    int rounds = -Math.floorDiv(-without.size(), most * threads);
    int groups = Math.min(without.size(), rounds * threads);
    workers.run(
        groups,
        g -> {
          List<Problem> problems = new ArrayList<>();
          for (int i = g; i < without.size(); i += groups) {
            problems.add(training(penalty, without.get(i)));
          }
          List<Path> paths = range.paths(problems, warmStart);
          for (int i = 0; i < paths.size(); i++) {
            found.accept(g + i * groups, paths.get(i));
          }
        });
  }

  HeldOut heldOut(int fold) {
    return heldOut.get(fold);
  }

  /** Training rows as the merge of their folds' moments. */
  record OfMoments(Moments[] folds, List<Fill> fills, Dealing dealing) implements Trainer {
    @Override
    public Problem training(Penalty penalty, int... without) {
      List<Moments> parts = new ArrayList<>();
      for (int k = 0; k < folds.length; k++) {
        if (dealing.trains(k, without)) {
          parts.add(folds[k]);
        }
      }
      return LeastSquaresProblem.of(Moments.merge(parts), fills, penalty);
    }
  }

  /**
   * Training rows as rows.
   *
   * @param shared all rows, fold by fold; empty where squared error is solved from rows
   */
  record OfRows(
      Family family,
      int outputs,
      Design design,
      Dealing dealing,
      Optional<SharedRows> shared,
      Workers workers)
      implements Trainer {
    /** Errors are flat about their minimum: fits inside a fold need fewer digits. */
    private static final double INSIDE = 1e-7;

    /**
     * Where digits take time: errors are then right to about 2e-5 of their size, a thousandth of
     * what chance makes of them.
     */
    private static final double INSIDE_LARGE = 1e-5;

    /** What a class of many weighs more than the only output of another family. */
    private static final double MANY = 4;

    /** From this many values on a table is large. */
    private static final double LARGE = 1e6;

    static OfRows of(Family family, int outputs, Design design, Dealing dealing, Workers workers) {
      Optional<SharedRows> shared = Optional.empty();
      if (!Fits.exact(family, design, design.size()) && design.fills().isEmpty()) {
        int[] fold = dealing.fold();
        int[] byFold =
            IntStream.range(0, fold.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> fold[i]))
                .mapToInt(i -> i)
                .toArray();
        shared = Optional.of(SharedRows.of(family, outputs, design, byFold, Penalty.lasso()));
        shared.get().standardization().columns().turned();
      }
      return new OfRows(family, outputs, design, dealing, shared, workers);
    }

    @Override
    public Problem training(Penalty penalty, int... without) {
      int[] fold = dealing.fold();
      boolean all = without.length == 0;
      double tolerance = all ? Fits.FINE : inside(design, outputs);
      Workers helpers = all ? workers : Workers.ONE;
      IntPredicate trains = i -> dealing.trains(fold[i], without);
      Optional<LikelihoodProblem> problem =
          shared.flatMap(rows -> rows.problem(trains, penalty, tolerance, helpers));
      if (problem.isPresent()) {
        return problem.get();
      }
      int[] members = IntStream.range(0, fold.length).filter(trains).toArray();
      return Fits.problem(family, outputs, design, members, penalty, tolerance, helpers);
    }

    /** How far an optimality condition may be missed inside a fold, as a share of λ_max. */
    static double inside(Design design, int outputs) {
      double work = Preconditioner.manyClasses(outputs) ? outputs * MANY : 1;
      return work * design.size() * design.width() < LARGE ? INSIDE : INSIDE_LARGE;
    }
  }
}
