package halflife.linear.data;

import halflife.core.Internal;
import java.util.Arrays;

/**
 * Moments as plain numbers, bit by bit what they are: N, Σw, the target's shift, offset and Σw(y −
 * ȳ)²; shifts, offsets and products with the target of p features; the upper half of the
 * cross-products, row by row.
 */
@Internal
public final class MomentArray {
  /** The numbers that do not depend on p. */
  private static final int PLAIN = 5;

  private MomentArray() {}

  /** How many numbers there are for p features. */
  public static int length(int p) {
    return PLAIN + 3 * p + p * (p + 1) / 2;
  }

  /**
   * Writes moments.
   *
   * @param to takes {@link #length} numbers
   * @param from the place of the first
   */
  public static void write(Moments moments, double[] to, int from) {
    int p = moments.features();
    double[] plain = {
      moments.rows(), moments.weight(), moments.targetShift, moments.targetOffset, moments.target
    };
    System.arraycopy(plain, 0, to, from, PLAIN);
    int at = from + PLAIN;
    for (double[] each : new double[][] {moments.shift, moments.offset, moments.withTarget}) {
      System.arraycopy(each, 0, to, at, p);
      at += p;
    }
    for (int i = 0; i < p; i++) {
      System.arraycopy(moments.cross[i], i, to, at, p - i);
      at += p - i;
    }
  }

  /** Reads what {@link #write} wrote of p features; only the upper half of products is filled. */
  public static Moments read(double[] all, int from, int p) {
    int at = from + PLAIN;
    double[] shift = Arrays.copyOfRange(all, at, at + p);
    double[] offset = Arrays.copyOfRange(all, at + p, at + 2 * p);
    double[] withTarget = Arrays.copyOfRange(all, at + 2 * p, at + 3 * p);
    at += 3 * p;
    double[][] cross = new double[p][p];
    for (int i = 0; i < p; i++) {
      System.arraycopy(all, at, cross[i], i, p - i);
      at += p - i;
    }
    return Moments.ofSums(
        (int) all[from],
        all[from + 1],
        shift,
        offset,
        all[from + 2],
        all[from + 3],
        cross,
        withTarget,
        all[from + 4]);
  }
}
