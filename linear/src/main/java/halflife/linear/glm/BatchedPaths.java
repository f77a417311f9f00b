package halflife.linear.glm;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import halflife.linear.model.Path;
import halflife.linear.model.WarmStart;
import java.util.Arrays;
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

  /** The paths of problems at falling λs. */
  static List<Path> paths(List<LikelihoodProblem> problems, double[] lambdas, WarmStart warmStart) {
    List<NewtonPath> together =
        problems.stream().map(problem -> NewtonPath.of(problem, lambdas, warmStart)).toList();
    run(together);
    return together.stream().map(NewtonPath::path).toList();
  }

  /** Runs paths to their ends, those side by side whose rows are cut into the same blocks. */
  static void run(List<NewtonPath> paths) {
    paths.stream()
        .collect(groupingBy(path -> path.gradient().layout(), LinkedHashMap::new, toList()))
        .values()
        .forEach(BatchedPaths::together);
  }

  private static void together(List<NewtonPath> paths) {
    int count = paths.size();
    boolean[] going = new boolean[count];
    Arrays.fill(going, true);
    for (int i = 0; i < count; i++) {
      paths.get(i).gradient().begin(paths.get(i).first());
    }
    for (int left = count; left > 0; ) {
      pass(paths, going);
      for (int i = 0; i < count; i++) {
        if (going[i]) {
          double[] next = paths.get(i).next(paths.get(i).gradient().end());
          going[i] = next.length > 0;
          if (going[i]) {
            paths.get(i).gradient().begin(next);
          } else {
            left--;
          }
        }
      }
    }
  }

  private static void pass(List<NewtonPath> paths, boolean[] going) {
    Gradient any = paths.get(0).gradient();
    any.workers()
        .run(
            any.shares(),
            share -> {
              for (int block = 0; block < any.blocks(share); block++) {
                for (int i = 0; i < going.length; i++) {
                  if (going[i]) {
                    paths.get(i).gradient().add(share, block);
                  }
                }
              }
            });
  }
}
