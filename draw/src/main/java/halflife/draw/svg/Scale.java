package halflife.draw.svg;

import halflife.core.Numbers;
import java.util.ArrayList;
import java.util.List;

/** The places of values in a picture, and the round values that mark the axis. */
public sealed interface Scale permits Scale.Linear, Scale.Whole, Scale.Log, LambdaAxis {
  /** The place of a value. */
  double at(double value);

  /** The smallest value that has a place. */
  double low();

  /** The largest value that has a place. */
  double high();

  /** Round values inside the range, at most so many (and at least one). */
  List<Tick> ticks(int atMost);

  /**
   * A marked value.
   *
   * @param value the value
   * @param label the words there
   */
  public record Tick(double value, String label) {}

  /**
   * Equal steps are equally long.
   *
   * @param low the value at {@code from}
   * @param high the value at {@code to}, above {@code low}
   * @param from the place of {@code low}
   * @param to the place of {@code high}
   */
  public record Linear(double low, double high, double from, double to) implements Scale {
    /** Widens an empty range, so that a constant can be drawn. */
    public Linear {
      if (!(high > low)) {
        double pad = low == 0 ? 1 : Math.abs(low) * 0.1;
        low -= pad;
        high = low + 2 * pad;
      }
    }

    @Override
    public double at(double value) {
      return from + (value - low) / (high - low) * (to - from);
    }

    @Override
    public List<Tick> ticks(int atMost) {
      double rough = (high - low) / Math.max(1, atMost);
      double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
      double step = power;
      for (double factor : new double[] {1, 2, 5, 10}) {
        step = factor * power;
        if (count(step) <= atMost) {
          break;
        }
      }
      int decimals = (int) Math.max(0, -Math.floor(StrictMath.log10(step) + 1e-9));
      double largest = Math.max(Math.abs(low), Math.abs(high));
      boolean plain = decimals <= 4 && largest < 1e7;
      int digits =
          1
              + (int)
                  (Math.floor(StrictMath.log10(largest))
                      - Math.floor(StrictMath.log10(step) + 1e-9));
      List<Tick> ticks = new ArrayList<>();
      for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
        double value = i * step;
        ticks.add(
            new Tick(
                value,
                plain
                    ? Numbers.fixed(value, decimals)
                    : Numbers.significant(value, Math.max(3, digits))));
      }
      return ticks;
    }

    private double count(double step) {
      return Math.floor(high / step + 1e-9) - Math.ceil(low / step - 1e-9) + 1;
    }
  }

  /**
   * Equal steps are equally long, and only whole numbers are marked, such as epochs; where there
   * are not two of them, any round ones.
   *
   * @param all the scale with all round values
   */
  public record Whole(Linear all) implements Scale {
    @Override
    public double at(double value) {
      return all.at(value);
    }

    @Override
    public double low() {
      return all.low();
    }

    @Override
    public double high() {
      return all.high();
    }

    @Override
    public List<Tick> ticks(int atMost) {
      double wholes = Math.floor(all.high()) - Math.ceil(all.low()) + 1;
      return all.ticks(wholes < 2 ? atMost : (int) Math.min(atMost, wholes));
    }
  }

  /**
   * Equal ratios are equally long.
   *
   * @param low the value at {@code from}, above 0
   * @param high the value at {@code to}
   * @param from the place of {@code low}
   * @param to the place of {@code high}
   */
  public record Log(double low, double high, double from, double to) implements Scale {
    /** What is larger has no place of its own. */
    private static final double LARGEST = 1e300;

    /**
     * Widens an empty range to a decade, and brings an endless one inside of the numbers there are.
     *
     * @throws IllegalArgumentException if {@code low} is not above 0
     */
    public Log {
      if (!(low > 0)) {
        throw new IllegalArgumentException(
            "a logarithmic scale starts above 0, but low is "
                + low
                + "; give 0 a place of its own");
      }
      low = Math.min(Math.max(low, Double.MIN_NORMAL), LARGEST / 10);
      high = Math.min(high, LARGEST);
      if (!(high > low)) {
        double middle = low;
        low = middle / Math.sqrt(10);
        high = middle * Math.sqrt(10);
      }
    }

    @Override
    public double at(double value) {
      return from + StrictMath.log(value / low) / StrictMath.log(high / low) * (to - from);
    }

    @Override
    public List<Tick> ticks(int atMost) {
      double decades = StrictMath.log10(high / low);
      if (decades < 1) {
        return new Linear(low, high, from, to).ticks(Math.max(1, Math.min(atMost, 5)));
      }
      double[][] choices = {{1, 2, 5}, {1, 3}, {1}};
      for (double[] within : choices) {
        List<Double> values = inDecades(within, 1);
        if (!values.isEmpty() && values.size() <= atMost) {
          return labelled(values);
        }
      }
      for (int stride = 2; ; stride++) {
        List<Double> values = inDecades(choices[2], stride);
        if (values.size() <= Math.max(1, atMost)) {
          return labelled(values);
        }
      }
    }

    private static List<Tick> labelled(List<Double> values) {
      return values.stream().map(v -> new Tick(v, Numbers.significant(v, 2))).toList();
    }

    private List<Double> inDecades(double[] within, int stride) {
      List<Double> values = new ArrayList<>();
      int first = (int) Math.floor(StrictMath.log10(low) + 1e-9);
      int last = (int) Math.ceil(StrictMath.log10(high));
      for (int decade = first; decade <= last; decade++) {
        if (Math.floorMod(decade, stride) != 0) {
          continue;
        }
        for (double factor : within) {
          double value = factor * StrictMath.pow(10, decade);
          if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
            values.add(value);
          }
        }
      }
      return values;
    }
  }
}
