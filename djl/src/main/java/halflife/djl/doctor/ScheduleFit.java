package halflife.djl.doctor;

import halflife.decay.Schedule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Numbers that were measured, as somebody would have written them. */
final class ScheduleFit {
  /** A float and what came of it in a few operations. */
  static final double OF_FLOATS = 3e-7;

  /** The largest distance of lines from the numbers, as a share of the largest. */
  private static final double NEAR = 1e-4;

  private static final int LINES = 256;
  private static final int DIGITS = 17;

  /**
   * Some steps, and the one of them that is furthest from a straight line between the ends.
   *
   * @param to the last step, above {@code from}
   */
  private record Line(int from, int to, int furthest, double away) {
    static Line of(double[] values, int from, int to) {
      int furthest = from;
      double away = 0;
      for (int t = from + 1; t < to; t++) {
        double share = (double) (t - from) / (to - from);
        double a = Math.abs(values[t] - values[from] - share * (values[to] - values[from]));
        if (a > away) {
          furthest = t;
          away = a;
        }
      }
      return new Line(from, to, furthest, away);
    }
  }

  private ScheduleFit() {}

  /**
   * The shortest decimal that is not further from a value than an error.
   *
   * @param error at least 0
   */
  static double shortest(double value, double error) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < DIGITS; digits++) {
      double rounded = exact.round(new MathContext(digits)).doubleValue();
      if (Math.abs(rounded - value) <= error) {
        return rounded;
      }
    }
    return value;
  }

  /**
   * A schedule through learning rates: constant if they are the same to the precision of a float,
   * otherwise straight lines, at most 256 and no further away than a ten-thousandth of the peak
   * where so many are enough. After the last it stays there.
   *
   * @param values the learning rate of each step from the first, at least one, none below 0
   */
  static Schedule schedule(double[] values) {
    double highest = Arrays.stream(values).max().orElseThrow();
    double lowest = Arrays.stream(values).min().orElseThrow();
    if (highest - lowest <= OF_FLOATS * highest) {
      return Schedule.constant(shortest(values[0], OF_FLOATS * values[0]));
    }
    int last = values.length - 1;
    Schedule schedule = Schedule.constant(values[last]);
    for (Line line : lines(values, NEAR * highest)) {
      int steps = line.to() - line.from();
      schedule =
          new Schedule.Linear(values[line.from()], values[line.to()], steps).then(steps, schedule);
    }
    return schedule;
  }

  /** The last first. */
  private static List<Line> lines(double[] values, double near) {
    PriorityQueue<Line> queue = new PriorityQueue<>(Comparator.comparing(line -> -line.away()));
    queue.add(Line.of(values, 0, values.length - 1));
    while (queue.size() < LINES && queue.element().away() > near) {
      Line worst = queue.remove();
      queue.add(Line.of(values, worst.from(), worst.furthest()));
      queue.add(Line.of(values, worst.furthest(), worst.to()));
    }
    List<Line> lines = new ArrayList<>(queue);
    lines.sort(Comparator.comparing(line -> -line.from()));
    return lines;
  }
}
