package halflife.linear.blocks;

import halflife.evidence.Family;
import java.util.Arrays;
import java.util.List;

/**
 * What a likelihood asks of the targets and offsets of some rows before anything is fitted.
 *
 * @param rows the rows that have weight
 * @param weight Σw
 * @param shares Σ w y; of several classes Σ w of each
 * @param seen the classes that have a row with weight; for counts whether any is above 0
 * @param offset Σ w · offset
 * @param largestOffset the largest offset, −∞ without rows
 * @param exposure Σ w exp(offset − largest offset)
 * @param largest the largest |y|
 */
public record TargetSums(
    int rows,
    double weight,
    double[] shares,
    boolean[] seen,
    double offset,
    double largestOffset,
    double exposure,
    double largest) {

  /** The numbers of an array beside shares and classes. */
  private static final int PLAIN = 6;

  /** Sums of no rows. */
  public static TargetSums none(Family family, int outputs) {
    int kinds = family == Family.POISSON ? 1 : Math.max(2, outputs);
    return new TargetSums(
        0, 0, new double[outputs], new boolean[kinds], 0, Double.NEGATIVE_INFINITY, 0, 0);
  }

  /** These sums and those of one more row. */
  public TargetSums and(Family family, double target, double w, double rowOffset) {
    if (!(w > 0)) {
      return this;
    }
    boolean counts = family == Family.POISSON;
    shares[shares.length > 1 ? (int) target : 0] += shares.length > 1 ? w : w * target;
    if (!counts || target > 0) {
      seen[counts ? 0 : (int) target] = true;
    }
    double top = Math.max(largestOffset, rowOffset);
    double before = rows == 0 ? 0 : exposure * Math.exp(largestOffset - top);
    return new TargetSums(
        rows + 1,
        weight + w,
        shares,
        seen,
        offset + w * rowOffset,
        top,
        before + w * Math.exp(rowOffset - top),
        Math.max(largest, Math.abs(target)));
  }

  /** The length of {@link #toArray}. */
  public static int arrayLength(Family family, int outputs) {
    TargetSums none = none(family, outputs);
    return PLAIN + none.shares.length + none.seen.length;
  }

  /** The sums as plain numbers, for another machine to read with {@link #read}. */
  public double[] toArray() {
    double[] array = new double[PLAIN + shares.length + seen.length];
    double[] plain = {rows, weight, offset, largestOffset, exposure, largest};
    System.arraycopy(plain, 0, array, 0, PLAIN);
    System.arraycopy(shares, 0, array, PLAIN, shares.length);
    for (int k = 0; k < seen.length; k++) {
      array[PLAIN + shares.length + k] = seen[k] ? 1 : 0;
    }
    return array;
  }

  /** The sums that {@link #toArray} wrote. */
  public static TargetSums read(Family family, int outputs, double[] array) {
    TargetSums none = none(family, outputs);
    double[] shares = Arrays.copyOfRange(array, PLAIN, PLAIN + outputs);
    for (int k = 0; k < none.seen.length; k++) {
      none.seen[k] = array[PLAIN + outputs + k] > 0;
    }
    return new TargetSums(
        (int) array[0], array[1], shares, none.seen, array[2], array[3], array[4], array[5]);
  }

  /** The sums of all. */
  public static TargetSums merge(List<TargetSums> parts) {
    TargetSums first = parts.get(0);
    double[] shares = new double[first.shares.length];
    boolean[] seen = new boolean[first.seen.length];
    double top = parts.stream().mapToDouble(TargetSums::largestOffset).max().orElse(0);
    double exposure = 0;
    int rows = 0;
    double weight = 0;
    double offset = 0;
    double largest = 0;
    for (TargetSums part : parts) {
      for (int k = 0; k < shares.length; k++) {
        shares[k] += part.shares[k];
      }
      for (int k = 0; k < seen.length; k++) {
        seen[k] |= part.seen[k];
      }
      exposure += part.rows == 0 ? 0 : part.exposure * Math.exp(part.largestOffset - top);
      rows += part.rows;
      weight += part.weight;
      offset += part.offset;
      largest = Math.max(largest, part.largest);
    }
    return new TargetSums(rows, weight, shares, seen, offset, top, exposure, largest);
  }

  /** The weighted mean of the target, or the share of each class. */
  double[] means() {
    return Arrays.stream(shares).map(sum -> sum / weight).toArray();
  }

  /** The logarithm of the mean of e to the offsets. */
  double logExposure() {
    return Math.log(exposure / weight) + largestOffset;
  }
}
