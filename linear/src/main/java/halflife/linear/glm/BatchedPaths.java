package halflife.linear.glm;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import halflife.linear.model.Path;
import halflife.linear.model.WarmStart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Runs paths side by side, so that a block of rows that is in the processor's cache serves the
 * gradients of all of them. What a path finds does not depend on its company.
 */
final class BatchedPaths {
  private static final int MOST = 12;

  /** Predictors, those before and residuals. */
  private static final int PREDICTORS = 3;

  private BatchedPaths() {}

  /**
   * The number of paths of such problems that go together: their predictors take no more room than
   * the table, and sparse columns allow only one.
   */
  static int size(LikelihoodProblem problem) {
    if (problem.columns.sparse()) {
      return 1;
    }
    int each = PREDICTORS * problem.outputs();
    return Math.max(1, Math.min(MOST, problem.columns.width() / each));
  }

  /** The paths of problems, each at its own falling λs. */
  static List<Path> paths(
      List<LikelihoodProblem> problems, List<double[]> lambdas, WarmStart warmStart) {
    List<NewtonPath> together = new ArrayList<>();
    for (int i = 0; i < problems.size(); i++) {
      together.add(NewtonPath.of(problems.get(i), lambdas.get(i), warmStart));
    }
    run(together);
    return together.stream().map(NewtonPath::path).toList();
  }

  /** Runs paths of rows in memory to their ends, those together whose rows are cut alike. */
  static void run(List<NewtonPath> paths) {
    paths.stream()
        .map(Running::new)
        .collect(groupingBy(path -> path.gradient.layout(), LinkedHashMap::new, toList()))
        .values()
        .forEach(BatchedPaths::together);
  }

  private static void together(List<Running> paths) {
    List<Running> going = paths.stream().filter(path -> path.ask(path.path.first())).toList();
    while (!going.isEmpty()) {
      pass(going);
      going = going.stream().filter(Running::next).toList();
    }
  }

  private static void pass(List<Running> paths) {
    Gradient any = paths.get(0).gradient;
    any.workers()
        .run(
            any.shares(),
            share -> {
              for (int block = 0; block < any.blocks(share); block++) {
                for (Running path : paths) {
                  path.gradient.add(share, block);
                }
              }
            });
  }

  /** A path and the sums over its rows. */
  private static final class Running {
    private final NewtonPath path;
    private final LikelihoodProblem problem;
    private final Gradient gradient;

    Running(NewtonPath path) {
      this.path = path;
      problem = (LikelihoodProblem) path.problem();
      gradient = new Gradient(problem);
    }

    /** Continues from the gradient that a pass has summed; false at the end. */
    boolean next() {
      return ask(path.next(new Question.Slopes(gradient.end(), gradient::moved, gradient::bound)));
    }

    /** Answers questions that need no pass; false at the end. */
    boolean ask(Question first) {
      Question question = first;
      while (true) {
        if (question instanceof Question.Slope slope) {
          gradient.begin(slope.fit());
          return true;
        } else if (question instanceof Question.Curvature curvature) {
          question = path.next(hessian(curvature.free()));
        } else if (question instanceof Question.Values values) {
          question =
              path.next(
                  problem.trainingLoss(values.first()), problem.trainingLoss(values.second()));
        } else {
          return false;
        }
      }
    }

    private HessianApproximation hessian(boolean free) {
      double[][] eta = gradient.linear();
      return free ? new RowHessian(problem, eta) : problem.hessian(eta);
    }
  }
}
