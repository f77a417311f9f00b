package halflife.lessons.knob;

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
      int place = (int) Math.floor(StrictMath.log10(rough) + 1e-9);
      int units = 0;
      while (UNITS[units] < 0.999 * rough / StrictMath.pow(10, place)) {
        units++;
      }
      int unit = UNITS[units];
      double first = Math.rint(decimal(least, -place));
      int count = (int) Math.round((most - least) / decimal(unit, place));
      return IntStream.rangeClosed(0, count)
          .mapToDouble(i -> Math.max(least, Math.min(most, decimal(first + i * unit, place))))
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
          .flatMapToDouble(e -> Arrays.stream(DECADE).mapToDouble(m -> decimal(m, e - 2)))
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
  private static final int[] UNITS = {1, 2, 5, 10};

  /** Hundredths. */
  private static final int[] DECADE = {100, 125, 160, 200, 250, 320, 400, 500, 630, 800};

  /**
   * The values, rising.
   *
   * @param least the least; of a scale with 0 the least beside it
   */
  abstract double[] stops(double least, double most);

  /** A whole number times a power of ten, as if it were written in digits. */
  private static double decimal(double whole, int exponent) {
    return exponent < 0
        ? whole / StrictMath.pow(10, -exponent)
        : whole * StrictMath.pow(10, exponent);
  }
}
