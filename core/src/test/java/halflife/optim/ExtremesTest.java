package halflife.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.decay.Decay;
import halflife.decay.Schedule;
import halflife.optim.kernel.Squares;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Numbers at the ends of what floats can hold, and settings at the ends of their range. */
class ExtremesTest {
  private static float[] run(Settings settings, Decay decay, float[] start, float[]... gradients) {
    float[] w = start.clone();
    Optimizer optimizer = Rules.optimizer(settings, decay, w, 1);
    for (float[] g : gradients) {
      Rules.step(optimizer, g);
    }
    return w;
  }

  private static float one(Direction direction, float... gradients) {
    float[] w = {1};
    Optimizer optimizer = Rules.optimizer(Settings.of(direction, 0.1), Decay.none(), w, 1);
    for (float g : gradients) {
      Rules.step(optimizer, new float[] {g});
    }
    return w[0];
  }

  @Test
  void cautiousDecayBearsEveryScaleThatClippingGives() {
    for (float size : new float[] {1, 1e10f, 1e18f}) {
      Settings settings = Settings.of(new Adam(), 1e-3).withClip(Clip.byNorm(1));
      float[] start = {1, 2};
      float[] g = {size, -size};
      float[] decoupled = run(settings, new Decay.Decoupled(0.01), start, g);
      float[] cautious = run(settings, new Decay.Cautious(0.01), start, g);
      assertEquals(decoupled[0], cautious[0], 1e-5, "clipped from " + size);
      assertEquals(decoupled[1], cautious[1], 3e-5, "clipped from " + size);
    }
  }

  @Test
  void cautiousDecayBearsALearningRateThatFadesToNothing() {
    float[] w = {1, 1};
    Settings settings = Settings.of(new Adam(), Schedule.exponential(1e-3, 0.9));
    Optimizer optimizer = Rules.optimizer(settings, new Decay.Cautious(0.01), w, 1);
    for (int t = 0; t < 2_000; t++) {
      Rules.step(optimizer, new float[] {0, 1});
      assertTrue(Float.isFinite(w[0]) && Float.isFinite(w[1]), "step " + t);
    }
  }

  /** As torch: 0.9. */
  @Test
  void nadamWithoutAMeanIsAdaptedSgd() {
    assertEquals(0.9, one(new NAdam(0, 0.999, 1e-8, 0.004), 3), 1e-6);
  }

  @Test
  void lionTakesTheSignOfAnyGradient() {
    for (float size : new float[] {1e-35f, 1e-20f, 1, 1e18f, 1e20f, 3e38f}) {
      assertEquals(0.9f, one(new Lion(), size), 1e-7, "gradient " + size);
      assertEquals(1.1f, one(new Lion(), -size), 1e-7, "gradient −" + size);
    }
    assertEquals(1, one(new Lion(), 0f), 0);
  }

  /** Its square overflows; torch stops such a weight and so must we. */
  @Test
  void amsgradStopsAWeightWhoseSquareOverflowed() {
    assertEquals(0.9, one(new Adam(0.9, 0.999, 1e-8, true), 1, 1e22f, 1, 1), 1e-6);
  }

  @Test
  void radamBeforeItIsAdaptedDoesNotCareForSquares() {
    assertEquals(1 - 0.1 * 1e21, one(new RAdam(), 1e21f), 1e15);
  }

  /** torch: 0.9. In float the square of 1e-20 is 0. */
  @Test
  void gradientsWhoseSquaresVanishDoNotBlowUpWithoutEpsilon() {
    for (float size : new float[] {1e-10f, 1e-16f, 1e-17f, 5e-18f, 1e-18f, 1e-30f}) {
      for (Direction direction :
          new Direction[] {
            new Adam(0.9, 0.999, 0, false),
            new NAdam(0.9, 0.999, 0, 0.004),
            new RmsProp(0.99, 0, false, 0),
            new Adagrad(0, 0, 0)
          }) {
        float w = one(direction, size);
        assertTrue(w > -2 && w <= 1, direction + " at " + size + ": " + w);
      }
    }
    assertEquals(0.9, one(new Adam(0.9, 0.999, 0, false), 1e-8f), 1e-4);
  }

  /** v − a² is 0 up to rounding, also below; torch gives NaN then. */
  @Test
  void centeredRmsPropBearsConstantGradients() {
    float[] gradients = new float[3_000];
    Arrays.fill(gradients, 0.1f);
    assertTrue(Float.isFinite(one(new RmsProp(0.9, 1e-3, true, 0), gradients)));
  }

  @Test
  void aParameterOfZerosIsPulledNowhere() {
    float[] w =
        run(
            Settings.of(new Sgd(), 0.1),
            new Decay.TowardsNorm(1, 2),
            new float[2],
            new float[] {1, 0});
    assertArrayEquals(new float[] {-0.1f, 0}, w);
  }

  /** Squares of floats that overflow or vanish as floats. */
  @Test
  void normsOfGradientsOfAnySizeAreRight() {
    for (double size : new double[] {1e-25, 1, 1e25}) {
      float[] x = Rules.normal(new SplitMix64(1), 5_003);
      double expected = 0;
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) (x[i] * size);
        expected += (double) x[i] * x[i];
      }
      double sum = Squares.sum(x, Float.POSITIVE_INFINITY, Workers.ONE);
      assertEquals(expected, sum, 1e-6 * expected, "size " + size);
      double clipped = Squares.sum(x, (float) (0.5 * size), Workers.ONE);
      assertTrue(clipped < 0.25 * size * size * x.length && clipped > 0.1 * expected, clipped + "");
    }
  }
}
