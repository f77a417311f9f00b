package halflife.lessons.knob;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How the values of a number lie on its slider. */
public enum Scale {
  /** Whole numbers, one after the other. */
  WHOLE {
    @Override
    double[] stops(double least, double most) {
      return IntStream.rangeClosed((int) least, (int) most).asDoubleStream().toArray();
    }
  },
  /** Evenly, in steps of 1, 2 or 5 of some decimal place. */
  LINEAR {
    @Override
    double[] stops(double least, double most) {
      double rough = (most - least) / MOST_STEPS;
      double ten = StrictMath.pow(10, Math.floor(StrictMath.log10(rough) + 1e-9));
      double step =
          DoubleStream.of(1, 2, 5, 10)
              .map(m -> m * ten)
              .filter(s -> s > 0.999 * rough)
              .min()
              .orElse(rough);
      int count = (int) Math.round((most - least) / step);
      return IntStream.rangeClosed(0, count)
          .mapToDouble(i -> Math.min(most, rounded(least + i * step)))
          .toArray();
    }
  },
  /** Ten to a decade: 1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 8. */
  LOG {
    @Override
    double[] stops(double least, double most) {
      return IntStream.rangeClosed(
              (int) Math.floor(StrictMath.log10(least)), (int) Math.ceil(StrictMath.log10(most)))
          .boxed()
          .flatMapToDouble(e -> Arrays.stream(DECADE).map(m -> rounded(m * StrictMath.pow(10, e))))
          .filter(v -> v >= 0.999 * least && v <= 1.001 * most)
          .toArray();
    }
  },
  /** The same, and 0 before all others. */
  LOG_AND_ZERO {
    @Override
    double[] stops(double least, double most) {
      return DoubleStream.concat(DoubleStream.of(0), Arrays.stream(LOG.stops(least, most)))
          .toArray();
    }
  };

  private static final int MOST_STEPS = 60;
  private static final int DIGITS = 10;
  private static final double[] DECADE = {1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.3, 8};

  /**
   * The values, rising.
   *
   * @param least the least; of a scale with 0 the least beside it
   */
  abstract double[] stops(double least, double most);

  /** The value without what arithmetic added behind the 10th digit. */
  private static double rounded(double value) {
    if (value == 0) {
      return 0;
    }
    BigDecimal exact = new BigDecimal(value);
    int scale = exact.scale() - exact.precision() + DIGITS;
    return exact.setScale(scale, RoundingMode.HALF_EVEN).doubleValue();
  }
}
