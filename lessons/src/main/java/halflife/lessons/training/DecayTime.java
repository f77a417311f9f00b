package halflife.lessons.training;

import halflife.decay.HalfLife;
import halflife.lessons.knob.Settings;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * λ as a half-life and back, at the highest η of the schedule.
 *
 * <p>A step of decoupled decay takes the share ηλ of a weight, one that is independent of η the
 * share λ, L2 in the gradient of SGD ηλ, with momentum μ ηλ/(1 − μ). Cautious decay takes at most
 * ηλ, so that its half-life is the shortest there is. L2 in an optimizer that rescales gradients,
 * L1 and Lp have none.
 */
public final class DecayTime {
  private final Rule rule;
  private final double rate;
  private final double lambda;
  private final double ofPenalty;
  private final int stepsOfAnEpoch;

  /**
   * Reckons with these settings.
   *
   * @param rows the number of rows that are trained on
   */
  public DecayTime(Settings settings, int rows) {
    Chosen chosen = new Chosen(settings, rows);
    rule = chosen.rule();
    rate = chosen.rate();
    lambda = chosen.lambda();
    ofPenalty = chosen.method().direction.l2Gain();
    stepsOfAnEpoch = chosen.stepsOfAnEpoch();
  }

  /** Whether λ has a half-life with this rule and optimizer. */
  public boolean has() {
    return gain(rate) > 0;
  }

  /** The half-life of decay alone; none where the rule has none, or takes all in one step. */
  public Optional<HalfLife> halfLife() {
    return has() && share() < 1 ? Optional.of(HalfLife.ofShare(share())) : Optional.empty();
  }

  /** The same in steps. */
  public OptionalDouble steps() {
    return halfLife().map(h -> OptionalDouble.of(h.steps())).orElse(OptionalDouble.empty());
  }

  /** The same in epochs. */
  public OptionalDouble epochs() {
    return halfLife()
        .map(h -> OptionalDouble.of(h.steps() / stepsOfAnEpoch))
        .orElse(OptionalDouble.empty());
  }

  /**
   * The λ of a half-life.
   *
   * @param steps t½, above 0; +∞ for no decay
   */
  public OptionalDouble lambdaOfSteps(double steps) {
    return has()
        ? OptionalDouble.of(new HalfLife(steps).lambda(gain(rate)))
        : OptionalDouble.empty();
  }

  /** The λ of a half-life in epochs. */
  public OptionalDouble lambdaOfEpochs(double epochs) {
    return lambdaOfSteps(epochs * stepsOfAnEpoch);
  }

  /** The share of a weight that a step takes at the highest η; 0 where there is none. */
  double share() {
    return gain(rate) * lambda;
  }

  /** The share of a weight that a step takes at η, for each unit of λ; 0 where there is none. */
  private double gain(double eta) {
    return switch (rule) {
      case DECOUPLED, CAUTIOUS -> eta;
      case INDEPENDENT -> eta / rate;
      case L2 -> eta * ofPenalty;
      case NONE, L1, LP -> 0;
    };
  }

  /** The half-lives of a step at η: −log₂(1 − share); 0 where there is none. */
  double halvings(double eta) {
    double share = gain(eta) * lambda;
    return share > 0 && share < 1 ? 1 / HalfLife.ofShare(share).steps() : 0;
  }
}
