package halflife.spark.rows;

import halflife.linear.data.Folds;
import halflife.tune.data.Dataset;
import halflife.tune.data.FoldAssignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fold of each name, where rows name theirs.
 *
 * @param folds by name; empty where rows do not
 */
record NamedFolds(Map<String, Integer> folds) {
  static NamedFolds of(FrameRows rows) {
    List<String> named = new ArrayList<>(rows.folds().keySet());
    Map<String, Integer> folds = new HashMap<>();
    if (!named.isEmpty()) {
      int[] fold = FoldAssignment.given(named).fold();
      for (int i = 0; i < fold.length; i++) {
        folds.put(named.get(i), fold[i]);
      }
    }
    return new NamedFolds(folds);
  }

  /** Whether rows name their folds. */
  boolean any() {
    return !folds.isEmpty();
  }

  /** K. */
  int count() {
    return folds.size();
  }

  /** The folds of the rows of a sample, which name them. */
  Folds of(Dataset sample) {
    List<String> named = sample.foldLabels().orElse(List.of());
    int[] fold = named.stream().mapToInt(name -> folds.getOrDefault(name, 0)).toArray();
    return Folds.of(fold, count());
  }

  /** What executors are sent. */
  HashMap<String, Integer> shipped() {
    return new HashMap<>(folds);
  }

  /** Refuses folds without weight, by the name that rows give one. */
  void requireWeight(double[] weights) {
    for (int k = 0; k < weights.length; k++) {
      if (!(weights[k] > 0)) {
        int fold = k;
        String name =
            folds.keySet().stream()
                .filter(n -> folds.getOrDefault(n, -1) == fold)
                .findFirst()
                .map(n -> " ('" + n + "')")
                .orElse("");
        throw new IllegalArgumentException(
            "fold "
                + (k + 1)
                + name
                + " of "
                + weights.length
                + " has only rows of weight 0; use fewer folds, or drop the rows without weight");
      }
    }
  }
}
