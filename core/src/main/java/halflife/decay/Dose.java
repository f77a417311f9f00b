package halflife.decay;

import java.util.List;

/**
 * The effect of a λ in a run.
 *
 * @param lambda λ
 * @param runs its half-life in lengths of the run; infinite where nothing decays
 * @param left the share of a weight that decay alone leaves at the end: 2<sup>−1/runs</sup>
 */
public record Dose(double lambda, double runs, double left) {
  /** Half-lives worth trying, in lengths of the run. */
  public static final List<Double> RUNS = List.of(30.0, 10.0, 3.0, 1.0, 0.3, 0.1);

  /** A step that takes a larger share of a weight is too much. */
  public static final double LARGEST_SHARE = 0.1;

  static Dose of(double lambda, double halvings) {
    return new Dose(lambda, 1 / halvings, Math.exp(-Math.log(2) * halvings));
  }
}
