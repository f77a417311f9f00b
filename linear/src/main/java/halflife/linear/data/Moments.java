package halflife.linear.data;

import halflife.core.Internal;
import halflife.core.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * All that squared error asks of a set of rows: Σw, the means, and the centred cross-products of
 * features and target.
 *
 * <p>Moments of disjoint rows are joined by {@link #merge}; the training rows of a fold are the
 * merge of the other folds, never raw sums and never a difference, either of which loses digits
 * where a column's mean is large against its spread (Chan, Golub &amp; LeVeque 1983, The American
 * Statistician 37). Means are kept relative to a row's value, for the same reason. Rows are summed
 * in chunks of fixed size joined in a fixed tree, so the numbers do not depend on how many threads
 * there were.
 */
@Internal
public final class Moments {
  /** With more features than this the p × p matrices of K folds cost more than the rows. */
  private static final int MOST_FEATURES = 3000;

  /** Rows per chunk: long enough to pay for a p × p matrix, short enough to share out. */
  static final int CHUNK = 1024;

  /**
   * The largest share of a filled column's squares that rounding may leave where it has no spread.
   */
  private static final double NO_SPREAD = 1e-13;

  private final int rows;
  private final double weight;

  /**
   * Values near the columns' means, the same for all parts of a design: means are shift + offset.
   */
  final double[] shift;

  final double[] offset;
  final double targetShift;
  final double targetOffset;
  final double[][] cross;
  final double[] withTarget;
  final double target;

  private Moments(
      int rows,
      double weight,
      double[] shift,
      double[] offset,
      double targetShift,
      double targetOffset,
      double[][] cross,
      double[] withTarget,
      double target) {
    this.rows = rows;
    this.weight = weight;
    this.shift = shift;
    this.offset = offset;
    this.targetShift = targetShift;
    this.targetOffset = targetOffset;
    this.cross = cross;
    this.withTarget = withTarget;
    this.target = target;
  }

  /** Whether a design is better served by its rows than by p × p moments. */
  public static boolean tooWide(Design design) {
    return design.width() > Math.min(design.size(), MOST_FEATURES);
  }

  /** The moments of all rows of a design. */
  public static Moments of(Design design, Workers workers) {
    return ofFolds(design, new int[design.size()], 1, workers)[0];
  }

  /**
   * The moments of every fold, in one pass over the rows.
   *
   * @param fold the fold of each row, from 0 to count − 1
   * @param count K
   * @return K moments
   * @throws IllegalArgumentException if a sum overflows, because numbers are too large to square
   */
  public static Moments[] ofFolds(MomentRows rows, int[] fold, int count, Workers workers) {
    int n = rows.size();
    members(fold, count);
    int range = CHUNK * count;
    int ranges = (n + range - 1) / range;
    MomentSums.Shifts shifts = MomentSums.Shifts.of(rows);
    Moments[][] chunks = new Moments[ranges][];
    Queue<double[][]> spare = new ConcurrentLinkedQueue<>(); // a range's rows are large
    workers.run(
        ranges,
        t -> {
          int from = t * range;
          int to = Math.min(n, from + range);
          double[][] used = spare.poll();
          double[][] values = rows.rows(from, to, used == null ? new double[0][] : used);
          int[][] members = members(Arrays.copyOfRange(fold, from, to), count);
          chunks[t] = MomentSums.ofFolds(rows, shifts, from, values, members);
          spare.add(values);
        });
    Moments[] result = new Moments[count];
    for (int k = 0; k < count; k++) {
      List<Moments> parts = new ArrayList<>();
      for (Moments[] chunk : chunks) {
        parts.add(chunk[k]);
      }
      result[k] = merge(parts).mirrored();
    }
    return result;
  }

  /** Fills the lower half of the cross-products, in place, before anyone else sees them. */
  public Moments mirrored() {
    for (int i = 0; i < offset.length; i++) {
      for (int j = 0; j < i; j++) {
        cross[i][j] = cross[j][i];
      }
    }
    return this;
  }

  /** The rows of each fold, in order. */
  public static int[][] members(int[] fold, int count) {
    int[] sizes = new int[count];
    for (int f : fold) {
      if (f < 0 || f >= count) {
        throw new IllegalArgumentException(
            "a row's fold is " + f + ", but must be from 0 to " + (count - 1));
      }
      sizes[f]++;
    }
    int[][] result = new int[count][];
    for (int k = 0; k < count; k++) {
      result[k] = new int[sizes[k]];
    }
    int[] used = new int[count];
    for (int i = 0; i < fold.length; i++) {
      result[fold[i]][used[fold[i]]++] = i;
    }
    return result;
  }

  /**
   * The moments of sums as they are; {@code cross} needs only its upper half, diagonal included.
   */
  static Moments ofSums(
      int rows,
      double weight,
      double[] shift,
      double[] offset,
      double targetShift,
      double targetOffset,
      double[][] cross,
      double[] withTarget,
      double target) {
    for (int j = 0; j < offset.length; j++) {
      if (!Double.isFinite(cross[j][j]) || !Double.isFinite(withTarget[j])) {
        throw new IllegalArgumentException(
            "feature "
                + (j + 1)
                + " holds numbers too large to square; divide that column by its size");
      }
    }
    if (!Double.isFinite(target)) {
      throw new IllegalArgumentException(
          "the target holds numbers too large to square; divide it by its size");
    }
    return new Moments(
        rows, weight, shift, offset, targetShift, targetOffset, cross, withTarget, target);
  }

