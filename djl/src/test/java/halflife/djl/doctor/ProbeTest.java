package halflife.djl.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.AdamW;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.optimizer.Sgd;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.training.tracker.Tracker;
import ai.djl.training.tracker.WarmUpTracker;
import halflife.decay.Schedule;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What was given to a builder of DJL's is what is measured of its optimizer. */
class ProbeTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0, 0",
    "0.1, 0.0005, 0",
    "0.1, 0.0005, 0.9",
    "3e-5, 0.0123, 0.99",
    "1, 3, 0.5",
  })
  void ofSgd(float rate, float lambda, float momentum) {
    Probe.Measured found = measure(sgd(Tracker.fixed(rate), lambda, momentum).build(), 5);
    assertNumbers(found, rate, lambda);
    assertEquals(decimal(momentum), found.momentum());
  }

  @ParameterizedTest
  @CsvSource({"0.001, 0", "0.001, 0.0005", "3e-5, 0.0123", "1, 3", "0.001, 1e-9"})
  void ofAdam(float rate, float lambda) {
    assertNumbers(measure(adam(Tracker.fixed(rate), lambda).build(), 5), rate, lambda);
  }

  @ParameterizedTest
  @CsvSource({"0.001, 0", "0.001, 0.01", "3e-5, 0.0123", "1e-6, 0.01", "0.5, 1.5", "0.5, 5"})
  void ofAdamW(float rate, float lambda) {
    assertNumbers(measure(adamW(Tracker.fixed(rate), lambda).build(), 5), rate, lambda);
  }

  /** Trackers that keep count themselves, so that each optimizer needs its own. */
  static Tracker[] trackers() {
    return new Tracker[] {
      Tracker.multiFactor().setBaseValue(0.1f).setSteps(new int[] {7, 20}).optFactor(0.5f).build(),
      Tracker.cosine().setBaseValue(0.1f).optFinalValue(0).setMaxUpdates(30).build(),
      // The first steps have a rate of 0.
      Tracker.warmUp()
          .optWarmUpSteps(6)
          .optWarmUpMode(WarmUpTracker.Mode.CONSTANT)
          .optWarmUpBeginValue(0)
          .setMainTracker(Tracker.fixed(0.1f))
          .build()
    };
  }

  @ParameterizedTest
  @MethodSource("trackers")
  void theLearningRateIsFollowedStepByStep(Tracker tracker) {
    double[] rates = new double[40];
    Tracker recorder =
        step -> {
          float rate = tracker.getNewValue(step);
          if (step <= rates.length) {
            rates[step - 1] = rate;
          }
          return rate;
        };
    for (Supplier<Optimizer> optimizer :
        List.<Supplier<Optimizer>>of(
            () -> sgd(recorder, 0.01f, 0.9f).build(),
            () -> adamW(replay(rates), 0.01f).build(),
            () -> adam(replay(rates), 0.01f).build())) {
      Probe.Measured found = measure(optimizer.get(), rates.length);
      for (int t = 0; t < rates.length; t++) {
        assertEquals(rates[t], found.rate().at(t), 1e-5, "step " + t);
      }
      assertEquals(0.01, found.lambda());
    }
  }

  private static Tracker replay(double[] rates) {
    return step -> (float) rates[Math.min(step, rates.length) - 1];
  }

  @Test
  void whatNeverMovesHasALearningRateOfZero() {
    Probe.Measured found = measure(sgd(Tracker.fixed(0), 0.1f, 0.9f).build(), 5);
    assertEquals(Schedule.constant(0), found.rate());
  }

  @Test
  void aLimitFromAboveOnlyIsSeen() {
    Tracker rate = Tracker.fixed(0.1f);
    for (float limit : new float[] {1e-3f, 1, 1e5f}) {
      assertFalse(measure(sgd(rate, 0, 0).optClipGrad(limit).build(), 3).mirrored());
      assertFalse(measure(adam(rate, 0).optClipGrad(limit).build(), 3).mirrored());
      assertFalse(measure(adamW(rate, 0).optClipGrad(limit).build(), 3).mirrored());
    }
    assertTrue(measure(adamW(rate, 0.1f).build(), 3).mirrored());
  }

  @Test
  void aLimitChangesNoOtherNumber() {
    assertNumbers(
        measure(sgd(Tracker.fixed(0.1f), 0.02f, 0.9f).optClipGrad(1e-3f).build(), 5), 0.1f, 0.02f);
    assertNumbers(
        measure(adam(Tracker.fixed(0.1f), 0.02f).optClipGrad(1e-3f).build(), 5), 0.1f, 0.02f);
  }

  private Probe.Measured measure(Optimizer optimizer, int steps) {
    return Probe.of(optimizer, DjlOptimizerType.of(optimizer).orElseThrow(), "id", manager, steps);
  }

  private static void assertNumbers(Probe.Measured found, float rate, float lambda) {
    assertEquals(Schedule.constant(decimal(rate)), found.rate());
    assertEquals(decimal(lambda), found.lambda());
  }

  /** The number as it was written. */
  private static double decimal(float value) {
    return Double.parseDouble(Float.toString(value));
  }

  private static Sgd.Builder sgd(ParameterTracker rate, float lambda, float momentum) {
    return Optimizer.sgd()
        .setLearningRateTracker(rate)
        .optWeightDecays(lambda)
        .optMomentum(momentum);
  }

  private static Adam.Builder adam(ParameterTracker rate, float lambda) {
    return Optimizer.adam().optLearningRateTracker(rate).optWeightDecays(lambda);
  }

  private static AdamW.Builder adamW(ParameterTracker rate, float lambda) {
    return Optimizer.adamW().optLearningRateTracker(rate).optWeightDecays(lambda);
  }
}
