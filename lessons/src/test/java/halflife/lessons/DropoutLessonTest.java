package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.lessons.DropoutLesson.Learned;
import org.junit.jupiter.api.Test;

/** What the lesson says of dropout and decay, by its own numbers. */
class DropoutLessonTest {
  private static final Learned NEITHER = DropoutLesson.learned(0, 0);
  private static final Learned DECAY = DropoutLesson.learned(DropoutLesson.DECAY, 0);
  private static final Learned DROPOUT = DropoutLesson.learned(0, DropoutLesson.DROPOUT);

  @Test
  void withoutARemedyTheRowsAreLearnedByHeart() {
    assertTrue(NEITHER.training() < 0.01, "training error " + NEITHER.training());
    assertTrue(NEITHER.end() > 1.1 * NEITHER.best(), "the error on new rows turns and rises");
  }

  @Test
  void eitherRemedyHelpsOnNewRowsByMoreThanSeedsDiffer() {
    for (Learned remedy : new Learned[] {DECAY, DROPOUT}) {
      double se = Math.hypot(NEITHER.spread(), remedy.spread()) / Math.sqrt(DropoutLesson.SEEDS);
      assertTrue(NEITHER.end() - remedy.end() > 3 * se, remedy.end() + " after " + NEITHER.end());
      assertTrue(remedy.training() > NEITHER.training(), "less by heart");
    }
  }

  @Test
  void decayShortensTheWeightsAndDropoutDoesNot() {
    assertTrue(DECAY.norm() < 0.5 * NEITHER.norm());
    assertEquals(NEITHER.norm(), DROPOUT.norm(), 0.3 * NEITHER.norm());
  }

  @Test
  void theNumbersAreTheSameEveryTime() {
    Learned again = DropoutLesson.learned(DropoutLesson.DECAY, 0);
    assertArrayEquals(DECAY.held(), again.held());
    assertEquals(DECAY.norm(), again.norm());
  }
}
