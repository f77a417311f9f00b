package halflife.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.LearningRateRules;
import halflife.decay.Parameter;
import halflife.decay.Role;
import halflife.decay.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters with a learning rate of their own. */
class LearningRatesTest {
  private static final List<Parameter> MODEL =
      List.of(
          Parameter.of("body.weight", 3, 2),
          Parameter.of("body.bias", 3),
          Parameter.of("head.weight", 2, 3));
  private static final Schedule RATE = Schedule.cosine(0.05, 0.01, 15);

  @Test
  void thereAreAllKindsOfGroups() {
    assertEquals(12, TorchGroups.all().size());
    TorchGroups.all().forEach(run -> assertEquals(30, run.steps().size(), run.toString()));
  }

  @ParameterizedTest
  @MethodSource("halflife.optim.TorchGroups#all")
  void stepsAreThoseOfTorchsParameterGroups(TorchGroups.Run run) {
    Map<String, float[]> weights = run.start();
    Optimizer optimizer = run.optimizer(weights);
    for (int t = 0; t < run.steps().size(); t++) {
      TorchGroups.Step step = run.steps().get(t);
      optimizer.step(step.gradients());
      String where = "step " + t + " ";
      step.weights().forEach((p, w) -> assertArrayEquals(w, weights.get(p), 2e-6f, where + p));
    }
  }

  /** A group is as a model of its own with that schedule: every optimizer, every rule. */
  @Test
  void aGroupMovesAsAModelOfItsOwn() {
    Schedule own = Schedule.exponential(0.02, 0.9);
    for (Direction direction : Rules.directions()) {
      for (Rules.Rule rule : Rules.rules(0.3)) {
        for (boolean factor : new boolean[] {true, false}) {
          LearningRateRules rates =
              factor
                  ? LearningRateRules.empty().path("body.*", 0.25)
                  : LearningRateRules.empty().path("body.*", own);
          Schedule alone = factor ? Schedule.cosine(0.25 * 0.05, 0.25 * 0.01, 15) : own;
          Map<String, float[]> both = weights();
          Optimizer groups =
              new Optimizer(
                  Settings.of(direction, RATE),
                  rule.rules().plan(MODEL).withLearningRates(rates),
                  both);
          Map<String, float[]> body = weights();
          body.remove("head.weight");
          Optimizer single =
              new Optimizer(
                  Settings.of(direction, alone), rule.rules().plan(MODEL.subList(0, 2)), body);
          SplitMix64 random = new SplitMix64(4);
          for (int t = 0; t < 20; t++) {
            Map<String, float[]> g = new LinkedHashMap<>();
            MODEL.forEach(p -> g.put(p.path(), Rules.normal(random, p.size())));
            groups.step(g);
            g.remove("head.weight");
            single.step(g);
          }
          String what = direction + " " + rule + (factor ? " factor" : " own");
          body.forEach((p, w) -> assertArrayEquals(w, both.get(p), 2e-6f, what + " " + p));
        }
      }
    }
  }

  /** To the last bit, so that plans without rules step as ever. */
  @Test
  void aFactorOfOneChangesNothing() {
    Map<String, float[]> plain = weights();
    Map<String, float[]> same = weights();
    DecayPlan plan = DecayPlan.standard(new Decay.Decoupled(0.1), MODEL);
    Optimizer one = new Optimizer(Settings.of(new Adam(), RATE), plan, plain);
    Optimizer other =
        new Optimizer(
            Settings.of(new Adam(), RATE),
            plan.withLearningRates(LearningRateRules.empty().path("**", 1).role(Role.BIAS, 2)),
            same);
    assertEquals(one.plan().toString(), other.plan().toString());
    SplitMix64 random = new SplitMix64(5);
    for (int t = 0; t < 10; t++) {
      Map<String, float[]> g = new LinkedHashMap<>();
      MODEL.forEach(p -> g.put(p.path(), Rules.normal(random, p.size())));
      one.step(g);
      other.step(g);
    }
    plain.forEach((path, w) -> assertArrayEquals(w, same.get(path), path));
  }

  @Test
  void aGroupWithoutALearningRateStaysWhereItIs() {
    Map<String, float[]> weights = weights();
    float[] before = weights.get("body.weight").clone();
    Optimizer optimizer =
        new Optimizer(
            Settings.of(new Adam(), 0.1),
            DecayPlan.standard(new Decay.Independent(0.1), MODEL)
                .withLearningRates(LearningRateRules.empty().path("body.*", 0)),
            weights);
    optimizer.step(Map.of("body.weight", new float[] {1, 1, 1, 1, 1, 1}));
    assertArrayEquals(before, weights.get("body.weight"));
  }

  @Test
  void aGroupWhoseDecayTakesAllIsRefusedBeforeTheFirstStep() {
    DecayPlan plan =
        DecayPlan.standard(new Decay.Decoupled(0.5), MODEL)
            .withLearningRates(LearningRateRules.empty().path("head.*", 30));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Optimizer(Settings.of(new Adam(), 0.1), plan, weights()));
    assertTrue(e.getMessage().contains("would take 1.5 of each weight"), e.getMessage());
  }

  @Test
  void tiedWeightsMustHaveOneLearningRate() {
    float[] shared = new float[4];
    List<Parameter> tied =
        List.of(Parameter.of("in.weight", 2, 2), Parameter.of("out.weight", 2, 2));
    DecayPlan plan =
        DecayPlan.standard(Decay.none(), tied)
            .withLearningRates(LearningRateRules.empty().path("in.*", 0.5));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Optimizer(
                    Settings.of(new Sgd(), 0.1),
                    plan,
                    Map.of("in.weight", shared, "out.weight", shared)));
    assertTrue(e.getMessage().contains("the plan decides differently"), e.getMessage());
  }

  private static Map<String, float[]> weights() {
    SplitMix64 random = new SplitMix64(3);
    Map<String, float[]> weights = new LinkedHashMap<>();
    MODEL.forEach(p -> weights.put(p.path(), Rules.normal(random, p.size())));
    return weights;
  }
}
