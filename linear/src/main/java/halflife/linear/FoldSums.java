package halflife.linear;

import halflife.core.Internal;
import halflife.core.Workers;
import halflife.evidence.Measure;
import halflife.linear.blocks.BlockFolds;
import halflife.linear.blocks.BlockParts;
import halflife.linear.blocks.BlockedRows;
import halflife.linear.blocks.TargetSums;
import halflife.linear.cv.FoldedData;
import halflife.linear.data.Design;
import halflife.linear.data.Fill;
import halflife.linear.data.Folds;
import halflife.linear.data.Imputation;
import halflife.linear.data.MomentArray;
import halflife.linear.data.MomentRows;
import halflife.linear.data.Moments;
import halflife.linear.data.RowArrays;
import halflife.linear.data.Targets;
import halflife.linear.model.Losses;
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

  /** The sums of folds that have been summed. */
  static FoldSums of(Moments[] moments, List<Fill> fills) {
    FoldSums sums = new FoldSums(moments.length);
    sums.moments = moments;
    sums.fills = fills;
    return sums;
  }

  /**
   * The sums that {@link #toArray} wrote, bit by bit.
   *
   * @param count K
   * @param features p
   * @param fills the features with missing values in the blocks that were added
   * @param array what was written; empty for sums of no rows
   * @throws IllegalArgumentException if the array does not have K p(p+1)/2 numbers and what goes
   *     with them
   */
  public static FoldSums of(int count, int features, List<Fill> fills, double[] array) {
    FoldSums sums = new FoldSums(count);
    int each = MomentArray.length(features);
    if (array.length > 0 && array.length != (long) count * each) {
      throw new IllegalArgumentException(
          "there are "
              + array.length
              + " numbers, but the sums of "
              + count
              + " folds of "
              + features
              + " features have "
              + (long) count * each
              + "; give those that were written");
    }
    if (array.length > 0) {
      sums.moments = new Moments[count];
      Arrays.setAll(sums.moments, k -> MomentArray.read(array, k * each, features));
      sums.fills = List.copyOf(fills);
    }
    return sums;
  }

  /**
   * The sums as plain numbers, for another machine to read with {@link #of}.
   *
   * @return K (p(p+1)/2 + 3p + 5) numbers; none if there were no rows
   */
  public double[] toArray() {
    if (moments.length == 0) {
      return new double[0];
    }
    int each = MomentArray.length(moments[0].features());
    double[] array = new double[Math.multiplyExact(count, each)];
    for (int k = 0; k < count; k++) {
      MomentArray.write(moments[k], array, k * each);
    }
    return array;
  }

  /**
   * The sums of these rows and of others together. The bits of the outcome depend on which of the
   * two comes first.
   *
   * @param other the same folds of other rows, whose blocks have the same features and fills
   * @throws IllegalArgumentException if the folds or features are not as many, or a sum overflows
   */
  public FoldSums plus(FoldSums other) {
    if (other.moments.length == 0) {
      return this;
    }
    if (moments.length == 0) {
      return other;
    }
    if (count != other.count || moments[0].features() != other.moments[0].features()) {
      throw new IllegalArgumentException(
          "the sums of "
              + count
              + " folds of "
              + moments[0].features()
              + " features and those of "
              + other.count
              + " folds of "
              + other.moments[0].features()
              + " cannot be joined; join sums of the same folds and features");
    }
    FoldSums both = new FoldSums(count);
    both.moments = new Moments[count];
    Arrays.setAll(both.moments, k -> Moments.merge(List.of(moments[k], other.moments[k])));
    both.fills = fills;
    return both;
  }

  /**
   * The sums of some features alone.
   *
   * @param features their places, rising
   */
  public FoldSums pick(int[] features) {
    FoldSums some = new FoldSums(count);
    some.moments = Arrays.stream(moments).map(all -> all.pick(features)).toArray(Moments[]::new);
    return some;
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
    add(block, block.fills(), fold);
  }

  /**
   * Adds a block of rows without missing values, which is faster than by columns.
   *
   * @param rows the rows, at least one, of as many values as in every block
   * @param target the target of each, less its offset
   * @param weights the case weight of each, at least 0
   * @param fold the fold of each, from 0 to K − 1
   * @throws IllegalArgumentException if lengths differ, a weight is negative, a number is not
   *     finite, or a sum overflows, because numbers are too large to square
   */
  public void add(double[][] rows, double[] target, double[] weights, int[] fold) {
    add(new RowArrays(rows, target, weights), List.of(), fold);
  }

  private void add(MomentRows block, List<Fill> filled, int[] fold) {
    Moments[] own = Moments.ofFolds(block, fold, count, Workers.ONE);
    for (int k = 0; k < moments.length; k++) {
      own[k] = Moments.merge(List.of(moments[k], own[k]));
    }
    moments = own;
    fills = filled;
  }

  /** Σw of each fold. */
  public double[] weights() {
    return Arrays.stream(all()).mapToDouble(Moments::weight).toArray();
  }

  /** The weighted mean of each feature over the rows that have it. */
  public double[] means() {
    Moments whole = Moments.merge(Arrays.asList(all()));
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
    return CrossValidation.ofMoments(placed(sample), sample, folds, workers, pathDone);
  }

  /**
   * The cross-validation of these rows under a likelihood: its fits ask other sums of them,
   * wherever they are.
   *
   * @param rows the rows in blocks, with the features and fills of those that were added here
   * @param dealing the number of their dealing that this is
   * @param targets what is known of each fold's targets
   * @param sample some of the rows, for what needs rows in memory; where a value is missing it may
   *     have another placeholder than the blocks, the same in every dealing
   * @param folds the fold of each row of the sample
   * @param measure a mean over rows
   * @param pathDone called whenever a path is done
   * @throws IllegalArgumentException if there were no rows, a class is in too few folds, or the
   *     measure does not fit
   */
  @Internal
  public CrossValidation crossValidation(
      BlockedRows rows,
      int dealing,
      TargetSums[] targets,
      Design sample,
      Folds folds,
      Measure measure,
      Workers workers,
      Runnable pathDone) {
    Losses.check(rows.family(), measure);
    if (measure == Measure.AUC) {
      throw new IllegalArgumentException(
          "AUC compares all rows with each other, which is not possible for rows that memory does"
              + " not hold; use another measure");
    }
    boolean[][] seen = new boolean[targets[0].seen().length][targets.length];
    for (int c = 0; c < seen.length; c++) {
      for (int k = 0; k < targets.length; k++) {
        seen[c][k] = targets[k].seen()[c];
      }
    }
    Targets.checkSeen(rows.family(), seen, folds);
    rows.place(sample.fills());
    BlockParts parts =
        new BlockParts(rows, dealing, placed(sample), targets, sample.fills(), sample, folds);
    return CrossValidation.of(
        rows.family(),
        measure,
        sample,
        folds,
        new FoldedData(parts, new BlockFolds(parts, measure)),
        Arrays.stream(all()).mapToInt(Moments::rows).sum(),
        workers,
        pathDone);
  }

  /** The moments of each fold with missing values where the sample has them. */
  private Moments[] placed(Design sample) {
    Imputation moved = moved(fills, sample.fills());
    return Arrays.stream(all()).map(Moments::mirrored).map(moved::fill).toArray(Moments[]::new);
  }

  /** The way of missing values from one placeholder to another. */
  private static Imputation moved(List<Fill> from, List<Fill> to) {
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
