package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.draw.text.Language;
import halflife.lessons.knob.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class HalfLifeLessonTest {
  private static final HalfLifeLesson LESSON = new HalfLifeLesson();
  private static final HalfLifeLesson.Task TASK =
      HalfLifeLesson.Task.of(Settings.usual(LESSON.knobs()));
  private static final HalfLifeLesson.Setup BASE = TASK.base();
  private static final double LAMBDA = TASK.lambda();

  private static List<HalfLifeLesson.Setup> setups() {
    return HalfLifeLesson.setups(BASE, new LessonBuilder(Language.EN));
  }

  private static HalfLifeLesson.Task with(String name, String value) {
    return HalfLifeLesson.Task.of(Settings.usual(LESSON.knobs()).with(name, value));
  }

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
    for (HalfLifeLesson.Setup setup : setups()) {
      for (double epochs : new double[] {0.5, 3, 200}) {
        assertEquals(epochs, setup.epochs(setup.lambda(epochs)), 1e-9 * epochs, setup.name());
      }
    }
  }

  @Test
  void oneLambdaHasManyHalfLives() {
    List<Double> epochs = setups().stream().map(s -> s.epochs(LAMBDA)).toList();
    double most = epochs.stream().max(Double::compare).orElseThrow();
    double least = epochs.stream().min(Double::compare).orElseThrow();
    assertTrue(most > 30 * least);
  }

  /** The well-known case: λ = 0.01, η = 0.001 is 69,314 steps. */
  @Test
  void theHalfLifeIsLogTwoOverTheShareForSmallShares() {
    assertEquals(Math.log(2) / 1e-5, BASE.halfLife(0.01).steps(), 1);
  }

  /** 60 epochs of 60,000 rows in batches of 128 are 28,125 steps, and a batch of 32 four times. */
  @Test
  void aSmallerBatchDecaysMoreOften() {
    assertEquals(28_125, TASK.steps());
    assertEquals(4 * 28_125, with("batch", "32").steps());
    double once = TASK.decline(LAMBDA).end().halvings();
    double often = with("batch", "32").decline(LAMBDA).end().halvings();
    assertEquals(4 * once, often, 1e-9 * often);
  }

  /** Its sum is (n + 1)/2 of n steps; thirds of 1, 0.1 and 0.01 have a mean of 0.37. */
  @Test
  void aScheduleThatFallsTakesDecayWithIt() {
    double constant = TASK.decline(LAMBDA).end().halvings();
    for (String half : List.of("cosine", "linear")) {
      double found = with("schedule", half).decline(LAMBDA).end().halvings();
      assertEquals(constant / 2, found, 1e-3 * constant, half);
    }
    double found = with("schedule", "steps").decline(LAMBDA).end().halvings();
    assertEquals(0.37 * constant, found, 1e-3 * constant);
  }

  /** (1 − 0.05·1)¹⁴. */
  @Test
  void stepsAreMultipliedOut() {
    assertEquals(Math.pow(0.95, 14), HalfLifeLesson.stepped(0.05, 1, 14), 1e-15);
    assertEquals(1, HalfLifeLesson.stepped(0.05, 1, 0));
  }
}
