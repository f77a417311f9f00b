package halflife.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import halflife.core.SplitMix64;
import halflife.decay.Decay;
import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** The penalty of a rule is what its step goes down on. */
class PenaltyTest {
  private static final int SIZE = 30;
  private static final double RATE = 1e-9;
  private static final double PEAK = 4 * RATE;

  /** (λ/2)‖θ‖², reckoned here. */
  @Test
  void penaltyIsHalfLambdaTimesTheSquaredNorm() {
    float[] weights = {3, 4};
    for (Decay decay :
        List.of(new Decay.L2(0.1), new Decay.Decoupled(0.1), new Decay.Cautious(0.1))) {
      assertEquals(0.1 / 2 * 25, decay.penalty(1e-3, 1e-3, 25, () -> weights), 1e-12);
      assertEquals(0.1 / 2 * 25, decay.penalty(0, 1e-3, 25, () -> weights), "at the end of a run");
    }
    assertEquals(0, Decay.none().penalty(RATE, PEAK, 25, () -> weights));
  }

  /**
   * Decay alone moves a weight by η times the penalty's slope there, to first order in η, whatever
   * the rule.
   */
  @Test
  void decayAloneGoesDownTheSlopeOfThePenalty() {
    float[] start = Rules.normal(new SplitMix64(8), SIZE);
    for (DoubleFunction<Decay> rule : Rules.decays()) {
      Decay decay = rule.apply(0.6);
      Transcription formulas =
          new Transcription(new Sgd(), Rules.Rule.of(decay), PEAK, start.clone());
      formulas.step(new float[SIZE], RATE, SIZE);
      for (int i = 0; i < SIZE; i++) {
        float[] there = start.clone();
        float[] here = start.clone();
        there[i] *= 1 + 0x1p-9f;
        here[i] *= 1 - 0x1p-9f;
        double slope = (penalty(decay, there) - penalty(decay, here)) / (there[i] - here[i]);
        double taken = (start[i] - formulas.weights()[i]) / RATE;
        assertEquals(taken, slope, 1e-3 * Math.abs(slope) + 1e-6, decay + " " + i);
      }
    }
  }

  private static double penalty(Decay decay, float[] weights) {
    double squares = 0;
    for (float w : weights) {
      squares += (double) w * w;
    }
    return decay.penalty(RATE, PEAK, squares, () -> weights);
  }
}
