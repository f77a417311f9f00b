package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.optim.Moment;
import halflife.optim.Rules;
import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** The penalty of a rule is what its step goes down on. */
class PenaltiesTest {
  private static final int SIZE = 30;
  private static final double RATE = 1e-4;
  private static final Moment MOMENT = new Moment(RATE, 4 * RATE, 2);

  /** (λ/2)‖θ‖², reckoned here. */
  @Test
  void penaltyIsHalfLambdaTimesTheSquaredNorm() {
    float[] weights = {3, 4};
    for (Decay decay :
        List.of(new Decay.L2(0.1), new Decay.Decoupled(0.1), new Decay.Cautious(0.1))) {
      Moment constant = new Moment(1e-3, 1e-3, 1);
      assertEquals(0.1 / 2 * 25, Penalties.of(decay, constant, 25, () -> weights), 1e-12);
    }
    assertEquals(0, Penalties.of(Decay.none(), MOMENT, 25, () -> weights));
  }

  /**
   * Decay alone moves a weight by η times the penalty's slope there, to first order in η, whatever
   * the rule.
   */
  @Test
  void decayAloneGoesDownTheSlopeOfThePenalty() {
    float[] start = Rules.normal(new SplitMix64(8), SIZE);
    for (DoubleFunction<Decay> rule : Rules.decays()) {
      Decay decay = rule.apply(0.3);
      if (decay instanceof Decay.Cautious) {
        continue;
      }
      for (int i = 0; i < SIZE; i++) {
        float[] there = start.clone();
        float[] here = start.clone();
        there[i] *= 1 + 0x1p-9f;
        here[i] *= 1 - 0x1p-9f;
        double slope = (penalty(decay, there) - penalty(decay, here)) / (there[i] - here[i]);
        assertEquals(
            taken(decay, start, i) / RATE, slope, 1e-3 * Math.abs(slope) + 1e-6, decay + " " + i);
      }
    }
  }

  private static double penalty(Decay decay, float[] weights) {
    return Penalties.of(decay, MOMENT, squares(weights), () -> weights);
  }

  /** What a step of decay takes of a weight, by the formulas of the rules. */
  private static double taken(Decay rule, float[] weights, int i) {
    Decay decay = rule.scaled(MOMENT.lambdaFactor());
    double theta = weights[i];
    double l = RATE * decay.lambda();
    if (decay instanceof Decay.Independent) {
      return decay.lambda() * RATE / MOMENT.peak() * theta;
    }
    if (decay instanceof Decay.Corrected) {
      return decay.lambda() * RATE * RATE / MOMENT.peak() * theta;
    }
    if (decay instanceof Decay.L1) {
      return l * Math.signum(theta);
    }
    if (decay instanceof Decay.Elastic net) {
      return l * Math.signum(theta) + RATE * net.lambda2() * theta;
    }
    if (decay instanceof Decay.Lp lp) {
      return l * Math.pow(Math.abs(theta), lp.p() - 2) * theta;
    }
    if (decay instanceof Decay.TowardsNorm towards) {
      return l * (1 - towards.norm() / Math.sqrt(squares(weights))) * theta;
    }
    return l * theta;
  }

  private static double squares(float[] weights) {
    double sum = 0;
    for (float w : weights) {
      sum += (double) w * w;
    }
    return sum;
  }
}
