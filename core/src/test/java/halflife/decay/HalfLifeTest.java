package halflife.decay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HalfLifeTest {
  private static final double[] SHARES = {1e-12, 1e-6, 1e-3, 0.1, 0.5, 0.9};

  /** θ ← (1 − ηλ)θ, step by step. */
  @ParameterizedTest
  @CsvSource({"0.01, 0.4", "0.1, 0.03", "0.1, 5", "0.5, 1.5"})
  void aWeightUnderDecayAloneIsHalfAsLargeAfterIt(double learningRate, double lambda) {
    HalfLife halfLife = HalfLife.of(learningRate, lambda);
    double weight = 1;
    for (int step = 1; step <= 400; step++) {
      weight *= 1 - learningRate * lambda;
      assertEquals(weight, halfLife.left(step), 1e-12 * step * weight);
      assertEquals(weight > 0.5, step < halfLife.steps(), "step " + step);
    }
  }

  @Test
  void oneHalfPerStepHalvesInOneStep() {
    assertEquals(1, HalfLife.of(0.5, 1).steps());
    assertEquals(0.5, new HalfLife(1).lambda(1), 1e-16);
  }

  @Test
  void ofSmallSharesItIsLn2OverTheShare() {
    assertEquals(Math.log(2) / 1e-12, HalfLife.of(1e-6, 1e-6).steps(), 1);
    assertEquals(69_314.4, HalfLife.of(1e-3, 0.01).steps(), 0.05);
  }

  @Test
  void lambdaIsTheWayBack() {
    for (double share : SHARES) {
      for (double learningRate : new double[] {1e-4, 0.1, 3}) {
        double lambda = share / learningRate;
        double back = HalfLife.of(learningRate, lambda).lambda(learningRate);
        assertEquals(lambda, back, 4e-15 * lambda);
      }
    }
    assertEquals(0, HalfLife.NEVER.lambda(0.1));
  }

  /** More rows, a smaller batch: more steps to an epoch, so fewer epochs. */
  @Test
  void epochsFollowBatchAndRows() {
    HalfLife halfLife = HalfLife.of(1e-3, 0.01);
    double epochs = halfLife.epochs(128, 60_000);
    assertEquals(halfLife.steps() * 128 / 60_000, epochs, 1e-12 * epochs);
    assertEquals(2 * epochs, halfLife.epochs(256, 60_000), 1e-12 * epochs);
    assertEquals(epochs / 2, halfLife.epochs(128, 120_000), 1e-12 * epochs);
    assertEquals(halfLife.steps(), HalfLife.ofEpochs(epochs, 128, 60_000).steps(), 1e-9);
  }

  @Test
  void withoutDecayAllIsLeft() {
    assertEquals(HalfLife.NEVER, HalfLife.of(0.1, 0));
    assertEquals(HalfLife.NEVER, HalfLife.of(0, 0.1));
    assertEquals(1, HalfLife.NEVER.left(1e9));
    assertEquals(Double.POSITIVE_INFINITY, HalfLife.NEVER.epochs(1, 10));
  }

  @Test
  void decayThatTurnsSignsIsRefused() {
    String message = refused(() -> HalfLife.of(0.1, 10));
    assertTrue(message.contains("0.1 · 10.0 = 1.0") && message.contains("below 1"), message);
    assertTrue(HalfLife.of(0.1, 9.9).steps() > 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-300, Double.NaN, Double.POSITIVE_INFINITY})
  void noNumberIsTakenThatIsNone(double bad) {
    assertTrue(refused(() -> HalfLife.of(bad, 0.1)).startsWith("the learning rate is " + bad));
    assertTrue(refused(() -> HalfLife.of(0.1, bad)).startsWith("lambda is " + bad));
    assertTrue(refused(() -> HalfLife.NEVER.left(bad)).startsWith("the number of steps is " + bad));
  }

  @Test
  void timesMustBeAboveZero() {
    refused(() -> new HalfLife(0));
    refused(() -> new HalfLife(Double.NaN));
    refused(() -> HalfLife.ofEpochs(0, 1, 1));
    refused(() -> HalfLife.ofEpochs(1, 0, 1));
    refused(() -> HalfLife.NEVER.epochs(1, 0));
    refused(() -> HalfLife.NEVER.lambda(0));
  }

  private static String refused(Runnable call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }
}
