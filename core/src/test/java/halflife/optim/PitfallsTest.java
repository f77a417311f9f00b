package halflife.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.core.Workers;
import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.DecayRules;
import halflife.decay.Parameter;
import halflife.decay.Schedule;
import halflife.optim.checkpoint.Checkpoint;
import halflife.optim.checkpoint.Stored;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What goes wrong elsewhere, each as a test. ({@link RuleMatrixTest} has λ = 0.) */
class PitfallsTest {
  private static final int SEED = 3;

  /** Decaying the moved weight would differ by η²λu. */
  @Test
  void decoupledUsesTheWeightBeforeTheStep() {
    float[] w = {1};
    Optimizer optimizer =
        Rules.optimizer(Settings.of(new Sgd(), 0.5), new Decay.Decoupled(0.5), w, 1);
    Rules.step(optimizer, new float[] {1});
    assertEquals(1 - 0.25 - 0.5, w[0], 0); // and not (1 − 0.5)(1 − 0.25) = 0.375
  }

  @Test
  void aChangeOfTheLearningRateReachesMomentumAtOnce() {
    float[] w = {0};
    Schedule falls = Schedule.constant(1).then(1, Schedule.constant(0.01));
    Optimizer optimizer = Rules.optimizer(Settings.of(new Sgd(0.9), falls), Decay.none(), w, 1);
    Rules.step(optimizer, new float[] {1});
    assertEquals(-1, w[0], 0);
    Rules.step(optimizer, new float[] {0});
    assertEquals(-1 - 0.01 * 0.9, w[0], 1e-7); // with η in the buffer: −1.9
  }

  /** 1 − ηλ is 1 in float; a decay of its own would be lost, one inside the update is not. */
  @Test
  void decayTooSmallForTheWeightsPrecisionIsNotLost() {
    float[] w = {1};
    double rate = 1e-3;
    Optimizer optimizer =
        Rules.optimizer(Settings.of(new Sgd(), rate), new Decay.Decoupled(2e-5), w, 1);
    assertEquals(1, (float) (1 - rate * 2e-5));
    SplitMix64 random = new SplitMix64(SEED);
    int steps = 2_000_000;
    double pushed = 0;
    for (int t = 0; t < steps; t++) {
      float g = (float) ((random.nextDouble() - 0.5) * 1e-3);
      pushed -= rate * g;
      Rules.step(optimizer, new float[] {g});
    }
    double decay = 1 - Math.exp(-rate * 2e-5 * steps);
    assertEquals(decay, 1 + pushed - w[0], 0.2 * decay, "of " + decay);
  }

  @Test
  void aMissingGradientSkipsEverythingAndAZeroOneDecays() {
    for (Direction direction : Rules.directions()) {
      float[] a = {1};
      float[] b = {1};
      Optimizer optimizer = pair(Settings.of(direction, 0.1), new Decay.Decoupled(0.5), a, b);
      optimizer.step(Map.of("b.weight", new float[1]));
      assertEquals(1, a[0], 0, direction.toString());
      assertEquals(0.95, b[0], 1e-7, direction.toString());
    }
  }

  /** Each parameter counts its own steps: the first gradient of a is corrected as a first one. */
  @Test
  void stepsAreCountedForEachParameterApart() {
    float[] a = {1};
    float[] b = {1};
    Optimizer optimizer = pair(Settings.of(new Adam(), 0.1), Decay.none(), a, b);
    for (int t = 0; t < 50; t++) {
      optimizer.step(Map.of("b.weight", new float[] {1}));
    }
    optimizer.step(Map.of("a.weight", new float[] {1}));
    assertEquals(0.9, a[0], 1e-6);
  }

  static Optimizer pair(Settings settings, Decay decay, float[] a, float[] b) {
    DecayPlan plan =
        DecayPlan.standard(
            decay, List.of(Parameter.of("a.weight", 1, 1), Parameter.of("b.weight", 1, 1)));
    return new Optimizer(settings, plan, Map.of("a.weight", a, "b.weight", b));
  }

  @Test
  void gradientsAreClippedBeforeThePenaltyIsAdded() {
    for (Clip clip : List.of(Clip.byValue(1), Clip.byNorm(1))) {
      float[] w = {10};
      Settings settings = Settings.of(new Sgd(), 0.1).withClip(clip);
      Optimizer optimizer = Rules.optimizer(settings, new Decay.L2(0.5), w, 1);
      Rules.step(optimizer, new float[] {-100});
      assertEquals(10 - 0.1 * (-1 + 5), w[0], 1e-6, clip.toString());
    }
  }

  @Test
  void clippingByValueWorksBothWays() {
    float[] w = new float[4];
    Settings settings = Settings.of(new Sgd(), 1).withClip(Clip.byValue(1));
    Optimizer optimizer = Rules.optimizer(settings, Decay.none(), w, 1);
    Rules.step(optimizer, new float[] {-10, 10, 0.5f, -0.5f});
    assertArrayEquals(new float[] {1, -1, -0.5f, 0.5f}, w);
  }

