package halflife.linear.model;

import halflife.core.Internal;
import java.util.List;

/**
 * The training parts of dealt rows: all rows, or all without some folds, and the paths of these.
 */
@Internal
public interface TrainingParts {
  /** The problem of the rows that train without some folds; of all rows if none is named. */
  Problem training(Penalty penalty, int... without);

  /** The number of parts like this one that are best followed in one pass over the rows. */
  default int together(Penalty penalty, int... without) {
    return 1;
  }

  /**
   * The paths of several parts.
   *
   * @param without the folds that each leaves out
   * @param lambdas falling
   * @param like the path of nearly the same rows; it saves time and changes no digit that counts
   */
  default List<Path> paths(Penalty penalty, List<int[]> without, double[] lambdas, Path like) {
    return without.stream().map(folds -> training(penalty, folds).path(lambdas)).toList();
  }
}
