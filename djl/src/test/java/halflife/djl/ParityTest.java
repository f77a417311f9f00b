package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.DecayRules;
import halflife.decay.Parameter;
import halflife.decay.Schedule;
import halflife.djl.step.Routes.Way;
import halflife.optim.Clip;
import halflife.optim.Direction;
import halflife.optim.Optimizer;
import halflife.optim.Rules;
import halflife.optim.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A step in DJL is core's step, whichever way it goes: every optimizer, every rule. */
class ParityTest {
  private static final int STEPS = 8;
  private static final double LAMBDA = 0.3;
  private static final double ALLOWED = 1e-6;
  private static final Schedule RATE = Schedule.cosine(0.02, 0.004, STEPS);

  /** Odd sizes, and one of more blocks than one. */
  private static final Map<String, List<Integer>> SHAPES = new LinkedHashMap<>();

  static {
    SHAPES.put("one", List.of(1));
    SHAPES.put("row", List.of(13));
    SHAPES.put("matrix", List.of(37, 59));
    SHAPES.put("kernel", List.of(6, 3, 2, 5));
  }

  static Stream<Arguments> everything() {
    List<Arguments> all = new ArrayList<>();
    for (Way way : Way.values()) {
      for (Direction direction : Rules.directions()) {
        all.add(Arguments.of(way, direction));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void aStepIsCoresStep(Way way, Direction direction) {
    for (Rules.Rule rule : Rules.rules(LAMBDA)) {
      check(way, direction, rule, Clip.NONE);
    }
    check(way, direction, Rules.Rule.of(Decay.none()), Clip.NONE);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void clippedGradientsAreCores(Way way) {
    for (Direction direction : Rules.directions()) {
      check(way, direction, Rules.Rule.of(new Decay.Decoupled(LAMBDA)), Clip.byNorm(3));
      check(way, direction, Rules.Rule.of(new Decay.L2(LAMBDA)), new Clip(0.5, 2));
    }
  }

  private static void check(Way way, Direction direction, Rules.Rule rule, Clip clip) {
    SplitMix64 random = new SplitMix64(7);
    DecayRules rules = rule.rules();
    Map<String, float[]> weights = new LinkedHashMap<>();
    SHAPES.forEach((name, shape) -> weights.put(name, Rules.normal(random, size(shape))));
    Map<String, Shape> shapes = new LinkedHashMap<>();
    SHAPES.forEach(
        (name, s) -> shapes.put(name, new Shape(s.stream().mapToLong(i -> i).toArray())));
    try (Cells cells =
        new Cells(
            shapes,
            model ->
                HalflifeOptimizers.of(direction)
                    .setModel(model)
                    .optRules(rules)
                    .optLearningRate(RATE)
                    .optClip(clip)
                    .optWay(way)
                    .build())) {
      weights.forEach(cells::set);
      DecayPlan plan =
          rules.plan(
              SHAPES.entrySet().stream()
                  .map(e -> Parameter.of(e.getKey(), ints(e.getValue())))
                  .toList());
      Optimizer core = new Optimizer(Settings.of(direction, RATE).withClip(clip), plan, weights);
      for (int t = 0; t < STEPS; t++) {
        Map<String, float[]> gradients = new LinkedHashMap<>();
        weights.forEach(
            (name, w) -> gradients.put(name, Rules.gradients(random, 1, w.length).get(0)));
        weights.forEach(cells::set);
        cells.step(gradients);
        core.step(gradients);
        String what = way + " " + direction + " " + rule + " step " + t;
        weights.forEach((name, w) -> assertClose(what + " " + name, w, cells.values(name)));
      }
    }
  }

  private static void assertClose(String what, float[] expected, float[] found) {
    assertEquals(expected.length, found.length, what);
    for (int i = 0; i < expected.length; i++) {
      double error = Math.abs(expected[i] - found[i]);
      assertTrue(
          error <= ALLOWED * Math.max(1, Math.abs(expected[i])),
          what + " at " + i + ": " + expected[i] + " expected, " + found[i] + " found");
    }
  }

  private static int size(List<Integer> shape) {
    return shape.stream().reduce(1, (a, b) -> a * b);
  }

  private static int[] ints(List<Integer> shape) {
    return shape.stream().mapToInt(i -> i).toArray();
  }
}
