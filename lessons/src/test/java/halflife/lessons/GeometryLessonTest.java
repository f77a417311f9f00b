package halflife.lessons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.lessons.math.Bowl;
import org.junit.jupiter.api.Test;

class GeometryLessonTest {
  private static final Bowl BOWL = GeometryLesson.bowl();

  private static GeometryLesson.Twin twin(double lambda) {
    return GeometryLesson.Twin.of(BOWL, lambda);
  }

  @Test
  void theMultiplierFoundOnTheCircleIsLambda() {
    for (double lambda : GeometryLesson.LAMBDAS) {
      GeometryLesson.Twin twin = twin(lambda);
      assertEquals(lambda, twin.multiplier(), 1e-6);
      assertArrayEquals(twin.weights(), twin.onCircle(), 1e-6, "the same place");
    }
  }

  @Test
  void theRadiusFallsAndTheLossRisesWithLambda() {
    GeometryLesson.Twin before = twin(0);
    for (double lambda : new double[] {1e-3, 0.03, 0.1, 0.3, 1, 3, 100}) {
      GeometryLesson.Twin now = twin(lambda);
      assertTrue(now.radius() < before.radius() && now.loss() > before.loss());
      before = now;
    }
  }

  @Test
  void atTheTangentPointTheSlopesPointAgainstEachOther() {
    GeometryLesson.Twin at = twin(0.3);
    double[] g = BOWL.gradient(at.weights()[0], at.weights()[1]);
    assertEquals(0, g[0] * at.weights()[1] - g[1] * at.weights()[0], 1e-12, "parallel");
    assertTrue(g[0] * at.weights()[0] + g[1] * at.weights()[1] < 0, "against each other");
  }

  @Test
  void circleAndEllipseMeetNowhereOnceOrTwice() {
    GeometryLesson.Twin at = twin(0.3);
    assertEquals(0, GeometryLesson.common(BOWL, 0.6 * at.radius(), at.loss()));
    assertEquals(1, GeometryLesson.common(BOWL, at.radius(), at.loss()));
    assertEquals(2, GeometryLesson.common(BOWL, 1.3 * at.radius(), at.loss()));
    for (double[] w : GeometryLesson.crossings(BOWL, 1.3 * at.radius(), at.loss())) {
      assertEquals(at.loss(), BOWL.loss(w[0], w[1]), 1e-3);
    }
  }

  @Test
  void noPlaceInsideTheCircleIsCheaperThanTheTangentPoint() {
    SplitMix64 random = new SplitMix64(1);
    for (double lambda : new double[] {0.1, 0.3, 3}) {
      GeometryLesson.Twin at = twin(lambda);
      for (int k = 0; k < 20_000; k++) {
        double angle = 2 * Math.PI * random.nextDouble();
        double r = at.radius() * Math.sqrt(random.nextDouble());
        double loss = BOWL.loss(r * Math.cos(angle), r * Math.sin(angle));
        assertTrue(loss >= at.loss() - 1e-12, "λ = " + lambda);
      }
    }
  }
}
