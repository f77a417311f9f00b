package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.lessons.knob.Settings;
import halflife.lessons.math.Series;
import org.junit.jupiter.api.Test;

class NoiseLessonTest {
  private static final NoiseLesson.Task TASK =
      NoiseLesson.Task.of(Settings.usual(new NoiseLesson().knobs()));
  private static final double SMALL = TASK.small();
  private static final double LARGE = TASK.noise();
  private static final double DECAY = TASK.lambda();

  @Test
  void withoutDecayTheScatterOfALineIsProportionalToTheNoise() {
    NoiseLesson.Scatter small = TASK.scatter(SMALL, 1, 0);
    NoiseLesson.Scatter large = TASK.scatter(LARGE, 1, 0);
    assertEquals(LARGE / SMALL, large.slopeSpread() / small.slopeSpread(), 1e-9);
    assertEquals(LARGE / SMALL, large.interceptSpread() / small.interceptSpread(), 1e-9);
    assertEquals(LARGE / SMALL, large.off() / small.off(), 1e-9);
  }

  /** σ/√(Σ(x − x̄)²), to within the error of 200 draws. */
  @Test
  void theSlopesScatterIsThatOfTheTextbook() {
    double[] x = TASK.x();
    double expected = LARGE / Series.norm(x);
    double found = TASK.scatter(LARGE, 1, 0).slopeSpread();
    assertEquals(expected, found, 4 * expected / Math.sqrt(2.0 * NoiseLesson.DRAWS));
  }

  /** Decay multiplies each slope by V/(V + λ), V the mean of x²: scatter and slope shrink alike. */
  @Test
  void decayShrinksSlopeAndScatterOfALineByTheSameFactor() {
    double[] x = TASK.x();
    double v = Series.norm(x) * Series.norm(x) / x.length;
    NoiseLesson.Scatter free = TASK.scatter(LARGE, 1, 0);
    NoiseLesson.Scatter held = TASK.scatter(LARGE, 1, DECAY);
    assertEquals(v / (v + DECAY), held.slope() / free.slope(), 1e-9);
    assertEquals(v / (v + DECAY), held.slopeSpread() / free.slopeSpread(), 1e-9);
    assertEquals(free.interceptSpread(), held.interceptSpread(), 1e-9, "the intercept is free");
  }

  @Test
  void largeNoiseFansOutTheFlexibleModelAndDecayClosesTheFan() {
    double line = TASK.scatter(LARGE, 1, 0).off();
    double wild = TASK.scatter(LARGE, 9, 0).off();
    double held = TASK.scatter(LARGE, 9, DECAY).off();
    assertTrue(wild > 2 * line, wild + " against " + line);
    assertTrue(held < 0.6 * wild, held + " against " + wild);
  }

  @Test
  void smallNoiseLetsEveryModelFindTheLine() {
    for (int degree : new int[] {1, 9}) {
      for (double lambda : new double[] {0, DECAY}) {
        assertTrue(TASK.scatter(SMALL, degree, lambda).off() < 0.1);
      }
    }
  }

  @Test
  void thePriceIsASlopeBelowOne() {
    assertEquals(1, TASK.scatter(SMALL, 1, 0).slope(), 0.01);
    assertTrue(TASK.scatter(SMALL, 1, DECAY).slope() < 0.97);
  }
}
