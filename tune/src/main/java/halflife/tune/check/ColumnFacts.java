package halflife.tune.check;

import java.util.Arrays;

/**
 * The facts that one pass over a column shows.
 *
 * @param constant whether all values are equal
 * @param whole whether all values are whole numbers
 * @param ordered whether it never falls, or never rises, from a row to the next
 * @param monotone whether it rises, or falls, from each row to the next
 * @param even whether it does so in equal steps
 * @param least the smallest value
 * @param greatest the largest value
 */
record ColumnFacts(
    boolean constant,
    boolean whole,
    boolean ordered,
    boolean monotone,
    boolean even,
    double least,
    double greatest) {

  static ColumnFacts of(double[] values) {
    boolean whole = true;
    boolean rises = true;
    boolean falls = true;
    boolean even = true;
    boolean notFalls = true;
    boolean notRises = true;
    double least = values[0];
    double greatest = values[0];
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      whole &= value == Math.rint(value);
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
      if (i > 0) {
        rises &= value > values[i - 1];
        falls &= value < values[i - 1];
        notFalls &= value >= values[i - 1];
        notRises &= value <= values[i - 1];
        even &= value - values[i - 1] == values[1] - values[0];
      }
    }
    return new ColumnFacts(
        least == greatest, whole, notFalls || notRises, rises || falls, even, least, greatest);
  }

  /** Whether whole numbers without a gap could be in it: as many as there are rows. */
  boolean spans(int rows) {
    return whole && greatest - least == rows - 1;
  }

  static boolean distinct(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        return false;
      }
    }
    return true;
  }

  /** Pearson's correlation, with weights; 0 where one of the two is constant. */
  static double correlation(double[] x, double[] y, double[] w) {
    double total = 0;
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < x.length; i++) {
      total += w[i];
      meanX += w[i] * x[i];
      meanY += w[i] * y[i];
    }
    meanX /= total;
    meanY /= total;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      xx += w[i] * dx * dx;
      yy += w[i] * dy * dy;
      xy += w[i] * dx * dy;
    }
    double scale = Math.sqrt(xx) * Math.sqrt(yy);
    return scale > 0 ? xy / scale : 0;
  }

  /** The correlation of each value with the next one: Σ(yᵢ−ȳ)(yᵢ₊₁−ȳ)/Σ(yᵢ−ȳ)². */
  static double lagOne(double[] y) {
    double mean = Arrays.stream(y).average().orElse(0);
    double squares = 0;
    double products = 0;
    for (int i = 0; i < y.length; i++) {
      squares += (y[i] - mean) * (y[i] - mean);
      products += i == 0 ? 0 : (y[i] - mean) * (y[i - 1] - mean);
    }
    return squares > 0 ? products / squares : 0;
  }
}
