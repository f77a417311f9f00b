package halflife.decay;

import halflife.core.Guard;

/**
 * The number of steps in which decay alone halves a weight.
 *
 * <p>A step of decoupled decay keeps 1 − ηλ of a weight (Loshchilov &amp; Hutter 2019), so t steps
 * keep (1 − ηλ)<sup>t</sup>, and t½ = −ln 2 / ln(1 − ηλ) ≈ ln 2/(ηλ). In epochs it stays the same
 * decay when the batch size, the number of rows or the learning rate changes; λ does not. AdamW
 * averages over τ = t½/ln 2 steps (Wang &amp; Aitchison 2024).
 *
 * <p>The same holds for λθ in the gradient of SGD without momentum. With momentum μ put η/(1 − μ)
 * for η; then it is approximate.
 *
 * @param steps t½, in optimizer steps; +∞ where there is no decay
 */
public record HalfLife(double steps) {
  /** The half-life without decay. */
  public static final HalfLife NEVER = new HalfLife(Double.POSITIVE_INFINITY);

  private static final double LN2 = Math.log(2);

  /**
   * Checks that it is a time.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public HalfLife {
    Guard.positive("the half-life in steps", steps);
  }

  /**
   * The half-life at a learning rate: −ln 2 / log1p(−ηλ) steps.
   *
   * @param learningRate η, at least 0
   * @param lambda λ, at least 0
   * @throws IllegalArgumentException if one of them is below 0 or no number, or if ηλ is not below
   *     1: a step would turn a weight's sign
   */
  public static HalfLife of(double learningRate, double lambda) {
    Guard.notNegative("the learning rate", learningRate);
    Guard.notNegative("lambda", lambda);
    double share = learningRate * lambda;
    if (!(share < 1)) {
      throw new IllegalArgumentException(
          "the learning rate times lambda is "
              + learningRate
              + " · "
              + lambda
              + " = "
              + share
              + ", but must be below 1, or a step of decay turns a weight's sign; "
              + smaller(learningRate, lambda));
    }
    return ofShare(share);
  }

  /** The advice where ηλ is not below 1: a learning rate above 1 is hardly ever meant. */
  static String smaller(double learningRate, double lambda) {
    if (!(learningRate > 1)) {
      return "use a smaller lambda";
    }
    return "the learning rate is "
        + learningRate
        + ", and hardly ever above 1: use a smaller one"
        + (lambda < 1 ? "" : ", and a smaller lambda");
  }

  /**
   * The half-life if every step takes the same share of a weight: −ln 2 / log1p(−share) steps.
   *
   * @param share at least 0 and below 1
   * @throws IllegalArgumentException if it is not
   */
  public static HalfLife ofShare(double share) {
    Guard.share("the share of a weight that a step takes", share);
    return share == 0 ? NEVER : new HalfLife(-LN2 / Math.log1p(-share));
  }

  /**
   * A half-life given in epochs.
   *
   * @param epochs above 0
   * @param batch rows in a step, above 0
   * @param rows rows in an epoch, above 0
   * @throws IllegalArgumentException if one of them is not above 0
   */
  public static HalfLife ofEpochs(double epochs, long batch, long rows) {
    Guard.positive("the half-life in epochs", epochs);
    return new HalfLife(epochs * stepsPerEpoch(batch, rows));
  }

  /**
   * The half-life in epochs: t½ B/N.
   *
   * @param batch B, rows in a step, above 0
   * @param rows N, rows in an epoch, above 0
   * @throws IllegalArgumentException if one of them is not above 0
   */
  public double epochs(long batch, long rows) {
    return steps / stepsPerEpoch(batch, rows);
  }

  /**
   * The λ that gives it at a learning rate: (1 − 2<sup>−1/t½</sup>)/η.
   *
   * @param learningRate η, above 0
   * @throws IllegalArgumentException if the learning rate is not above 0
   */
  public double lambda(double learningRate) {
    Guard.positive("the learning rate", learningRate);
    return -Math.expm1(-LN2 / steps) / learningRate;
  }

  /**
   * The share of a weight that is left after some steps of decay alone: 2<sup>−steps/t½</sup>.
   *
   * @param after steps, at least 0
   * @throws IllegalArgumentException if the steps are below 0
   */
  public double left(double after) {
    Guard.notNegative("the number of steps", after);
    return Math.exp(-LN2 * (after / steps));
  }

  /**
   * The length of a run in half-lives, under a schedule: −Σ log₂(1 − η_t λ_t). Decay alone leaves
   * 2<sup>−halvings</sup> = Π(1 − η_t λ_t) of a weight.
   *
   * @param learningRate η
   * @param lambda λ
   * @param steps the run's length, at least 0
   * @throws IllegalArgumentException if ηλ is not below 1 in some step
   */
  public static double halvings(Schedule learningRate, Schedule lambda, long steps) {
    Guard.notNegative("the number of steps", steps);
    double sum = 0;
    for (long t = 0; t < steps; t++) {
      double share = learningRate.at(t) * lambda.at(t);
      if (!(share < 1)) {
        throw new IllegalArgumentException(
            "the learning rate times lambda is "
                + share
                + " in step "
                + t
                + ", but must be below 1");
      }
      sum -= Math.log1p(-share);
    }
    return sum / LN2;
  }

  /**
   * The λ with which a run under a schedule is so many half-lives long: the way back of {@link
   * #halvings} for a constant λ.
   *
   * @param learningRate η
   * @param steps the run's length, at least 1
   * @param halvings at least 0; 1 leaves half of a weight at the end
   * @throws IllegalArgumentException if no λ does, because the learning rate is 0
   */
  public static double lambda(Schedule learningRate, long steps, double halvings) {
    Guard.positive("the number of steps", steps);
    Guard.notNegative("the number of half-lives", halvings);
    double peak = learningRate.peak(steps);
    if (peak == 0 && halvings > 0) {
      throw new IllegalArgumentException(
          "the learning rate is 0 in every step, so no lambda decays anything");
    }
    double low = 0;
    double high = halvings == 0 ? 0 : (1 - 1e-15) / peak;
    if (halvings > 0 && halvings(learningRate, Schedule.constant(high), steps) < halvings) {
      throw new IllegalArgumentException(
          "no lambda makes a run of "
              + steps
              + " steps "
              + halvings
              + " half-lives long; ask for fewer");
    }
    while (high - low > Math.ulp(high)) {
      double middle = low + (high - low) / 2;
      boolean less = halvings(learningRate, Schedule.constant(middle), steps) < halvings;
      low = less ? middle : low;
      high = less ? high : middle;
    }
    return low;
  }

  private static double stepsPerEpoch(long batch, long rows) {
    Guard.positive("the batch size", batch);
    Guard.positive("the number of rows", rows);
    return (double) rows / batch;
  }
}
