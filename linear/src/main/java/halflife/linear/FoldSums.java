package halflife.linear;

import halflife.core.Workers;
import halflife.linear.data.Design;
import halflife.linear.data.Fill;
import halflife.linear.data.Folds;
import halflife.linear.data.Imputation;
import halflife.linear.data.Moments;
import java.util.Arrays;
import java.util.List;

/**
 * The sums of each fold's rows, which come in blocks and are not kept: all that squared error asks
 * of rows, in O(K p²) memory for any number of them.
 *
 * <pre>{@code
 * FoldSums sums = new FoldSums(10);
 * for (...) {
 *   sums.add(block, foldOfEachRow);
 * }
 * CrossValidation folds = sums.crossValidation(sample, foldOfEachSampledRow, workers, () -> {});
 * }</pre>
 */
public final class FoldSums {
  private final int count;
  private Moments[] moments = {};
  private List<Fill> fills = List.of();

  /**
   * Sums of no rows yet.
   *
   * @param count K
   */
  public FoldSums(int count) {
    this.count = count;
  }

  /** Whether sums serve as well as these rows: they do not where there are more features. */
  public static boolean serve(Design rows) {
    return !Moments.tooWide(rows);
  }

  /**
   * Adds a block of rows.
   *
   * @param block the rows, at least one; every block has the same features and fills
   * @param fold the fold of each, from 0 to K − 1
   * @throws IllegalArgumentException if a sum overflows, because numbers are too large to square
   */
  public void add(Design block, int[] fold) {
    Moments[] own = Moments.ofFolds(block, fold, count, Workers.ONE);
    for (int k = 0; k < moments.length; k++) {
      own[k] = Moments.merge(List.of(moments[k], own[k]));
    }
    moments = own;
    fills = block.fills();
  }

  /** Σw of each fold. */
  public double[] weights() {
    return Arrays.stream(all()).mapToDouble(Moments::weight).toArray();
  }

  /** The weighted mean of each feature over the rows that have it. */
  public double[] means() {
    return means(Moments.merge(Arrays.asList(all())), fills);
  }

  static double[] means(Moments whole, List<Fill> fills) {
    double[] means = new double[whole.features()];
    Arrays.setAll(means, whole::mean);
    double[] shifts = Imputation.of(whole, fills).shifts();
    for (int f = 0; f < shifts.length; f++) {
      means[fills.get(f).value()] = fills.get(f).placeholder() + shifts[f];
    }
    return means;
  }

  /**
   * The cross-validation of these rows, under squared error.
   *
   * @param sample some of the rows, for what needs rows; where a value is missing it may have
   *     another placeholder than the blocks
   * @param folds the fold of each row of the sample
   * @param pathDone called from any thread whenever a path is done
   * @throws IllegalArgumentException if there were no rows
   */
  public CrossValidation crossValidation(
      Design sample, Folds folds, Workers workers, Runnable pathDone) {
    Imputation moved = moved(fills, sample.fills());
    Moments[] placed =
        Arrays.stream(all()).map(Moments::mirrored).map(moved::fill).toArray(Moments[]::new);
    return CrossValidation.ofMoments(placed, sample, folds, workers, pathDone);
  }

  /** The way of missing values from one placeholder to another. */
  static Imputation moved(List<Fill> from, List<Fill> to) {
    double[] shifts = new double[from.size()];
    Arrays.setAll(shifts, f -> to.get(f).placeholder() - from.get(f).placeholder());
    return new Imputation(from, shifts);
  }

  private Moments[] all() {
    if (moments.length == 0) {
      throw new IllegalArgumentException("there are no rows to cross-validate; add some");
    }
    return moments;
  }
}
