package halflife.decay;

import halflife.core.Guard;

/**
 * A number that changes from step to step: the learning rate η<sub>t</sub>, or a factor of λ.
 *
 * <p>Values are absolute, not factors of another rate. t counts from 0, so that the first step of a
 * run has {@code at(0)}. What is defined for a number of steps stays where it ends.
 *
 * <pre>{@code
 * Schedule rate = Schedule.warmUp(500, Schedule.cosine(1e-3, 0, 9_500));
 * }</pre>
 */
public sealed interface Schedule {
  /**
   * The value at a step.
   *
   * @param step t, the number of steps taken before it, at least 0
   */
  double at(long step);

  /**
   * The largest value of the first steps.
   *
   * @param steps the number of first steps, at least 1
   */
  double peak(long steps);

  /** The largest value of all: η_max. */
  default double peak() {
    return peak(Long.MAX_VALUE);
  }

  /** Always the same. */
  record Constant(double value) implements Schedule {
    /**
     * Checks the value.
     *
     * @throws IllegalArgumentException if it is below 0 or no number
     */
    public Constant {
      Guard.notNegative("the constant rate", value);
    }

    @Override
    public double at(long step) {
      return value;
    }

    @Override
    public double peak(long steps) {
      return value;
    }
  }

  /**
   * start · factor<sup>⌊t/every⌋</sup>.
   *
   * @param every steps between two falls, at least 1
   * @param factor above 0, at most 1
   */
  record Steps(double start, long every, double factor) implements Schedule {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Steps {
      Guard.notNegative("the rate to start from", start);
      Guard.positive("the number of steps between two falls", every);
      falling(factor);
    }

    @Override
    public double at(long step) {
      return start * Math.pow(factor, (double) (step / every));
    }

    @Override
    public double peak(long steps) {
      return start;
    }
  }

  /**
   * start · factor<sup>t</sup>.
   *
   * @param factor above 0, at most 1
   */
  record Exponential(double start, double factor) implements Schedule {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Exponential {
      Guard.notNegative("the rate to start from", start);
      falling(factor);
    }

    @Override
    public double at(long step) {
      return start * Math.pow(factor, step);
    }

    @Override
    public double peak(long steps) {
      return start;
    }
  }

  /**
   * A straight line: start + (end − start) t/steps.
   *
   * @param steps its length, at least 1; later it stays at the end
   */
  record Linear(double start, double end, long steps) implements Schedule {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Linear {
      ends(start, end, steps);
    }

    @Override
    public double at(long step) {
      return step >= steps ? end : start + (end - start) * done(step, steps);
    }

    @Override
    public double peak(long first) {
      return Math.max(start, at(first - 1));
    }
  }

  /**
   * Half a wave of the cosine: end + (start − end)(1 + cos(πt/steps))/2 (Loshchilov &amp; Hutter
   * 2017, without restarts).
   *
   * @param steps its length, at least 1; later it stays at the end
   */
  record Cosine(double start, double end, long steps) implements Schedule {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public Cosine {
      ends(start, end, steps);
    }

    @Override
    public double at(long step) {
      return wave(start, end, done(step, steps));
    }

    @Override
    public double peak(long first) {
      return Math.max(start, at(first - 1));
    }
  }

  /**
   * Up along a cosine and down along another (Smith &amp; Topin 2018), as torch's {@code
   * OneCycleLR}: from {@code highest/divide} up to {@code highest}, reached after {@code rising ·
   * steps − 1} steps, and down to {@code highest/divide/divideAgain} at the last step.
   *
   * @param steps the whole cycle, at least 2
   * @param rising the share of it that rises, above 1/steps and below 1
   * @param divide above 0
   * @param divideAgain above 0
   */
  record OneCycle(double highest, long steps, double rising, double divide, double divideAgain)
      implements Schedule {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public OneCycle {
      Guard.notNegative("the highest rate", highest);
      Guard.positive("the divisor of the first rate", divide);
      Guard.positive("the divisor of the last rate", divideAgain);
      if (!(steps >= 2 && rising * steps > 1 && rising < 1)) {
        throw new IllegalArgumentException(
            "a cycle of " + steps + " steps cannot rise for a share of " + rising + " of them");
      }
    }

    @Override
    public double at(long step) {
      double top = rising * steps - 1;
      double first = highest / divide;
      if (step <= top) {
        return wave(first, highest, step / top);
      }
      return wave(highest, first / divideAgain, Math.min(1, (step - top) / (steps - 1 - top)));
    }

    @Override
    public double peak(long first) {
      double ends = Math.max(highest / divide, at(first - 1));
      return first - 1 >= rising * steps - 1 ? Math.max(highest, ends) : ends;
    }
  }

  /**
   * One schedule for some steps, and then another, which starts at its own 0.
   *
   * @param steps the number of steps of the first, at least 1
   */
  record Then(Schedule first, long steps, Schedule next) implements Schedule {
    /**
     * Checks the number of steps.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public Then {
      Guard.positive("the number of steps before the next schedule", steps);
    }

    @Override
    public double at(long step) {
      return step < steps ? first.at(step) : next.at(step - steps);
    }

    @Override
    public double peak(long of) {
      double before = first.peak(Math.min(of, steps));
      return of <= steps ? before : Math.max(before, next.peak(of - steps));
    }
  }

  /** Always the same. */
  static Schedule constant(double value) {
    return new Constant(value);
  }

  /** Multiplied by a factor every so many steps. */
  static Schedule steps(double start, long every, double factor) {
    return new Steps(start, every, factor);
  }

  /** Multiplied by a factor at every step. */
  static Schedule exponential(double start, double factor) {
    return new Exponential(start, factor);
  }

  /** A straight line. */
  static Schedule linear(double start, double end, long steps) {
    return new Linear(start, end, steps);
  }

  /** Half a wave of the cosine. */
  static Schedule cosine(double start, double end, long steps) {
    return new Cosine(start, end, steps);
  }

  /** One cycle with torch's numbers: 30 % rising from a 25th, down to a 250,000th. */
  static Schedule oneCycle(double highest, long steps) {
    return new OneCycle(highest, steps, 0.3, 25, 1e4);
  }

  /**
   * Rises in a straight line to where another schedule begins: its first step has a share of 1/(n +
   * 1), the n-th of n/(n + 1).
   *
   * @param steps n, at least 1
   */
  static Schedule warmUp(long steps, Schedule then) {
    double start = then.at(0);
    Guard.positive("the number of steps of the warm-up", steps);
    return new Linear(start / (steps + 1), start, steps).then(steps, then);
  }

  /** This schedule for some steps, and then another, which starts at its own 0. */
  default Schedule then(long steps, Schedule next) {
    return new Then(this, steps, next);
  }

  private static double done(long step, long steps) {
    return step >= steps ? 1 : (double) step / steps;
  }

  private static double wave(double from, double to, double done) {
    return to + (from - to) / 2 * (1 + Math.cos(Math.PI * done));
  }

  private static void falling(double factor) {
    if (!(factor > 0 && factor <= 1)) {
      throw new IllegalArgumentException(
          "the factor of a schedule is " + factor + ", but must be above 0 and at most 1");
    }
  }

  private static void ends(double start, double end, long steps) {
    Guard.notNegative("the rate to start from", start);
    Guard.notNegative("the rate to end at", end);
    Guard.positive("the number of steps of a schedule", steps);
  }
}
