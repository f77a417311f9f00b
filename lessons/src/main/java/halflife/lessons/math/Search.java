package halflife.lessons.math;

import java.util.function.DoubleUnaryOperator;

/** The lowest place of a function, found by looking at its values alone. */
public final class Search {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final int TURNS = 120;

  private Search() {}

  /**
   * The lowest place of a function with one valley between two places (golden-section search;
   * Kiefer 1953), to about half the digits of a double.
   */
  public static double lowest(DoubleUnaryOperator f, double from, double to) {
    double low = from;
    double high = to;
    for (int turn = 0; turn < TURNS && high - low > 0; turn++) {
      double left = high - GOLDEN * (high - low);
      double right = low + GOLDEN * (high - low);
      if (f.applyAsDouble(left) < f.applyAsDouble(right)) {
        high = right;
      } else {
        low = left;
      }
    }
    return (low + high) / 2;
  }
}
