package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.decay.DecayRules;
import halflife.optim.Rules;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** {@code optAsDjl} steps as DJL's own optimizers do, and without it the two differ. */
class AsDjlTest {
  private static final int STEPS = 20;
  private static final Map<String, Shape> SHAPES = Map.of("weight", new Shape(9, 11));

  /** Falls by half every third step. It remembers where it is, so each run needs its own. */
  private static Tracker falling() {
    return Tracker.multiFactor()
        .setBaseValue(0.1f)
        .optFactor(0.5f)
        .setSteps(new int[] {3, 6, 9, 12, 15})
        .build();
  }

  @Test
  void sgdWithMomentumUnderAFallingRate() {
    float[] theirs =
        run(
            m ->
                Optimizer.sgd()
                    .setLearningRateTracker(falling())
                    .optMomentum(0.9f)
                    .optWeightDecays(0.1f)
                    .build(),
            false);
    assertArrayEquals(theirs, run(m -> sgd(m, true), true), 1e-5f);
    assertTrue(difference(theirs, run(m -> sgd(m, false), true)) > 1e-2);
  }

  @Test
  void adamWithALargeEpsilon() {
    float[] theirs =
        run(
            m ->
                Optimizer.adamW()
                    .optLearningRateTracker(falling())
                    .optEpsilon(0.1f)
                    .optWeightDecays(0.1f)
                    .build(),
            false);
    assertArrayEquals(theirs, run(m -> adamW(m, true), true), 1e-5f);
    assertTrue(difference(theirs, run(m -> adamW(m, false), true)) > 1e-2);
  }

  private static HalflifeOptimizer sgd(Model model, boolean asDjl) {
    return HalflifeOptimizers.sgd()
        .setModel(model)
        .optMomentum(0.9)
        .setLearningRateTracker(falling())
        .optRules(DecayRules.empty().rest(new Decay.L2(0.1)))
        .optAsDjl(asDjl)
        .build();
  }

  private static HalflifeOptimizer adamW(Model model, boolean asDjl) {
    return HalflifeOptimizers.adamW()
        .setModel(model)
        .optEpsilon(0.1)
        .optLearningRateTracker(falling())
        .optRules(DecayRules.empty().rest(new Decay.Decoupled(0.1)))
        .optAsDjl(asDjl)
        .build();
  }

  private static float[] run(Function<Model, ? extends Optimizer> optimizer, boolean ours) {
    SplitMix64 random = new SplitMix64(11);
    try (Cells cells = new Cells(SHAPES, DataType.FLOAT32, optimizer, ours)) {
      cells.set("weight", Rules.normal(random, 99));
      for (int t = 0; t < STEPS; t++) {
        cells.step(Map.of("weight", Rules.normal(random, 99)));
      }
      return cells.values("weight");
    }
  }

  private static double difference(float[] one, float[] other) {
    double most = 0;
    for (int i = 0; i < one.length; i++) {
      most = Math.max(most, Math.abs(one[i] - other[i]));
    }
    return most;
  }
}
