package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.decay.Decay;
import halflife.optim.Adam;
import halflife.optim.Direction;
import halflife.optim.Lion;
import halflife.optim.RmsProp;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdamWLessonTest {
  /** Four standard errors of a mean of 200 random walks. */
  private static final double NOISE = 0.025;

  private static final Decay COUPLED = new Decay.L2(AdamWLesson.LAMBDA);
  private static final Decay DECOUPLED = new Decay.Decoupled(AdamWLesson.LAMBDA);

  @Test
  void decoupledHalvesEveryWeight() {
    for (Direction direction : List.of(new Adam(), new RmsProp())) {
      AdamWLesson.Left left = AdamWLesson.run(direction, DECOUPLED);
      for (int size = 0; size < AdamWLesson.SIZES.length; size++) {
        assertEquals(0.5, left.atEnd(size), NOISE, direction.toString());
      }
    }
  }

  @Test
  void coupledLeavesWhatTheSizeOfTheGradientForetells() {
    for (Direction direction : List.of(new Adam(), new RmsProp())) {
      AdamWLesson.Left left = AdamWLesson.run(direction, COUPLED);
      for (int size = 0; size < AdamWLesson.SIZES.length; size++) {
        double foretold = AdamWLesson.foretold(AdamWLesson.SIZES[size]);
        assertEquals(foretold, left.atEnd(size), NOISE, direction.toString());
      }
    }
  }

  @Test
  void lionWithL2DoesNotHalveEither() {
    AdamWLesson.Left coupled = AdamWLesson.run(new Lion(), COUPLED);
    assertTrue(coupled.atEnd(0) < 0.1 && coupled.atEnd(2) > 0.9);
    AdamWLesson.Left decoupled = AdamWLesson.run(new Lion(), DECOUPLED);
    assertEquals(0.5, decoupled.atEnd(1), 0.06);
  }

  @Test
  void sharesAreRecordedOnTheWay() {
    AdamWLesson.Left left = AdamWLesson.run(new Adam(), DECOUPLED);
    assertEquals(AdamWLesson.STEPS, left.steps()[left.steps().length - 1]);
    double[] shares = left.shares()[0];
    for (int i = 1; i < shares.length; i++) {
      assertTrue(shares[i] < shares[i - 1] + 0.01, "at " + left.steps()[i]);
    }
  }
}
