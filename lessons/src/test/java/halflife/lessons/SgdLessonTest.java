package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SgdLessonTest {
  private static final double[] MOMENTA = {0, 0.5, 0.9, 0.99};

  private static float[] run(SgdLesson.Place place, double momentum) {
    return SgdLesson.run(place, momentum, SgdLesson.LAMBDA);
  }

  @Test
  void inTheLossAndInTheOptimizerAreTheSameBits() {
    for (double momentum : MOMENTA) {
      assertArrayEquals(
          run(SgdLesson.Place.LOSS, momentum), run(SgdLesson.Place.OPTIMIZER, momentum));
    }
  }

  @Test
  void anotherOrderOfTheSumIsRounding() {
    for (double momentum : MOMENTA) {
      double apart =
          SgdLesson.largestDifference(
              run(SgdLesson.Place.LOSS, momentum), run(SgdLesson.Place.ROWS, momentum));
      assertTrue(apart < 1e-5, momentum + ": " + apart);
    }
  }

  @Test
  void decoupledIsThePenaltyWithoutMomentumOnly() {
    assertTrue(apart(0) < 1e-6, "without " + apart(0));
    assertTrue(apart(0.9) > 0.5, "with " + apart(0.9));
  }

  private static double apart(double momentum) {
    return SgdLesson.largestDifference(
        run(SgdLesson.Place.LOSS, momentum), run(SgdLesson.Place.DECOUPLED, momentum));
  }

  /** The minimum of loss and penalty is where Σ(wx − y)x/N = −λw. */
  @Test
  void itEndsAtTheMinimumOfLossAndPenalty() {
    float[] weak = SgdLesson.run(SgdLesson.Place.NOWHERE, 0.9, 0);
    float[] strong = run(SgdLesson.Place.OPTIMIZER, 0.9);
    double free = weak[weak.length - 1];
    double decayed = strong[strong.length - 1];
    // free · s = c and decayed · (s + λ) = c for the curvature s, which the first step tells.
    float[] first = SgdLesson.run(SgdLesson.Place.NOWHERE, 0, 0);
    double slope = (first[1] - first[0]) / SgdLesson.RATE;
    double curvature = slope / (free - first[0]);
    assertEquals(free * curvature / (curvature + SgdLesson.LAMBDA), decayed, 0.01);
  }
}
