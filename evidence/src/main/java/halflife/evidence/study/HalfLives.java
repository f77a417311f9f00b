package halflife.evidence.study;

import halflife.core.Numbers;
import halflife.decay.Dose;
import halflife.decay.HalfLife;
import halflife.decay.Schedule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The λs that a study of networks tries, from half-lives in lengths of a run. */
public final class HalfLives {
  private HalfLives() {}

  /**
   * A λ to try.
   *
   * @param lambda λ of decoupled decay
   * @param runs its half-life in lengths of the run
   */
  public record Tried(double lambda, double runs) {
    /** λ with its half-life: {@code λ = 0.02 (half-life 0.3 runs)}. */
    public String name() {
      return "λ = "
          + Numbers.significant(lambda, 3)
          + " (half-life "
          + Numbers.significant(runs, 3)
          + (runs == 1 ? " run)" : " runs)");
    }
  }

  /**
   * The λs of half-lives, falling. Of the usual half-lives, {@link Dose#RUNS}, those that are too
   * short for the run are left out, as long as one is left.
   *
   * @param runs half-lives in lengths of the run
   * @param steps of the run
   * @throws IllegalArgumentException if a half-life is so short that a step takes more than a tenth
   *     of a weight
   */
  public static List<Tried> of(List<Double> runs, Schedule rate, long steps) {
    boolean asked = !runs.equals(Dose.RUNS);
    List<Tried> all = new ArrayList<>();
    for (double halfLife : runs) {
      double lambda = HalfLife.lambda(rate, steps, 1 / halfLife);
      double shareAtConstantRate = 1 - new HalfLife(halfLife * steps).left(1);
      if (shareAtConstantRate <= Dose.LARGEST_SHARE
          && lambda * rate.peak(steps) <= Dose.LARGEST_SHARE) {
        all.add(new Tried(lambda, halfLife));
      } else if (asked || all.isEmpty()) {
        throw new IllegalArgumentException(
            "a half-life of "
                + Numbers.significant(halfLife, 3)
                + " runs of "
                + steps
                + " steps is so short that a step takes more than a tenth of a weight; leave it out,"
                + " or train for more epochs");
      }
    }
    all.sort(Comparator.comparingDouble(Tried::lambda).reversed());
    return all;
  }
}
