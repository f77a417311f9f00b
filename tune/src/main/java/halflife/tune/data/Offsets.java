package halflife.tune.data;

import halflife.core.Internal;
import halflife.evidence.Family;
import halflife.tune.table.Table;
import java.util.Arrays;

/** Limits the distance between offsets, which are added to the log of a count. */
@Internal
public final class Offsets {
  /** Counts this far apart on the log scale can still be squared. */
  private static final double FURTHEST = 300;

  private Offsets() {}

  /**
   * Checks the offsets of counts.
   *
   * @param data rows whose offsets were read
   * @param learned the offsets of the training rows
   * @return the same rows
   * @throws IllegalArgumentException if one is further than 300 from the median of the training
   *     rows, naming its line
   */
  static Dataset checked(Dataset data, double[] learned) {
    double[] offsets = data.design().offsets();
    if (data.family() != Family.POISSON || learned.length == 0) {
      return data;
    }
    double[] sorted = learned.clone();
    Arrays.sort(sorted);
    double middle = sorted[sorted.length / 2];
    for (int i = 0; i < offsets.length; i++) {
      if (!(Math.abs(offsets[i] - middle) <= FURTHEST)) {
        throw new IllegalArgumentException(
            where(data.table(), data.options().table().offset().orElse(""), i)
                + "the offset "
                + offsets[i]
                + " is more than "
                + (int) FURTHEST
                + " from "
                + middle
                + ", that of the middle row; offsets of counts are on the log scale, where "
                + (int) FURTHEST
                + " is a factor of 10^130: give the log of the exposure, or drop --offset");
      }
    }
    return data;
  }

  /**
   * Checks that expected counts are numbers.
   *
   * @param eta their logarithms, offsets included
   * @param column the offset
   * @throws IllegalArgumentException if the offset makes one too large for a number
   */
  public static void check(Table table, String column, double[] offsets, double[] eta) {
    for (int i = 0; i < eta.length; i++) {
      boolean infinite = Double.isInfinite(Math.exp(eta[i]));
      if (infinite && !Double.isInfinite(Math.exp(eta[i] - offsets[i]))) {
        throw new IllegalArgumentException(
            where(table, column, i)
                + "the offset "
                + offsets[i]
                + " makes the expected count too large for a number; an offset is on the log scale,"
                + " so give the log of the exposure");
      }
    }
  }

  private static String where(Table table, String column, int row) {
    return table.source().file() + ", line " + table.line(row) + ", column '" + column + "': ";
  }
}
