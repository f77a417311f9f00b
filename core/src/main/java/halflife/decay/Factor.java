package halflife.decay;

import java.util.List;

/** What a tool multiplies a strength of ours by. */
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

  List<Need> needs() {
    return switch (this) {
      case ONE, HALF, TWO -> List.of();
      case ROWS, R, R_SQUARED -> List.of(Need.ROWS);
      case TARGET_SD -> List.of(Need.TARGET_SD);
      case R_TARGET_SD -> List.of(Need.ROWS, Need.TARGET_SD);
      case LEARNING_RATE -> List.of(Need.LEARNING_RATE);
      case PEAK -> List.of(Need.PEAK);
    };
  }

  double of(Known known) {
    return switch (this) {
      case ONE -> 1;
      case HALF -> 0.5;
      case TWO -> 2;
      case ROWS -> known.of(Need.ROWS);
      case TARGET_SD -> known.of(Need.TARGET_SD);
      case R -> r(known);
      case R_SQUARED -> r(known) * r(known);
      case R_TARGET_SD -> r(known) * known.of(Need.TARGET_SD);
      case LEARNING_RATE -> known.of(Need.LEARNING_RATE);
      case PEAK -> known.of(Need.PEAK);
    };
  }

  private static double r(Known known) {
    double n = known.of(Need.ROWS);
    if (!(n > 1)) {
      throw new IllegalArgumentException(
          "the number of rows is " + n + ", but a divisor of N − 1 needs at least 2");
    }
    return Math.sqrt((n - 1) / n);
  }
}
