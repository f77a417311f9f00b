package halflife.djl.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.training.tracker.Tracker;
import halflife.decay.Decay;
import halflife.decay.DecayRules;
import halflife.decay.Finding;
import halflife.decay.Finding.Severity;
import halflife.decay.Finding.Topic;
import halflife.decay.LearningRateRules;
import halflife.decay.Role;
import halflife.djl.HalflifeOptimizer;
import halflife.djl.HalflifeOptimizers;
import halflife.djl.ReferenceNet;
import halflife.djl.TorchLosses;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

public class DjlDoctorTest {
  /** Convolution, batch norm with scale and shift, linear layer with bias. */
  private static final Model NET = ReferenceNet.CONV.model();

  /** 1,000 steps. */
  private static final Run RUN = Run.of(10, 1000, 10);

  @AfterAll
  static void close() {
    NET.close();
  }

  /** What is found with an optimizer and not with another, and a part of its sentence. */
  static Stream<Arguments> findings() {
    Tracker falling = step -> step < 500 ? 0.1f : 0.01f;
    return Stream.of(
        found(
            Topic.BIASES_DECAY,
            net -> Optimizer.adamW().build(),
            net -> HalflifeOptimizers.adamW().setModel(net).build(),
            "DJL's AdamW decays all 5 parameters with the same λ, also 1 bias and 2 parameters of"
                + " normalization: 02BatchNorm.gamma, 02BatchNorm.beta, 06Linear.bias."),
        found(
            Topic.BIASES_DECAY,
            net ->
                HalflifeOptimizers.adamW()
                    .setModel(net)
                    .optRules(
                        DecayRules.empty()
                            .role(Role.NORM, Decay.none())
                            .rest(new Decay.Decoupled(1)))
                    .build(),
            net -> Optimizer.adam().build(),
            "The plan decays 1 bias: 06Linear.bias."),
        found(
            Topic.NOT_DECAY,
            net -> Optimizer.adam().optWeightDecays(0.7f).build(),
            net -> Optimizer.adamW().optWeightDecays(0.7f).build(),
            "λθ in the gradient of Adam is not decay"),
        found(
            Topic.NOT_DECAY,
            net -> HalflifeOptimizers.rmsprop().setModel(net).optWeightDecays(0.1f).build(),
            net ->
                HalflifeOptimizers.rmsprop()
                    .setModel(net)
                    .optDecay(new Decay.Decoupled(0.1))
                    .build(),
            "λθ in the gradient of RMSprop is not decay"),
        found(
            Topic.NO_DECAY,
            net -> sgd(Tracker.fixed(0.1f), 0, 0.9f),
            net -> sgd(Tracker.fixed(0.1f), 0.007f, 0.9f),
            "λ is 0"),
        found(
            Topic.NO_EFFECT,
            net -> HalflifeOptimizers.adamW().setModel(net).optWeightDecays(1e-3f).build(),
            net -> HalflifeOptimizers.adamW().setModel(net).optWeightDecays(0.1f).build(),
            "Half-life = 693 runs"),
        found(
            Topic.NO_EFFECT,
            net -> ours(new Decay.Independent(1e-6)),
            net -> ours(new Decay.Independent(1e-4)),
            "Half-life = 693 runs"),
        found(
            Topic.UNSTABLE,
            net -> Optimizer.adamW().optWeightDecays(1200).build(),
            net -> Optimizer.adamW().optWeightDecays(0.7f).build(),
            "ηλ is 1.2 at the peak"),
        found(
            Topic.NO_LEARNING_RATE,
            net -> sgd(Tracker.fixed(0), 0.1f, 0),
            net -> sgd(Tracker.fixed(0.1f), 0.1f, 0),
            "0 in every step"),
        found(
            Topic.MOMENTUM,
            net -> sgd(Tracker.fixed(0.1f), 0.007f, 0.9f),
            net -> sgd(Tracker.fixed(0.1f), 0.007f, 0),
            "Momentum 0.9 makes decay in the gradient 10 times as strong"),
        found(
            Topic.MOMENTUM,
            net -> oursSgd(new Decay.L2(0.007)),
            net -> oursSgd(new Decay.Decoupled(0.007)),
            "Momentum 0.9 makes decay in the gradient 10 times as strong"),
        found(
            Topic.SCHEDULE,
            net -> sgd(Tracker.cosine().setBaseValue(0.1f).setMaxUpdates(1000).build(), 0.01f, 0),
            net -> sgd(Tracker.fixed(0.1f), 0.01f, 0),
            "the last tenth of the run"),
        found(
            Topic.NO_STEP,
            net -> Optimizer.rmsprop().build(),
            net -> HalflifeOptimizers.rmsprop().setModel(net).build(),
            "DJL's RMSprop has no step on PyTorch: the first one throws"),
        found(
            Topic.NO_STEP,
            net ->
                Optimizer.nag().setMomentum(0.9f).setLearningRateTracker(Tracker.fixed(1)).build(),
            net -> Optimizer.adamW().build(),
            "DJL's NAG"),
        found(
            Topic.NO_STEP,
            net -> Optimizer.adagrad().build(),
            net -> HalflifeOptimizers.adagrad().setModel(net).build(),
            "DJL's Adagrad"),
        found(
            Topic.NO_STEP,
            net -> Optimizer.adadelta().build(),
            net -> Optimizer.adam().build(),
            "DJL's Adadelta"),
        found(
            Topic.ONE_SIDED_CLIP,
            net -> Optimizer.adamW().optClipGrad(1).build(),
            net -> HalflifeOptimizers.adamW().setModel(net).optClipGrad(1).build(),
            "optClipGrad of DJL's AdamW limits gradients from above only"),
        found(
            Topic.OTHER_RULE,
            net -> ours(new Decay.L1(0.01)),
            net -> ours(new Decay.Cautious(0.01)),
            "The rule l1 is not reckoned in half-lives"),
        found(
            Topic.OWN_RATES,
            net ->
                HalflifeOptimizers.adamW()
                    .setModel(net)
                    .optLearningRates(LearningRateRules.empty().path("01*.**", 0.1))
                    .build(),
            net -> HalflifeOptimizers.adamW().setModel(net).build(),
            "01Conv2d.weight has a learning rate apart from the optimizer's."),
        found(
            Topic.RATE_UNKNOWN,
            net -> Optimizer.adamW().build(),
            net -> HalflifeOptimizers.adamW().setModel(net).build(),
            "followed for the first 20,000 of 21,000 steps",
            Run.of(10, 1000, 210)),
        found(
            Topic.RATE_IN_MOMENTUM,
            net -> sgd(falling, 0, 0.9f),
            net -> sgd(Tracker.fixed(0.1f), 0, 0.9f),
            "older gradients go on with the rate they came with, for about 10 steps"),
        found(
            Topic.RATE_IN_MOMENTUM,
            net -> sgd(falling, 0, 0.9f),
            net -> sgd(falling, 0, 0),
            "DJL's SGD"));
  }

