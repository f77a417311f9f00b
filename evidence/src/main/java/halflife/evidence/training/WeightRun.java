package halflife.evidence.training;

import java.util.List;

/**
 * The movement of the weights in one run.
 *
 * @param lambda its λ; 0 for no decay
 * @param seed its seed
 * @param groups the groups of weights, such as one for each layer, or the decayed and the others
 */
public record WeightRun(double lambda, long seed, List<WeightHistory> groups) {
  /**
   * Copies the groups.
   *
   * @throws IllegalArgumentException if there is none, or two have one name
   */
  public WeightRun {
    groups = List.copyOf(groups);
    long names = groups.stream().map(WeightHistory::name).distinct().count();
    if (groups.isEmpty() || names != groups.size()) {
      throw new IllegalArgumentException(
          "the weights at lambda = "
              + lambda
              + " have "
              + groups.size()
              + " groups with "
              + names
              + " names; give at least one group, and each a name of its own");
    }
  }

  /** The first group that is decayed, or the first of all where none is. */
  public WeightHistory leading() {
    return WeightHistory.leading(groups);
  }
}