  /** Over all parameters together, after clipping by value. */
  @Test
  void clippingByNormKeepsTheDirection() {
    float[] a = new float[1];
    float[] b = new float[1];
    Settings settings = Settings.of(new Sgd(), 1).withClip(new Clip(4, 1));
    Optimizer optimizer = pair(settings, Decay.none(), a, b);
    optimizer.step(Map.of("a.weight", new float[] {3}, "b.weight", new float[] {-400}));
    assertEquals(-0.6, a[0], 1e-7);
    assertEquals(0.8, b[0], 1e-7);
    optimizer.step(Map.of("a.weight", new float[] {0.3f}, "b.weight", new float[] {0.4f}));
    assertEquals(-0.9, a[0], 1e-7, "a norm below the limit is left alone");
  }

  @Test
  void gradientsWithoutANormAreRefusedAndNothingHasChanged() {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      float[] a = {1};
      float[] b = {1};
      Settings settings = Settings.of(new Adam(), 1).withClip(Clip.byNorm(1));
      Optimizer optimizer = pair(settings, new Decay.Decoupled(0.1), a, b);
      Checkpoint before = optimizer.state();
      String message =
          refused(
              () ->
                  optimizer.step(
                      Map.of("a.weight", new float[] {1}, "b.weight", new float[] {bad})));
      assertTrue(message.contains("b.weight") && message.contains("skip this step"), message);
      assertEquals(1, a[0]);
      assertEquals(before.metadata(), optimizer.state().metadata());
      assertEquals(0, optimizer.state().arrays().get("a.weight.step").longs("")[0]);
    }
  }

  @Test
  void tiedWeightsDecayOnceAndTheirGradientsAdd() {
    float[] shared = {1};
    Optimizer optimizer = pair(Settings.of(new Sgd(), 0.1), new Decay.Decoupled(1), shared, shared);
    optimizer.step(Map.of("a.weight", new float[] {1}, "b.weight", new float[] {2}));
    assertEquals(1 - 0.1 - 0.3, shared[0], 1e-7);
    optimizer.step(Map.of("b.weight", new float[] {1}));
    assertEquals(0.6 - 0.06 - 0.1, shared[0], 1e-7);
  }

  @Test
  void tiedWeightsThatAreDecidedDifferentlyAreRefused() {
    float[] shared = {1};
    DecayPlan plan =
        DecayRules.empty()
            .path("a.*", new Decay.Decoupled(1))
            .rest(Decay.none())
            .plan(List.of(Parameter.of("a.weight", 1, 1), Parameter.of("b.weight", 1, 1)));
    Map<String, float[]> weights = Map.of("a.weight", shared, "b.weight", shared);
    String message = refused(() -> new Optimizer(Settings.of(new Sgd(), 0.1), plan, weights));
    assertTrue(message.startsWith("a.weight and b.weight are the same array"), message);
    assertTrue(message.contains("one rule"), message);
    String frozen = tiedMessage(Parameter.of("b.weight", 1, 1).freeze(), weights);
    assertTrue(frozen.contains("freeze both"), frozen);
    String shape = tiedMessage(Parameter.of("b.weight", 1), weights);
    assertTrue(shape.contains("other shapes"), shape);
  }

  private static String tiedMessage(Parameter second, Map<String, float[]> weights) {
    DecayPlan plan =
        DecayRules.empty().rest(Decay.none()).plan(List.of(Parameter.of("a.weight", 1, 1), second));
    return refused(() -> new Optimizer(Settings.of(new Sgd(), 0.1), plan, weights));
  }

  @Test
  void frozenWeightsNeverMove() {
    float[] a = {1};
    float[] b = {1};
    DecayPlan plan =
        DecayPlan.standard(
            new Decay.Decoupled(1),
            List.of(Parameter.of("a.weight", 1, 1).freeze(), Parameter.of("b.weight", 1, 1)));
    Optimizer optimizer =
        new Optimizer(Settings.of(new Adam(), 0.1), plan, Map.of("a.weight", a, "b.weight", b));
    optimizer.step(Map.of("a.weight", new float[] {1}, "b.weight", new float[] {1}));
    assertEquals(1, a[0], 0);
    assertTrue(b[0] < 1);
    assertTrue(plan.toString().contains("frozen"), plan.toString());
  }

  /** Moments that decay to where arithmetic is slow become 0. */
  @Test
  void noStateIsEverDenormal() {
    for (Direction direction : Rules.directions()) {
      float[] w = {1};
      Optimizer optimizer = Rules.optimizer(Settings.of(direction, 1e-3), Decay.none(), w, 1);
      Rules.step(optimizer, new float[] {1e-16f});
      for (int t = 0; t < 5_000; t++) {
        Rules.step(optimizer, new float[1]);
        optimizer
            .state()
            .arrays()
            .forEach(
                (name, array) -> {
                  if (array.numbers() instanceof Stored.Floats f) {
                    float size = Math.abs(f.values()[0]);
                    assertTrue(size == 0 || size >= Float.MIN_NORMAL, direction + " " + name);
                  }
                });
      }
    }
  }

  @Test
  void adamWAndSgdWAreNamesForDecoupledDecayOfWeights() {
    for (Direction direction : List.of(new Adam(), new Sgd(0.9))) {
      float[] spelledOut = {1, 2};
      float[] weight = {1, 2};
      float[] bias = {1};
      List<Parameter> parameters =
          List.of(Parameter.of("a.weight", 1, 2), Parameter.of("a.bias", 1));
      Map<String, float[]> weights = Map.of("a.weight", weight, "a.bias", bias);
      Optimizer named =
          direction instanceof Adam
              ? Optimizer.adamW(0.1, 0.5, parameters, weights)
              : Optimizer.sgdW(0.1, 0.9, 0.5, parameters, weights);
      Optimizer spelled =
          Rules.optimizer(Settings.of(direction, 0.1), new Decay.Decoupled(0.5), spelledOut, 1);
      for (int t = 0; t < 5; t++) {
        float[] g = {t, 1};
        named.step(Map.of("a.weight", g, "a.bias", new float[1]));
        Rules.step(spelled, g);
      }
      assertArrayEquals(spelledOut, weight);
      assertEquals(1, bias[0], 0, "the bias does not decay");
    }
  }

  @Test
  void noNumberDependsOnTheThreads() {
    int rows = 601;
    int size = rows * 1_000;
    float[] start = Rules.normal(new SplitMix64(SEED), size);
    List<float[]> gradients = Rules.gradients(new SplitMix64(SEED + 1), 3, size);
    DecayRules rules = DecayRules.standard(new Decay.Cautious(0.1)).withMaxNorm(31);
    Map<Integer, float[]> results = new HashMap<>();
    for (int threads : new int[] {1, 2, 3}) {
      float[] w = start.clone();
      DecayPlan plan = rules.plan(List.of(Parameter.of(Rules.PATH, rows, size / rows)));
      Settings settings = Settings.of(new Adam(), 0.01).withClip(Clip.byNorm(1));
      Optimizer optimizer =
          new Optimizer(settings, plan, Map.of(Rules.PATH, w), new Workers(threads));
      gradients.forEach(g -> Rules.step(optimizer, g));
      results.put(threads, w);
    }
    assertArrayEquals(results.get(1), results.get(2));
    assertArrayEquals(results.get(1), results.get(3));
    assertNotEquals(start[0], results.get(1)[0]);
  }

  @Test
  void decayThatTakesAllIsRefusedBeforeTheFirstStep() {
    float[] w = {1};
    for (Decay decay :
        List.of(
            new Decay.Decoupled(10),
            new Decay.Independent(1),
            new Decay.Corrected(10),
            new Decay.Cautious(10),
            new Decay.TowardsNorm(10, 1))) {
      String message = refused(() -> Rules.optimizer(Settings.of(new Adam(), 0.1), decay, w, 1));
      assertTrue(message.contains("below 1"), message);
    }
    Settings rising = Settings.of(new Adam(), 0.1).withLambdaFactor(Schedule.linear(0, 20, 100));
    refused(() -> Rules.optimizer(rising, new Decay.Decoupled(1), w, 1));
  }

  @Test
  void gradientsOfOtherShapesOrPathsAreRefusedAndNothingHasChanged() {
    float[] a = {1};
    float[] b = {1};
    Optimizer optimizer = pair(Settings.of(new Sgd(), 0.1), Decay.none(), a, b);
    String unknown = refused(() -> optimizer.step(Map.of("c.weight", new float[1])));
    assertTrue(unknown.contains("c.weight") && unknown.contains("a.weight, b.weight"), unknown);
    String size = refused(() -> optimizer.step(Map.of("a.weight", new float[2])));
    assertTrue(size.contains("2 entries") && size.contains("1 weights"), size);
    refused(
        () ->
            new Gradients()
                .put("a.weight", new float[1])
                .putRows("a.weight", new int[1], new float[1]));
    String weights = refused(() -> optimizer.step(Map.of("a.weight", b)));
    assertEquals("the gradient of a.weight is the array of weights of b.weight", weights);
    assertEquals(0, optimizer.steps());
    assertEquals(1, a[0]);
  }

  @Test
  void weightsThatAreNotThoseOfThePlanAreRefused() {
    DecayPlan plan =
        DecayPlan.standard(
            Decay.none(), List.of(Parameter.of("a.weight", 2, 3), Parameter.of("b.bias", 2)));
    String message =
        refused(
            () ->
                new Optimizer(
                    Settings.of(new Sgd(), 0.1),
                    plan,
                    Map.of("a.weight", new float[5], "c.bias", new float[2])));
    assertEquals(
        "the weights are not those of the plan: missing b.bias; not expected c.bias; of another size"
            + " a.weight (6 expected, 5 found)",
        message);
  }

  private static String refused(Runnable call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }
}