  private static Arguments found(
      Topic topic,
      Function<Model, Optimizer> with,
      Function<Model, Optimizer> without,
      String part) {
    return found(topic, with, without, part, RUN);
  }

  private static Arguments found(
      Topic topic,
      Function<Model, Optimizer> with,
      Function<Model, Optimizer> without,
      String part,
      Run run) {
    return Arguments.of(topic, with, without, part, run);
  }

  public static Optimizer sgd(ParameterTracker rate, float lambda, float momentum) {
    return Optimizer.sgd()
        .setLearningRateTracker(rate)
        .optWeightDecays(lambda)
        .optMomentum(momentum)
        .build();
  }

  private static HalflifeOptimizer ours(Decay decay) {
    return HalflifeOptimizers.adamW().setModel(NET).optDecay(decay).build();
  }

  private static HalflifeOptimizer oursSgd(Decay decay) {
    return HalflifeOptimizers.sgd()
        .setModel(NET)
        .optDecay(decay)
        .optMomentum(0.9)
        .optLearningRate(0.1)
        .build();
  }

  @ParameterizedTest
  @MethodSource("findings")
  void isFoundWhereItIsAndNotWhereItIsNot(
      Topic topic,
      Function<Model, Optimizer> with,
      Function<Model, Optimizer> without,
      String part,
      Run run) {
    String what =
        DjlDoctor.examine(NET, () -> with.apply(NET), run).findings().stream()
            .filter(f -> f.topic() == topic)
            .map(Finding::what)
            .collect(Collectors.joining());
    assertTrue(what.contains(part), what);
    assertTrue(
        DjlDoctor.examine(NET, () -> without.apply(NET), run).findings().stream()
            .noneMatch(f -> f.topic() == topic));
  }

