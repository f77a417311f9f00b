package halflife.linear;

import halflife.core.Workers;
import halflife.evidence.Family;
import halflife.evidence.Measure;
import halflife.linear.blocks.StoredRows;
import halflife.linear.blocks.TargetSums;
import halflife.linear.data.Design;
import halflife.linear.data.Folds;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;

/**
 * Rows of classes or counts that memory does not hold: they are written once, to a file that ends
 * with this, and gone through as often as the fits need. A pass serves all folds.
 *
 * <pre>{@code
 * try (ScratchRows rows = new ScratchRows(folder, Family.BINOMIAL, 1, near, expected, workers)) {
 *   for (...) {
 *     rows.add(block, kinds, places);
 *   }
 *   rows.deal(10, List.of(dealer), done -> {});
 *   CrossValidation folds = rows.crossValidation(0, sample, foldOfEachSampledRow, Measure.DEVIANCE, () -> {});
 * }
 * }</pre>
 */
public final class ScratchRows implements AutoCloseable {
  /** More entries of a fit than this have a Hessian that is too large for memory. */
  public static final int MOST_ENTRIES = 2500;

  private final StoredRows rows;
  private final Workers workers;
  private List<StoredRows.Dealt> dealt = List.of();

  /**
   * Rows that are yet to come.
   *
   * @param folder where the file is; it has no name there
   * @param outputs the number of linear predictors of a row
   * @param near values near the features' means
   * @param expected the number of rows there will be
   * @param workers the threads of a pass
   * @throws IllegalArgumentException if the family is that of squared error, for which {@link
   *     FoldSums} are enough, a fit has more entries than {@link #MOST_ENTRIES}, or the disk has
   *     too little room
   */
  public ScratchRows(
      Path folder, Family family, int outputs, double[] near, int expected, Workers workers) {
    if (family == Family.GAUSSIAN) {
      throw new IllegalArgumentException(
          "squared error needs no file of rows; use FoldSums, which keep none");
    }
    long entries = outputs * (near.length + 1L);
    if (entries > MOST_ENTRIES) {
      throw new IllegalArgumentException(
          "a fit has "
              + entries
              + " coefficients, but of rows that memory does not hold at most "
              + MOST_ENTRIES
              + " are possible; exclude columns with many levels, or give Java more memory");
    }
    this.workers = workers;
    rows = new StoredRows(folder, family, outputs, near, expected, workers);
  }

  /**
   * Adds rows.
   *
   * @param block the rows; every block has the same features and fills
   * @param kind the kind of each
   * @param place its number among those of its kind
   */
  public void add(Design block, int[] kind, int[] place) {
    rows.add(block, kind, place);
  }

  /** The number of rows so far. */
  public int size() {
    return rows.size();
  }

  /**
   * Deals all rows to folds, in one pass for all dealings. No row may come after.
   *
   * @param count K
   * @param dealers the dealings: the fold, from 0 to K − 1, of a row by its kind and its number
   *     among those of its kind; rows of a kind, as those of a class, are dealt by themselves
   * @param heard told the number of rows now and then
   */
  public void deal(int count, List<IntBinaryOperator> dealers, IntConsumer heard) {
    dealt = rows.deal(count, dealers, heard);
  }

  /** Whether each fold of a dealing has a row of each class, by fold and class. */
  public boolean[][] seen(int dealing) {
    return Arrays.stream(dealt.get(dealing).targets())
        .map(TargetSums::seen)
        .toArray(boolean[][]::new);
  }

  /** Σw of each fold of a dealing. */
  public double[] weights(int dealing) {
    return Arrays.stream(dealt.get(dealing).targets()).mapToDouble(TargetSums::weight).toArray();
  }

  /** The weighted mean of each feature over the rows that have it. */
  public double[] means() {
    return sums(0).means();
  }

  /**
   * The cross-validation of these rows in a dealing.
   *
   * @param sample some of the rows, for what needs rows in memory; where a value is missing it may
   *     have another placeholder than the blocks, the same in every call
   * @param folds the fold of each row of the sample
   * @param measure a mean over rows
   * @param pathDone called whenever a path is done
   * @throws IllegalArgumentException if a class is in too few folds, or the measure does not fit
   */
  public CrossValidation crossValidation(
      int dealing, Design sample, Folds folds, Measure measure, Runnable pathDone) {
    return sums(dealing)
        .crossValidation(
            rows, dealing, dealt.get(dealing).targets(), sample, folds, measure, workers, pathDone);
  }

  private FoldSums sums(int dealing) {
    return FoldSums.of(dealt.get(dealing).moments(), rows.fills());
  }

  /** Ends the file. */
  @Override
  public void close() {
    rows.close();
  }
}
