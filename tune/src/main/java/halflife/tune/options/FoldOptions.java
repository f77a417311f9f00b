package halflife.tune.options;

import halflife.core.Internal;
import halflife.linear.data.Folds;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The options for dealing rows to folds.
 *
 * @param count K; left out, 10, or fewer where that would leave less than 3 rows a fold
 * @param column a column that names each row's fold
 * @param group a column whose equal values must share a fold
 * @param order a column of numbers or dates: earlier rows are learned from, later ones held out
 */
public record FoldOptions(
    Optional<Integer> count,
    Optional<String> column,
    Optional<String> group,
    Optional<String> order) {

  private static final String WHY = ": the verdict chooses λ again inside each training part";
  private static final String WHY_IN_ORDER =
      " with --order: λ is chosen on three blocks of time before each one that judges it";

  /**
   * Checks what was asked for.
   *
   * @throws IllegalArgumentException if there are too few folds, or two ways to deal them
   */
  public FoldOptions {
    count.ifPresent(k -> OptionRules.atLeast("--folds", k, Folds.FEWEST, WHY));
    OptionRules.exclusive("--fold-column", "--folds", column.isPresent() && count.isPresent());
    OptionRules.exclusive("--fold-column", "--group", column.isPresent() && group.isPresent());
    if (order.isPresent()) {
      count.ifPresent(k -> OptionRules.atLeast("--folds", k, Folds.FEWEST_IN_ORDER, WHY_IN_ORDER));
      OptionRules.exclusive("--order", "--fold-column", column.isPresent());
      OptionRules.exclusive("--order", "--group", group.isPresent());
    }
  }

  static FoldOptions of(OptionValues values) {
    return new FoldOptions(
        values.get(TuneOption.FOLDS),
        values.get(TuneOption.FOLD_COLUMN),
        values.get(TuneOption.GROUP),
        values.get(TuneOption.ORDER));
  }

  /** The columns that deal the folds. */
  @Internal
  public Stream<String> columns() {
    return Stream.of(group, column, order).flatMap(Optional::stream);
  }
}
