package halflife.tune.options;

import java.util.Optional;

/**
 * The options for how much a row counts.
 *
 * @param weights a column of case weights: each row is one observation, more or less precise
 * @param counts a column of whole numbers: each row stands for that many identical rows
 * @param posWeight the factor of the weights of the positive class, or {@code auto} for classes
 *     that weigh the same
 */
public record RowOptions(
    Optional<String> weights, Optional<String> counts, Optional<String> posWeight) {

  /**
   * Checks what was asked for.
   *
   * @throws IllegalArgumentException if one column is to be both weights and counts
   */
  public RowOptions {
    if (counts.isPresent() && counts.equals(weights)) {
      throw new IllegalArgumentException(
          "--weights and --counts both name '"
              + counts.get()
              + "'; keep --counts if each row stands for that many identical ones, and --weights if"
              + " it is one observation");
    }
  }

  static RowOptions of(OptionValues values) {
    return new RowOptions(
        values.get(TuneOption.WEIGHTS),
        values.get(TuneOption.COUNTS),
        values.get(TuneOption.POS_WEIGHT));
  }
}
