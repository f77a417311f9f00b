package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.text.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class HalfLifeLessonTest {
  private static final HalfLifeLesson.Setup BASE = HalfLifeLesson.BASE;
  private static final double LAMBDA = HalfLifeLesson.LAMBDA;

  @Test
  void steppingHalvesTheWeightInAHalfLife() {
    for (double lambda : new double[] {0.01, LAMBDA, 1, 100}) {
      long steps = Math.round(BASE.halfLife(lambda).steps());
      double left = HalfLifeLesson.stepped(BASE.rate(), lambda, steps);
      assertEquals(0.5, left, 0.5 * BASE.rate() * lambda, "to within half a step");
      assertEquals(BASE.halfLife(lambda).left((double) steps), left, 1e-10);
    }
  }

  @Test
  void tenTimesTheRowsNeedATenthOfLambda() {
    HalfLifeLesson.Setup more =
        new HalfLifeLesson.Setup("", BASE.rate(), BASE.batch(), 10 * BASE.rows());
    double epochs = BASE.epochs(LAMBDA);
    assertEquals(LAMBDA / 10, more.lambda(epochs), 1e-4 * LAMBDA);
    assertEquals(epochs / 10, more.epochs(LAMBDA), 1e-9 * epochs);
  }

  @Test
  void aLargerBatchNeedsALargerLambdaAndALargerRateASmallerOne() {
    double epochs = BASE.epochs(LAMBDA);
    double batch =
        new HalfLifeLesson.Setup("", BASE.rate(), 4 * BASE.batch(), BASE.rows()).lambda(epochs);
    double rate =
        new HalfLifeLesson.Setup("", 10 * BASE.rate(), BASE.batch(), BASE.rows()).lambda(epochs);
    assertEquals(4 * LAMBDA, batch, 1e-3 * LAMBDA);
    assertEquals(LAMBDA / 10, rate, 1e-9 * LAMBDA, "ηλ is what counts");
  }

  @Test
  void theLambdaForAHalfLifeHasThatHalfLife() {
    for (HalfLifeLesson.Setup setup : HalfLifeLesson.setups(Language.EN)) {
      for (double epochs : new double[] {0.5, 3, 200}) {
        assertEquals(epochs, setup.epochs(setup.lambda(epochs)), 1e-9 * epochs, setup.name());
      }
    }
  }

  @Test
  void oneLambdaHasManyHalfLives() {
    List<Double> epochs =
        HalfLifeLesson.setups(Language.EN).stream().map(s -> s.epochs(LAMBDA)).toList();
    double most = epochs.stream().max(Double::compare).orElseThrow();
    double least = epochs.stream().min(Double::compare).orElseThrow();
    assertTrue(most > 30 * least);
  }

  /** The well-known case: λ = 0.01, η = 0.001 is 69,314 steps. */
  @Test
  void theHalfLifeIsLogTwoOverTheShareForSmallShares() {
    assertEquals(Math.log(2) / 1e-5, BASE.halfLife(0.01).steps(), 1);
  }
}
