package halflife.decay;

/**
 * The effect of decay alone on a weight over a run. The run is cut into at most 10,000 blocks of
 * steps, each with the mean of its learning rates; where there are more steps than a million, of a
 * hundred in each.
 */
final class DecayOverRun {
  private static final int BLOCKS = 10_000;
  private static final int LOOKED_AT = 100;
  private static final double LARGEST = 1e9;
  private static final double LN2 = Math.log(2);

  private final double[] rates;
  private final double length;
  private final double momentum;

  private DecayOverRun(double[] rates, double length, double momentum) {
    this.rates = rates;
    this.length = length;
    this.momentum = momentum;
  }

  static DecayOverRun of(TrainingSetup setup) {
    long steps = setup.steps();
    double[] rates = new double[(int) Math.min(BLOCKS, steps)];
    double length = (double) steps / rates.length;
    for (int b = 0; b < rates.length; b++) {
      long from = (long) Math.floor(b * length);
      long to = Math.max(from + 1, (long) Math.floor((b + 1) * length));
      int looks = (int) Math.min(LOOKED_AT, to - from);
      double sum = 0;
      for (int k = 0; k < looks; k++) {
        sum += setup.learningRate().at(from + (long) ((k + 0.5) * ((double) (to - from) / looks)));
      }
      rates[b] = sum / looks;
    }
    return new DecayOverRun(rates, length, setup.decoupled() ? 0 : setup.momentum());
  }

  /** The sum of all learning rates. */
  double area() {
    double sum = 0;
    for (double rate : rates) {
      sum += rate * length;
    }
    return sum;
  }

  /** The run's length in half-lives, with momentum in the gradient: −Σ log₂(1 − share). */
  double halvings(double lambda) {
    return halvings(lambda, 0);
  }

  /** The half-lives in the last part of the run, from a share of it on. */
  double halvings(double lambda, double fromShare) {
    double sum = 0;
    for (int b = 0; b < rates.length; b++) {
      double inside = Math.min(1, Math.max(0, b + 1 - fromShare * rates.length));
      if (inside > 0) {
        sum -= inside * length * Math.log1p(-share(rates[b], lambda));
      }
    }
    return sum / LN2;
  }

  /**
   * The share of a weight that a step takes, at most 1, which stands also for weights that grow.
   * With momentum in the gradient it is about ηλ/(1 − μ) where that is small.
   */
  double share(double rate, double lambda) {
    double a = rate * lambda;
    if (momentum == 0 || a == 0) {
      return Math.min(1, a);
    }
    double share = MomentumDecay.of(Math.min(a, LARGEST), momentum).share();
    return share > 0 ? share : 1;
  }

  /** The λ with so many half-lives in the run; infinite where the learning rate is 0. */
  double lambda(double halvings) {
    double low = 0;
    double high = halvings * LN2 / area();
    if (!(high < Double.POSITIVE_INFINITY)) {
      return Double.POSITIVE_INFINITY;
    }
    // Without momentum ln(1 − ηλ) ≤ −ηλ: this is already too much.
    for (int i = 0; i < 60 && high - low > 1e-12 * high; i++) {
      double middle = low + (high - low) / 2;
      if (halvings(middle) < halvings) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
