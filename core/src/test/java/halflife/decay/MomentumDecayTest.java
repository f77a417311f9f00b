package halflife.decay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MomentumDecayTest {
  /**
   * The largest weight of the last steps, step by step, against the share a step is said to take.
   */
  @Test
  void theEnvelopeShrinksAsItSays() {
    for (double momentum : new double[] {0, 0.5, 0.9}) {
      for (double product : new double[] {0.001, 0.02, 0.1, 0.7, 1.3, 1.9, 2.5, 3.7, 5}) {
        MomentumDecay step = MomentumDecay.of(product, momentum);
        double theta = 1;
        double velocity = 0;
        double logOfScale = 0;
        int steps = 4000;
        for (int i = 0; i < steps; i++) {
          velocity = momentum * velocity + product * theta;
          theta -= velocity;
          double size = Math.hypot(theta, velocity);
          theta /= size;
          velocity /= size;
          logOfScale += Math.log(size);
        }
        double each = Math.exp(logOfScale / steps);
        String what = momentum + " " + product;
        assertEquals(1 - step.share(), each, 2e-3, what);
        assertEquals(product < 2 * (1 + momentum), step.share() > 0, what);
        double root = 1 - Math.sqrt(momentum);
        assertEquals(product > root * root, step.swings(), what);
      }
    }
  }
}
