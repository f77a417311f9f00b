package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.lessons.knob.Settings;
import halflife.lessons.math.SmallNets;
import halflife.lessons.math.SmallNets.Learned;
import org.junit.jupiter.api.Test;

/** What the lesson says of dropout and decay, by its own numbers. */
class DropoutLessonTest {
  private static final SmallNets NETS =
      DropoutLesson.nets(Settings.usual(new DropoutLesson().knobs()));
  private static final double LAMBDA = DropoutLesson.LAMBDA.standard();
  private static final Learned NEITHER = NETS.learned(0, 0);
  private static final Learned DECAY = NETS.learned(LAMBDA, 0);
  private static final Learned DROPOUT = NETS.learned(0, DropoutLesson.DROPOUT.standard());

  @Test
  void withoutARemedyTheRowsAreLearnedByHeart() {
    assertTrue(NEITHER.training() < 0.01, "training error " + NEITHER.training());
    assertTrue(NEITHER.end() > 1.1 * NEITHER.best(), "the error on new rows turns and rises");
  }

  @Test
  void eitherRemedyHelpsOnNewRowsByMoreThanSeedsDiffer() {
    for (Learned remedy : new Learned[] {DECAY, DROPOUT}) {
      double se = Math.hypot(NEITHER.spread(), remedy.spread()) / Math.sqrt(NETS.nets());
      assertTrue(NEITHER.end() - remedy.end() > 3 * se, remedy.end() + " after " + NEITHER.end());
      assertTrue(remedy.training() > NEITHER.training(), "less by heart");
    }
  }

  @Test
  void decayShortensTheWeightsAndDropoutDoesNot() {
    assertTrue(DECAY.norm() < 0.5 * NEITHER.norm());
    assertEquals(NEITHER.norm(), DROPOUT.norm(), 0.3 * NEITHER.norm());
  }

  /** The second net of two is the second of ten, and their mean is that of each alone. */
  @Test
  void aNetDoesNotKnowHowManyThereAre() {
    Learned two = new SmallNets(30, 0.5, 2, 3, 21).learned(1, 0.2);
    Learned first = new SmallNets(30, 0.5, 1, 3, 21).learned(1, 0.2);
    Learned second = new SmallNets(30, 0.5, 1, 3, 22).learned(1, 0.2);
    assertEquals((first.end() + second.end()) / 2, two.end(), 1e-12);
    assertEquals(Math.abs(first.end() - second.end()) / Math.sqrt(2), two.spread(), 1e-9);
    assertEquals((first.norm() + second.norm()) / 2, two.norm(), 1e-12);
  }

  /** ηλ = 0.99 leaves no weight: every row is predicted by the bias, off by E y² or so. */
  @Test
  void allButEndlessDecayLeavesTheVarianceOfTheTarget() {
    Learned gone = new SmallNets(120, 0, 2, 1, 1).learned(0.99 / SmallNets.RATE, 0);
    double variance = (1 - Math.exp(-8)) / 2 + 1;
    assertEquals(variance, gone.end(), 0.15 * variance);
    assertTrue(gone.norm() < 0.2, "‖W‖ = " + gone.norm());
  }

  @Test
  void theNumbersAreTheSameEveryTime() {
    Learned again = NETS.learned(LAMBDA, 0);
    assertArrayEquals(DECAY.held(), again.held());
    assertEquals(DECAY.norm(), again.norm());
  }
}