  /**
   * The moments of all these rows together, joined pairwise in a tree that depends only on how many
   * there are.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Moments merge(List<Moments> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("there are no moments to merge");
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    int half = Integer.highestOneBit(parts.size() - 1);
    return merge(parts.subList(0, half)).plus(merge(parts.subList(half, parts.size())));
  }

  /** The moments of some features alone, at rising places. */
  public Moments pick(int[] features) {
    int p = features.length;
    double[][] some = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        some[i][j] = cross(features[i], features[j]);
      }
    }
    return new Moments(
        rows,
        weight,
        pick(shift, features),
        pick(offset, features),
        targetShift,
        targetOffset,
        some,
        pick(withTarget, features),
        target);
  }

  private static double[] pick(double[] values, int[] places) {
    return Arrays.stream(places).mapToDouble(j -> values[j]).toArray();
  }

  /** The moments after feature f.value has had shift·feature f.missing added, for each fill. */
  Moments combined(List<Fill> fills, double[] shifts) {
    int p = offset.length;
    double[][] full = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = i; j < p; j++) {
        full[i][j] = cross[i][j];
        full[j][i] = cross[i][j];
      }
    }
    double[] means = offset.clone();
    double[] xy = withTarget.clone();
    for (int f = 0; f < shifts.length; f++) {
      int to = fills.get(f).value();
      int from = fills.get(f).missing();
      double size = full[to][to] + shifts[f] * shifts[f] * full[from][from];
      Vectors.add(shifts[f], full[from], full[to], p);
      for (int i = 0; i < p; i++) {
        full[i][to] += shifts[f] * full[i][from];
      }
      if (full[to][to] <= NO_SPREAD * size) {
        full[to][to] = 0; // all values that are present are equal
      }
      means[to] += shifts[f] * mean(from);
      xy[to] += shifts[f] * xy[from];
    }
    return ofSums(rows, weight, shift, means, targetShift, targetOffset, full, xy, target);
  }

  /** The weighted mean of feature j less a value, to the digits of the difference. */
  double meanFrom(int j, double value) {
    return shift[j] - value + offset[j];
  }

  /** Chan's update: S = S_a + S_b + δδᵀ · w_a w_b / (w_a + w_b), δ the difference of the means. */
  private Moments plus(Moments other) {
    if (other.weight == 0) {
      return withRows(rows + other.rows);
    }
    if (weight == 0) {
      return other.withRows(rows + other.rows);
    }
    int p = offset.length;
    double total = weight + other.weight;
    double share = other.weight / total;
    double factor = weight * share;
    double[] delta = new double[p];
    double[] merged = new double[p];
    double[] xy = new double[p];
    double targetDelta = other.targetShift - targetShift + (other.targetOffset - targetOffset);
    for (int j = 0; j < p; j++) {
      delta[j] = other.shift[j] - shift[j] + (other.offset[j] - offset[j]);
      merged[j] = offset[j] + delta[j] * share;
      xy[j] = withTarget[j] + other.withTarget[j] + factor * targetDelta * delta[j];
    }
    double[][] sum = new double[p][p];
    for (int i = 0; i < p; i++) {
      double scaled = factor * delta[i];
      double[] out = sum[i];
      double[] a = cross[i];
      double[] b = other.cross[i];
      for (int j = i; j < p; j++) {
        out[j] = a[j] + b[j] + scaled * delta[j];
      }
    }
    return ofSums(
        rows + other.rows,
        total,
        shift,
        merged,
        targetShift,
        targetOffset + targetDelta * share,
        sum,
        xy,
        target + other.target + factor * targetDelta * targetDelta);
  }

  /** The same sums of rows some of which weigh nothing; the arrays are shared. */
  private Moments withRows(int all) {
    return all == rows
        ? this
        : new Moments(
            all, weight, shift, offset, targetShift, targetOffset, cross, withTarget, target);
  }

  /** The number of rows. */
  public int rows() {
    return rows;
  }

  /** The number of features. */
  public int features() {
    return offset.length;
  }

  /** Σw. */
  public double weight() {
    return weight;
  }

  /** The weighted mean of feature j. */
  public double mean(int j) {
    return shift[j] + offset[j];
  }

  /**
   * The size of the numbers feature j's cross-products were computed from: what its rounding is in
   * proportion to. These rows' mean alone does not say, because values are taken relative to a row
   * of the design that may be none of these.
   */
  public double magnitude(int j) {
    return Math.max(Math.abs(shift[j]), Math.abs(mean(j)));
  }

  /** The weighted mean of the target. */
  public double targetMean() {
    return targetShift + targetOffset;
  }

  /** Σw(x_i − x̄_i)(x_j − x̄_j). */
  public double cross(int i, int j) {
    return i <= j ? cross[i][j] : cross[j][i];
  }

  /** Σw(x_j − x̄_j)(y − ȳ). */
  public double withTarget(int j) {
    return withTarget[j];
  }

  /** Σw(y − ȳ)². */
  public double target() {
    return target;
  }

  /** The cross-products; of a merge, only the upper half is filled. */
  public double[][] upperCross() {
    return cross;
  }
}
