package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.decay.HalfLife;
import halflife.lessons.math.Classic;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TricksLessonTest {
  private static Classic.Outcome none;
  private static Classic.Outcome three;
  private static Classic.Outcome ten;
  private static Classic.Outcome mean;

  @BeforeAll
  static void train() {
    none = TricksLesson.trained(0);
    three = TricksLesson.trained(3);
    ten = TricksLesson.trained(10);
    mean = TricksLesson.naive();
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
    double free = TricksLesson.exact(0).test();
    assertEquals(1, TricksLesson.exact(3).test() / free, 0.05);
    assertTrue(TricksLesson.exact(30).test() > free);
    assertEquals(1, TricksLesson.exact(1e4).test() / mean.test(), 0.01, "all but the mean is gone");
  }

  /**
   * Most of ‖w‖ without decay is the random start: √200 of standard normals, less 20 directions.
   */
  @Test
  void withoutDecayTheRandomStartStays() {
    double start = Math.sqrt(Classic.INPUTS - Classic.ROWS);
    assertEquals(start, none.norm(), 0.06 * start);
    double left = HalfLife.of(Classic.RATE, 3).left(Classic.STEPS);
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

  @Test
  void oneDataSetIsTheSameEveryTime() {
    assertEquals(new Classic(5).trained(3), new Classic(5).trained(3));
    assertTrue(new Classic(5).trained(3).test() != new Classic(6).trained(3).test());
  }
}
