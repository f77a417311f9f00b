package halflife.linear.model;

import halflife.core.Internal;
import java.util.ArrayList;
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
   * Whether groups of parts are best followed by a thread each; otherwise a pass over the rows has
   * all threads.
   */
  default boolean splits() {
    return true;
  }

  /**
   * The paths of several parts.
   *
   * @param without the folds that each leaves out
   * @param lambdas those of each, falling
   * @param like the path of nearly the same rows; it saves time and changes no digit that counts
   * @param pathDone called once for each path
   */
  default List<Path> paths(
      Penalty penalty, List<int[]> without, List<double[]> lambdas, Path like, Runnable pathDone) {
    List<Path> paths = new ArrayList<>();
    for (int i = 0; i < without.size(); i++) {
      paths.add(training(penalty, without.get(i)).path(lambdas.get(i)));
      pathDone.run();
    }
    return paths;
  }

  /**
   * The two models that need no λ.
   *
   * @param none the fit without decay
   * @param mean the fit without features
   */
  record Undecayed(LinearModel none, LinearModel mean) {}

  /** The models without a λ of several parts. */
  default List<Undecayed> undecayed(Penalty penalty, List<int[]> without) {
    List<Undecayed> models = new ArrayList<>();
    for (int[] folds : without) {
      Problem problem = training(penalty, folds);
      models.add(
          new Undecayed(
              problem.model(problem.unpenalized()), problem.model(problem.featureless())));
    }
    return models;
  }
}
