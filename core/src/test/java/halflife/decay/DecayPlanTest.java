package halflife.decay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecayPlanTest {
  private static final Decay DECAY = new Decay.Decoupled(0.01);

  private static final List<Parameter> MODEL =
      List.of(
          Parameter.of("embed.weight", 100, 8),
          Parameter.of("block.0.attention.weight", 8, 8),
          Parameter.of("block.0.attention.bias", 8),
          Parameter.of("block.0.norm.weight", 8),
          Parameter.of("block.1.attention.weight", 8, 8),
          Parameter.of("block.2.attention.weight", 8, 8),
          Parameter.of("head.weight", 2, 8).freeze(),
          Parameter.of("temperature"));

  private static Decay of(DecayPlan plan, String path) {
    return plan.decisions().stream()
        .filter(d -> d.parameter().path().equals(path))
        .findFirst()
        .orElseThrow()
        .decay();
  }

  @Test
  void aWeightIsWhatTheStandardRulesDecay() {
    List<Parameter> parameters =
        List.of(
            Parameter.of("dense.weight", 3, 2),
            Parameter.of("dense.bias", 3),
            Parameter.of("gate.bias", 3, 2),
            Parameter.of("norm.weight", 3, 2),
            Parameter.of("scale", 3),
            Parameter.of("embed.table", 3, 2));
    for (Decision decision : DecayPlan.standard(new Decay.Decoupled(0.1), parameters).decisions()) {
      Parameter parameter = decision.parameter();
      assertEquals(decision.decay().decays(), parameter.isWeight(), parameter.path());
    }
  }

  @Test
  void standardDecaysWeightsAndNothingElse() {
    DecayPlan plan = DecayPlan.standard(DECAY, MODEL);
    assertEquals(DECAY, of(plan, "embed.weight"));
    assertEquals(DECAY, of(plan, "block.1.attention.weight"));
    for (String path :
        List.of("block.0.attention.bias", "block.0.norm.weight", "head.weight", "temperature")) {
      assertEquals(Decay.none(), of(plan, path), path);
    }
  }

  @Test
  void theTableIsForPeople() {
    assertEquals(
        """
        path                      shape  rule       λ     half-life     decided by
        embed.weight              100×8  decoupled  0.01  69,314 steps  all else
        block.0.attention.weight  8×8    decoupled  0.01  69,314 steps  all else
        block.0.attention.bias    8      none       –     –             bias
        block.0.norm.weight       8      none       –     –             norm
        block.1.attention.weight  8×8    decoupled  0.01  69,314 steps  all else
        block.2.attention.weight  8×8    decoupled  0.01  69,314 steps  all else
        head.weight               2×8    none       –     –             frozen
        temperature               1      none       –     –             rank ≤ 1
        """,
        DecayPlan.standard(DECAY, MODEL).at(1e-3).toString());
  }

  @Test
  void withoutALearningRateTheHalfLifeIsAFormula() {
    String table = DecayPlan.standard(DECAY, MODEL).toString();
    assertTrue(table.contains("  69.3/η steps  "), table);
    String cautious = DecayPlan.standard(new Decay.Cautious(0.01), MODEL).at(1e-3).toString();
    assertTrue(cautious.contains("≥ 69,314 steps"), cautious);
    String l1 = DecayPlan.standard(new Decay.L1(0.01), MODEL).at(1e-3).toString();
    assertFalse(l1.contains("steps"), l1);
  }

  @Test
  void theHalfLifeOfL2DependsOnTheOptimizer() {
    DecayPlan plan = DecayPlan.standard(new Decay.L2(0.1), MODEL).at(0.01);
    assertTrue(plan.toString().contains("  693 steps in SGD  "), plan.toString());
    String momentum = plan.withL2Gain(10).toString();
    assertTrue(momentum.contains("  69 steps  "), momentum);
    String adam = plan.withL2Gain(0).toString();
    assertTrue(adam.contains("  none: rescaled  "), adam);
  }

  @Test
  void theSecondNumberOfARuleIsShown() {
    DecayPlan plan = DecayPlan.standard(new Decay.Elastic(0, 0.2), MODEL).at(0.1);
    assertTrue(plan.toString().contains("  elastic, L2 0.2  0  35 steps  "), plan.toString());
    String lp = DecayPlan.standard(new Decay.Lp(0.1, 1.5), MODEL).toString();
    assertTrue(lp.contains("  lp 1.5  "), lp);
    DecayPlan bounded = DecayRules.standard(DECAY).withMaxNorm(2).plan(MODEL);
    String table = bounded.toString();
    assertTrue(table.contains("decoupled, max-norm 2  0.01  69.3/η steps"), table);
    String only = DecayRules.standard(Decay.none()).withMaxNorm(2).plan(MODEL).toString();
    assertTrue(only.contains("  max-norm 2  –  "), only);
    String torch = refused(bounded::asTorch);
    assertTrue(torch.contains("embed.weight, decoupled, max-norm 2, is one that torch"), torch);
  }

  @Test
  void aLearningRateAtWhichDecayTakesAllIsRefused() {
    DecayPlan plan = DecayPlan.standard(new Decay.Decoupled(0.5), MODEL);
    String message = refused(() -> plan.at(10));
    assertTrue(message.contains("would take 5.0 of each weight"), message);
    refused(() -> plan.at(-1));
  }

  @Test
  void theFirstRuleThatMatchesDecides() {
    DecayPlan plan =
        DecayRules.empty()
            .path("block.*.attention.weight", new Decay.L1(1))
            .role(Role.WEIGHT, new Decay.L1(2))
            .rest(new Decay.L1(3))
            .plan(MODEL);
    assertEquals(new Decay.L1(1), of(plan, "block.2.attention.weight"));
    assertEquals(new Decay.L1(2), of(plan, "temperature"));
    assertEquals(new Decay.L1(3), of(plan, "block.0.norm.weight"));
  }

  @Test
  void layersDecayLessTheDeeperTheyLie() {
    DecayPlan plan =
        DecayRules.empty().layers("block.#.**", DECAY, 0.5).rest(Decay.none()).plan(MODEL);
    assertEquals(0.01, of(plan, "block.2.attention.weight").lambda());
    assertEquals(0.005, of(plan, "block.1.attention.weight").lambda());
    assertEquals(0.0025, of(plan, "block.0.attention.weight").lambda());
    assertEquals(0, of(plan, "embed.weight").lambda());
    refused(() -> DecayRules.empty().layers("block.*", DECAY, 0.5));
    refused(() -> DecayRules.empty().layers("block.#.#", DECAY, 0.5));
    refused(() -> DecayRules.empty().layers("block.#", DECAY, -0.5));
  }

  @Test
  void aParameterThatNoRuleMatchesIsNamed() {
    String message = refused(() -> DecayRules.empty().role(Role.BIAS, DECAY).plan(MODEL));
    assertEquals(
        "no rule matches embed.weight (role EMBEDDING, rank 2); add one, or end with rest(…)",
        message);
  }

  @Test
  void aRuleThatDecidesNothingIsNamed() {
    DecayRules typo = DecayRules.standard(DECAY);
    String never = refused(() -> DecayRules.empty().path("blok.**", DECAY).rest(DECAY).plan(MODEL));
    assertTrue(never.startsWith("rule 1, blok.**, decides about no parameter"), never);
    String late = refused(() -> typo.path("block.**", DECAY).plan(MODEL));
    assertTrue(late.startsWith("rule 5, block.**,") && late.contains("rules before it"), late);
    String test =
        refused(
            () ->
                DecayRules.empty()
                    .when("huge", p -> p.size() > 1e6, DECAY)
                    .rest(DECAY)
                    .plan(MODEL));
    assertTrue(test.contains("huge"), test);
    assertEquals(
        8, DecayRules.empty().role(Role.NORM, DECAY).rest(DECAY).plan(MODEL).decisions().size());
  }

  @Test
  void aPathGivenTwiceIsRefused() {
    Parameter one = Parameter.of("a.weight", 2, 2);
    String message = refused(() -> DecayPlan.standard(DECAY, List.of(one, one)));
    assertEquals("two parameters have the path a.weight", message);
  }

  @Test
  void parametersThatCannotBeAreRefused() {
    refused(() -> Parameter.of(" ", 2));
    refused(() -> Parameter.of("a", 2, 0));
    refused(() -> Parameter.of("a", 65_536, 65_536));
    assertEquals(1, Parameter.of("a").size());
    assertEquals(12, Parameter.of("a", 2, 3, 4).unit());
    assertEquals(5, Parameter.of("a", 5).unit());
  }

  @ParameterizedTest
  @CsvSource({
    "dense.weight, 2, WEIGHT",
    "dense/kernel, 2, WEIGHT",
    "dense.bias, 1, BIAS",
    "lstm.bias_ih_l0, 1, BIAS",
    "mlp.b, 1, BIAS",
    "layers.3.input_layernorm.weight, 1, NORM",
    "bn1.weight, 1, NORM",
    "transformer.ln_f.weight, 1, NORM",
    "BatchNorm2d.gamma, 1, NORM",
    "x.beta, 1, NORM",
    "transformer.wte.weight, 2, EMBEDDING",
    "token_embedding.weight, 2, EMBEDDING",
    "token_embedding.scale, 1, WEIGHT",
    "bn10.weight, 1, NORM",
    "visual.ln_pre.weight, 1, NORM",
    "gn1.weight, 1, NORM",
    "layer_norm_2.weight, 1, NORM",
    "normal_head.weight, 2, WEIGHT",
    "abnormal.dense.weight, 2, WEIGHT",
    "mlp.b1, 2, BIAS",
  })
  void rolesAreGuessedFromNames(String path, int rank, Role role) {
    assertEquals(role, Role.guess(path, rank));
  }

  @ParameterizedTest
  @CsvSource({
    "a.*, a.b, true",
    "a.*, a.b.c, false",
    "a.**, a.b.c, true",
    "a/**, a.b/c, true",
    "**.bias, x.y.bias, true",
    "**.bias, bias, true",
    "**.bias, x.rebias, false",
    "head.**, head, true",
    "head.**, header, false",
    "a.?, a.b, true",
    "a.?, a.bc, false",
    "a.#, a.12, true",
    "a.#, a.b, false",
    "a(b).c+, a(b).c+, true",
    "a(b).c+, ab.cc, false",
  })
  void patternsMatchWords(String glob, String path, boolean matches) {
    assertEquals(matches, new Glob(glob).matches(path));
  }

  @Test
  void torchGetsItsParamGroups() {
    List<Parameter> model =
        List.of(Parameter.of("a.weight", 2, 2), Parameter.of("a.bias", 2), MODEL.get(6));
    String groups =
        """
        p = dict(model.named_parameters())
        param_groups = [  # for torch.optim.AdamW (decoupled)
            {"weight_decay": 0.01, "params": [
                p["a.weight"],
            ]},
            {"weight_decay": 0.0, "params": [
                p["a.bias"],
            ]},
        ]
        """;
    assertEquals(groups, DecayPlan.standard(DECAY, model).asTorch());
    assertEquals(groups, DecayPlan.standard(new Decay.Independent(1e-5), model).at(1e-3).asTorch());
    String coupled = DecayPlan.standard(new Decay.L2(0.01), model).asTorch();
    assertTrue(coupled.contains("SGD or Adam (coupled)"), coupled);
  }

  @Test
  void learningRatesAreShownWhereTheyDiffer() {
    DecayPlan plan =
        DecayRules.standard(DECAY)
            .plan(MODEL)
            .withLearningRates(
                LearningRateRules.empty()
                    .layers("block.#.attention.*", 0.8, 0.5)
                    .path("embed.**", Schedule.cosine(2e-4, 0, 100))
                    .role(Role.NORM, 0));
    assertEquals(
        """
        path                      shape  rule       η       λ     half-life      decided by
        embed.weight              100×8  decoupled  0.0002  0.01  346,573 steps  all else
        block.0.attention.weight  8×8    decoupled  0.0002  0.01  346,573 steps  all else
        block.0.attention.bias    8      none       0.0002  –     –              bias
        block.0.norm.weight       8      none       0       –     –              norm
        block.1.attention.weight  8×8    decoupled  0.0004  0.01  173,286 steps  all else
        block.2.attention.weight  8×8    decoupled  0.0008  0.01  86,643 steps   all else
        head.weight               2×8    none       –       –     –              frozen
        temperature               1      none       0.001   –     –              rank ≤ 1
        """,
        plan.at(1e-3).toString());
    String unknown = plan.toString();
    assertTrue(unknown.contains("decoupled  0.2η    0.01  347/η steps"), unknown);
    assertTrue(unknown.contains("8      none       0η"), unknown);
    assertTrue(unknown.contains("1      none       η "), unknown);
    DecayPlan still =
        DecayPlan.standard(DECAY, MODEL)
            .withLearningRates(LearningRateRules.empty().path("embed.*", 0));
    assertTrue(still.toString().contains("never"), still.toString());
    assertTrue(still.at(0.1).toString().contains("never"), still.toString());
  }

  @Test
  void learningRatesThatDecideNothingAreNamed() {
    DecayPlan plan = DecayPlan.standard(DECAY, MODEL);
    String message =
        refused(
            () ->
                plan.withLearningRates(LearningRateRules.empty().role(Role.NORM, 1).path("x", 1)));
    assertTrue(message.startsWith("rule of the learning rate 2, x, decides about no"), message);
    refused(
        () ->
            plan.withLearningRates(
                LearningRateRules.empty().when("huge", p -> p.size() > 1e6, 0.1)));
    refused(() -> LearningRateRules.empty().path("**", -1));
    refused(() -> LearningRateRules.empty().layers("block", 1, 0.5));
    refused(() -> LearningRateRules.empty().layers("block.#", -1, 0.5));
    refused(() -> LearningRateRules.empty().layers("block.#", 1, Double.NaN));
    refused(() -> plan.withLearningRates(LearningRateRules.empty().path("**", 10)).at(50));
  }

  @Test
  void torchGetsTheLearningRates() {
    List<Parameter> model = List.of(Parameter.of("a.weight", 2, 2), Parameter.of("b.weight", 2, 2));
    DecayPlan plan = DecayPlan.standard(new Decay.Independent(1e-5), model);
    LearningRateRules half = LearningRateRules.empty().path("a.*", 0.5);
    assertEquals(
        """
        p = dict(model.named_parameters())
        param_groups = [  # for torch.optim.AdamW (decoupled)
            {"lr": 5.0E-4, "weight_decay": 0.02, "params": [
                p["a.weight"],
            ]},
            {"lr": 0.001, "weight_decay": 0.01, "params": [
                p["b.weight"],
            ]},
        ]
        """,
        plan.withLearningRates(half).at(1e-3).asTorch());
    String unknown = refused(DecayPlan.standard(DECAY, model).withLearningRates(half)::asTorch);
    assertTrue(unknown.contains("a.weight is a multiple of one that is not known"), unknown);
    LearningRateRules own = LearningRateRules.empty().path("a.*", Schedule.cosine(1, 0, 9));
    String schedule = refused(plan.withLearningRates(own).at(1e-3)::asTorch);
    assertTrue(schedule.contains("a.weight has a schedule of its own"), schedule);
    LearningRateRules constant = LearningRateRules.empty().path("**", Schedule.constant(0.25));
    String fixed = DecayPlan.standard(DECAY, model).withLearningRates(constant).asTorch();
    assertTrue(fixed.contains("{\"lr\": 0.25, \"weight_decay\": 0.01,"), fixed);
  }

  @Test
  void whatTorchDoesNotHaveIsNamed() {
    String rule = refused(() -> DecayPlan.standard(new Decay.Cautious(0.1), MODEL).asTorch());
    assertTrue(rule.contains("embed.weight, cautious, is one that torch.optim"), rule);
    String peak = refused(() -> DecayPlan.standard(new Decay.Independent(0.1), MODEL).asTorch());
    assertTrue(peak.contains("plan.at("), peak);
    DecayRules both =
        DecayRules.empty().path("embed.*", new Decay.L2(1)).rest(new Decay.Decoupled(1));
    String mixed = refused(() -> both.plan(MODEL).asTorch());
    assertTrue(mixed.contains("coupled and decoupled"), mixed);
  }

  private static String refused(Supplier<Object> call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call::get).getMessage());
  }
}