  @Test
  void everyTopicOfDjlIsTested() {
    Set<Topic> seen =
        // Found in tests of their own, with models of their own.
        EnumSet.of(Topic.ALL_FROZEN, Topic.ONE_STEP_COUNT, Topic.NORM_AS_WEIGHT);
    findings().forEach(row -> seen.add((Topic) row.get()[0]));
    assertTrue(seen.containsAll(EnumSet.range(Topic.NO_STEP, Topic.NORM_AS_WEIGHT)), "" + seen);
  }

  @Test
  void anImportedModelIsFrozenUntilItHasATrainerAndItsNormIsAWeight()
      throws IOException, MalformedModelException {
    Supplier<Optimizer> adamW = () -> Optimizer.adamW().build();
    try (Model model = Model.newInstance("sequential");
        InputStream in = TorchLosses.open("sequential.pt")) {
      model.load(in);
      assertEquals(
          "No parameter is trained: all 6 are frozen.",
          what(DjlDoctor.examine(model, adamW, RUN), Topic.ALL_FROZEN));
      try (Trainer trainer = model.newTrainer(ReferenceNet.config(Optimizer.adamW().build()))) {
        Audit audit = DjlDoctor.examine(trainer.getModel(), adamW, RUN);
        assertEquals("", what(audit, Topic.ALL_FROZEN));
        assertTrue(what(audit, Topic.NORM_AS_WEIGHT).startsWith("1.weight has one axis"));
        assertTrue(
            what(audit, Topic.BIASES_DECAY)
                .endsWith(
                    "also 3 biases and 1 other of one axis: 0.bias, 1.weight, 1.bias, 2.bias."),
            what(audit, Topic.BIASES_DECAY));
        Audit ours =
            DjlDoctor.examine(model, () -> HalflifeOptimizers.adamW().setModel(model).build(), RUN);
        assertEquals("", what(ours, Topic.BIASES_DECAY), "decided by the number of axes");
      }
    }
    assertEquals("", what(DjlDoctor.examine(NET, adamW, RUN), Topic.NORM_AS_WEIGHT));
  }

  @Test
  void whatIsFrozenNowAndTrainedLaterStartsLateInDjlOnly() {
    Supplier<Optimizer> adamW = () -> Optimizer.adamW().build();
    try (Model model = ReferenceNet.MLP.model()) {
      assertEquals("", what(DjlDoctor.examine(model, adamW, RUN), Topic.ONE_STEP_COUNT));
      model.getBlock().getChildren().valueAt(0).freezeParameters(true);
      Audit audit = DjlDoctor.examine(model, adamW, RUN);
      assertTrue(
          what(audit, Topic.ONE_STEP_COUNT).contains("(01Linear.weight, 01Linear.bias)"),
          audit.toString());
      assertTrue(what(audit, Topic.BIASES_DECAY).contains("all 4 parameters"), audit.toString());
      Audit ours =
          DjlDoctor.examine(model, () -> HalflifeOptimizers.adamW().setModel(model).build(), RUN);
      assertEquals("", what(ours, Topic.ONE_STEP_COUNT));
    }
  }

  public static String what(Audit audit, Topic topic) {
    return audit.findings().stream()
        .filter(f -> f.topic() == topic)
        .map(Finding::what)
        .collect(Collectors.joining());
  }

  @Test
  void worstFirstAndNeverNothing() {
    Audit audit =
        DjlDoctor.examine(
            NET, () -> Optimizer.adam().optWeightDecays(0.1f).optClipGrad(1).build(), RUN);
    List<Severity> severities = audit.findings().stream().map(Finding::severity).toList();
    assertEquals(severities.stream().sorted().toList(), severities);
    assertTrue(severities.stream().noneMatch(s -> s == Severity.SOUND), "it is not sound");
    assertEquals(
        Severity.SOUND,
        DjlDoctor.examine(ours(new Decay.Decoupled(0.7)), RUN).findings().get(0).severity());
  }
}
