package halflife.decay;

/**
 * What a λ does in a run.
 *
 * @param lambda λ
 * @param runs its half-life in lengths of the run; infinite where nothing decays
 * @param left what decay alone leaves of a weight at the end: 2<sup>−1/runs</sup>
 */
public record Dose(double lambda, double runs, double left) {
  static Dose of(double lambda, double halvings) {
    return new Dose(lambda, 1 / halvings, Math.exp(-Math.log(2) * halvings));
  }
}
