package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.decay.HalfLife;
import halflife.lessons.knob.Settings;
import halflife.lessons.math.Classic;
import halflife.lessons.math.Classics;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TricksLessonTest {
  private static final int INPUTS = (int) TricksLesson.INPUTS.standard();

  private static Classics usual;
  private static Classic.Outcome none;
  private static Classic.Outcome three;
  private static Classic.Outcome ten;
  private static Classic.Outcome mean;

  @BeforeAll
  static void train() {
    usual = TricksLesson.classics(Settings.usual(new TricksLesson().knobs()));
    none = usual.trained(0);
    three = usual.trained(3);
    ten = usual.trained(10);
    mean = usual.naive();
  }

  @Test
  void withoutDecayTwentyRowsAreLearntByHeart() {
    assertTrue(none.train() < 1e-3);
    assertTrue(none.test() > 1e4 * none.train());
  }

  @Test
  void decayHelpsAndTenHelpsMoreThanThree() {
    assertTrue(three.test() < 0.01 * none.test());
    assertTrue(ten.test() < 0.5 * three.test());
  }

  @Test
  void threeLosesToPredictingTheMean() {
    assertTrue(three.test() > 2 * mean.test());
    assertTrue(ten.test() > mean.test(), "so does ten, by less");
  }

  @Test
  void attheExactMinimumDecayHardlyMattersAndTooMuchUnderfits() {
    double free = usual.exact(0).test();
    assertEquals(1, usual.exact(3).test() / free, 0.05);
    assertTrue(usual.exact(30).test() > free);
    assertEquals(1, usual.exact(1e4).test() / mean.test(), 0.01, "all but the mean is gone");
  }

  /**
   * Most of ‖w‖ without decay is the random start: √200 of standard normals, less 20 directions.
   */
  @Test
  void withoutDecayTheRandomStartStays() {
    double start = Math.sqrt(INPUTS - Classic.ROWS);
    assertEquals(start, none.norm(), 0.06 * start);
    double left = HalfLife.of(Classic.RATE, 3).left(400);
    assertEquals(left, usual.left(3));
    assertEquals(left * start, three.norm(), 0.15 * left * start, "and decays as it should");
  }

  @Test
  void theLambdasPeopleTryAreBelowOneHalfLife() {
    double before = 1;
    for (double lambda : TricksLesson.TRIED) {
      double run = TricksLesson.halfLivesOfRun(lambda);
      assertTrue(run < before, "λ = " + lambda);
      before = run;
    }
    assertTrue(TricksLesson.halfLivesOfRun(1e-3) < 0.05, "next to nothing");
  }

  /** (1 − ηλ)¹²⁰⁰ of it is left after three times the epochs, and w is the exact one all but. */
  @Test
  void threeTimesTheEpochsForgetTheStart() {
    Settings settings = Settings.usual(new TricksLesson().knobs()).with("epochs", "300");
    Classics longer = TricksLesson.classics(settings);
    assertEquals(Math.pow(1 - 3 * Classic.RATE, 1200), longer.left(3), 1e-12);
    double exact = longer.exact(3).test();
    double found = longer.trained(3).test();
    assertTrue(found < 0.25 * three.test(), found + " after " + three.test());
    double bias = longer.trained(3).off();
    double most = (found - exact) / (bias * bias / 2);
    assertTrue(most > 1 && most < 2, "the rest is the bias, of which the mean is squared: " + most);
  }

  /**
   * All 20 directions are seen; least squares then follows the noise, and decay helps by itself.
   */
  @Test
  void asManyInputsAsRowsNeedDecayAtTheExactMinimum() {
    Settings settings = Settings.usual(new TricksLesson().knobs()).with("inputs", "20");
    Classics few = TricksLesson.classics(settings);
    assertTrue(few.exact(0).test() > 2 * few.exact(3).test());
    assertTrue(few.exact(3).test() < few.naive().test());
  }
}
