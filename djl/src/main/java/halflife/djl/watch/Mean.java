package halflife.djl.watch;

import java.util.OptionalDouble;

/** A weighted mean of numbers that come one by one. */
final class Mean {
  private double sum;
  private long weight;

  /** Counts a number {@code times} over. */
  void add(double value, long times) {
    sum += value * times;
    weight += times;
  }

  /** Adds a value if it is a number; others were not measured. */
  void addMeasured(double value, long times) {
    if (Double.isFinite(value)) {
      add(value, times);
    }
  }

  /** The mean; none of nothing. */
  OptionalDouble value() {
    return weight > 0 ? OptionalDouble.of(sum / weight) : OptionalDouble.empty();
  }
}
