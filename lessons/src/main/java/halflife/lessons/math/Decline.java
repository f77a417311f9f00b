package halflife.lessons.math;

import halflife.decay.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How a weight goes down in a run in which nothing but decoupled decay moves it.
 *
 * @param lambda λ
 * @param times some of the run's steps, rising from 0 to its end
 */
public record Decline(double lambda, List<Time> times) {
  private static final int PIECES = 120;

  /** The most steps of a piece that are looked at; a schedule hardly bends in one. */
  private static final int LOOKS = 20;

  /**
   * A time of the run.
   *
   * @param step the steps that are taken by then
   * @param halvings the half-lives that are over by then: −Σ log₂(1 − η_t λ)
   */
  public record Time(double step, double halvings) {
    /** The share of a weight that is left. */
    public double left() {
      return StrictMath.exp(-StrictMath.log(2) * halvings);
    }
  }

  /** Copies the list. */
  public Decline {
    times = List.copyOf(times);
  }

  /**
   * A run.
   *
   * @param rates η in each step; ηλ stays below 1
   * @param steps its length
   */
  public static Decline of(Schedule rates, double lambda, long steps) {
    List<Time> times = new ArrayList<>();
    long from = 0;
    double halvings = 0;
    times.add(new Time(0, 0));
    for (int piece = 1; piece <= PIECES; piece++) {
      long to = steps * piece / PIECES;
      if (to > from) {
        halvings += (to - from) * perStep(rates, lambda, from, to);
        times.add(new Time(to, halvings));
      }
      from = to;
    }
    return new Decline(lambda, times);
  }

  /** The mean over some steps, by evenly spaced ones. */
  private static double perStep(Schedule rates, double lambda, long from, long to) {
    int looks = (int) Math.min(LOOKS, to - from);
    double sum = 0;
    for (int k = 0; k < looks; k++) {
      long step = from + (long) ((to - from) * (k + 0.5) / looks);
      sum -= StrictMath.log1p(-rates.at(step) * lambda);
    }
    return sum / looks / StrictMath.log(2);
  }

  /** The run's last time. */
  public Time end() {
    return times.get(times.size() - 1);
  }

  /** The step at which half of a weight is left; none if the run ends before. */
  public OptionalDouble half() {
    for (int i = 1; i < times.size(); i++) {
      Time a = times.get(i - 1);
      Time b = times.get(i);
      if (b.halvings >= 1) {
        double part = (1 - a.halvings) / (b.halvings - a.halvings);
        return OptionalDouble.of(a.step + part * (b.step - a.step));
      }
    }
    return OptionalDouble.empty();
  }
}
