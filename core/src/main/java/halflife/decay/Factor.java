package halflife.decay;

import java.util.List;

/** The factor from a strength of ours to a tool's number. */
enum Factor {
  ONE,
  HALF,
  TWO,
  /** N, for tools that sum over rows where we take the mean. */
  ROWS,
  /** s_y, for tools that bring the target to standard deviation 1. */
  TARGET_SD,
  /** r = √((N−1)/N), for tools whose standard deviations have divisor N − 1. */
  R,
  R_SQUARED,
  R_TARGET_SD,
  LEARNING_RATE,
  PEAK;

  List<Quantity> needs() {
    return switch (this) {
      case ONE, HALF, TWO -> List.of();
      case ROWS, R, R_SQUARED -> List.of(Quantity.ROWS);
      case TARGET_SD -> List.of(Quantity.TARGET_SD);
      case R_TARGET_SD -> List.of(Quantity.ROWS, Quantity.TARGET_SD);
      case LEARNING_RATE -> List.of(Quantity.LEARNING_RATE);
      case PEAK -> List.of(Quantity.PEAK);
    };
  }

  double of(ConversionContext context) {
    return switch (this) {
      case ONE -> 1;
      case HALF -> 0.5;
      case TWO -> 2;
      case ROWS -> context.of(Quantity.ROWS);
      case TARGET_SD -> context.of(Quantity.TARGET_SD);
      case R -> r(context);
      case R_SQUARED -> r(context) * r(context);
      case R_TARGET_SD -> r(context) * context.of(Quantity.TARGET_SD);
      case LEARNING_RATE -> context.of(Quantity.LEARNING_RATE);
      case PEAK -> context.of(Quantity.PEAK);
    };
  }

  private static double r(ConversionContext context) {
    double n = context.of(Quantity.ROWS);
    if (!(n > 1)) {
      throw new IllegalArgumentException(
          "the number of rows is " + n + ", but a divisor of N − 1 needs at least 2");
    }
    return Math.sqrt((n - 1) / n);
  }
}
