package halflife.decay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import halflife.decay.Finding.Severity;
import halflife.decay.Finding.Topic;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DoctorTest {
  /** 1,000 steps of 0.001 in 10 epochs: λ = 0.7 halves a weight in one run. */
  private static final TrainingSetup GOOD =
      TrainingSetup.of(OptimizerKind.ADAMW, 1e-3, 0.7, 10, 1000, 10);

  private static final TrainingSetup SGD =
      TrainingSetup.of(OptimizerKind.SGD, 0.1, 0.007, 10, 1000, 10);
  private static final TrainingSetup ADAM =
      TrainingSetup.of(OptimizerKind.ADAM, 1e-3, 0.7, 10, 1000, 10);

  /** What is found, in a set-up and not in the corrected one, and a part of its sentence. */
  static Stream<Arguments> findings() {
    Schedule cosine = Schedule.cosine(1e-3, 0, 1000);
    return Stream.of(
        found(
            Topic.NO_LEARNING_RATE,
            GOOD.withLearningRate(Schedule.constant(0)),
            GOOD,
            "0 in every step"),
        found(Topic.UNSTABLE, GOOD.withLambda(1200), GOOD, "ηλ is 1.2 at the peak"),
        found(Topic.UNSTABLE, SGD.withLambda(20), SGD.withLambda(19.9), "must be below 2:"),
        found(
            Topic.UNSTABLE,
            SGD.withMomentum(0.5).withLambda(30),
            SGD.withMomentum(0.5).withLambda(29.9),
            "must be below 3:"),
        found(Topic.NOT_DECAY, ADAM, ADAM.withDecoupled(true), "gradient of Adam is not decay"),
        found(
            Topic.NO_EFFECT,
            ADAM.withLambda(1e-3),
            ADAM.withLambda(0.1),
            "Decoupled, this λ would be no decay either: half-life = 693 runs"),
        found(
            Topic.TOO_STRONG,
            GOOD.withLambda(200),
            GOOD.withLambda(100),
            "takes 20\u00A0% of a weight in each step at the peak: half of it is gone in 3.1 steps"),
        found(
            Topic.TOO_STRONG,
            SGD.withMomentum(0.9).withLambda(0.2),
            SGD.withLambda(0.2),
            "With momentum 0.9 and ηλ = 0.02 a weight swings around 0; the swing halves every 13"),
        found(
            Topic.WITHIN_AN_EPOCH,
            GOOD.withLambda(90),
            GOOD.withLambda(60),
            "is 0.073 epochs (7.3 steps)"),
        found(
            Topic.NO_EFFECT,
            GOOD.withLambda(0.005),
            GOOD.withLambda(0.0075),
            "Half-life = 139 runs (1386 epochs, 138,629 steps): this is no decay; the whole run"
                + " takes 0.5\u00A0%"),
        found(Topic.WEAK, GOOD.withLambda(0.05), GOOD.withLambda(0.08), "takes 4.9\u00A0% of"),
        found(Topic.STRONG, GOOD.withLambda(8), GOOD.withLambda(6), "is 12 half-lives long"),
        found(Topic.BIASES_DECAY, GOOD.withDecaysBiases(true), GOOD, "Biases"),
        found(Topic.NO_DECAY, GOOD.withLambda(0), GOOD, "λ is 0"),
        found(
            Topic.USUAL_VALUES,
            TrainingSetup.of(OptimizerKind.ADAMW, 1e-3, 1, 10, 1000, 6),
            GOOD,
            "at most 0.6\u00A0% of a weight"),
        found(
            Topic.SCHEDULE,
            GOOD.withLearningRate(cosine),
            GOOD,
            "the last tenth of the run does 0.17"),
        found(
            Topic.MOMENTUM,
            SGD.withMomentum(0.9),
            SGD.withMomentum(0),
            "decay in the gradient 10 times"),
        found(
            Topic.STABILITY, SGD.withMomentum(0.9), SGD.withDecoupled(true), "by less than 38 in"),
        found(Topic.DEFAULT, GOOD.withLambda(0.01), GOOD, "0.01 is what AdamW of PyTorch and DJL"),
        found(Topic.DEFAULT, GOOD.withLambda(0.004), GOOD, "Keras"),
        found(
            Topic.SOUND,
            GOOD,
            GOOD.withLambda(0.001),
            "half-life = 0.99 runs (9.9 epochs, 990 steps); decay alone leaves 50\u00A0%"));
  }

  private static Arguments found(
      Topic topic, TrainingSetup wrong, TrainingSetup corrected, String part) {
    return arguments(topic, wrong, corrected, part);
  }

  @ParameterizedTest
  @MethodSource("findings")
  void appearsAndDisappearsWhenCorrected(
      Topic topic, TrainingSetup wrong, TrainingSetup corrected, String part) {
    List<Finding> there = Doctor.examine(wrong);
    String said =
        there.stream()
            .filter(f -> f.topic() == topic)
            .map(f -> f.what() + " " + f.advice())
            .findFirst()
            .orElseThrow(() -> new AssertionError(there.toString()));
    assertTrue(said.contains(part), said);
    List<Finding> gone = Doctor.examine(corrected);
    assertTrue(gone.stream().noneMatch(f -> f.topic() == topic), gone::toString);
  }

  @Test
  void everyTopicIsTested() {
    Set<Topic> seen = EnumSet.noneOf(Topic.class);
    findings().forEach(row -> seen.add((Topic) row.get()[0]));
    assertEquals(EnumSet.range(Topic.NO_LEARNING_RATE, Topic.DEFAULT), seen);
  }

  @Test
  void worstFirstAndNeverNothing() {
    TrainingSetup bad =
        ADAM.withLambda(1e-3)
            .withDecaysBiases(true)
            .withLearningRate(Schedule.cosine(1e-4, 0, 1000));
    List<Topic> topics = Doctor.examine(bad).stream().map(Finding::topic).toList();
    assertEquals(
        List.of(Topic.NOT_DECAY, Topic.NO_EFFECT, Topic.BIASES_DECAY, Topic.USUAL_VALUES), topics);
    assertEquals(List.of(Topic.SOUND), Doctor.examine(GOOD).stream().map(Finding::topic).toList());
    assertEquals(Severity.SOUND, Doctor.examine(GOOD).get(0).severity());
  }

  /** What is found is a sentence of at most a few lines, with its advice. */
  @Test
  void everyFindingIsASentenceAndAnAdvice() {
    findings()
        .flatMap(row -> Doctor.examine((TrainingSetup) row.get()[1]).stream())
        .forEach(
            f -> {
              assertTrue(f.what().endsWith("."), f.what());
              assertTrue(f.advice().endsWith("."), f.advice());
              assertFalse((f.what() + f.advice()).contains("Infinity"), f.what());
              assertFalse((f.what() + f.advice()).contains("NaN"), f.what());
              assertTrue(f.what().length() < 250 && f.advice().length() < 450, f.toString());
            });
  }

  @Test
  void usualValuesAreHalvingsOfTheSchedule() {
    Schedule rate = Schedule.warmUp(100, Schedule.cosine(0.02, 0, 900));
    List<Dose> doses = Doctor.usualValues(GOOD.withLearningRate(rate));
    assertEquals(List.of(1e-2, 1e-3, 1e-4), doses.stream().map(Dose::lambda).toList());
    for (Dose dose : doses) {
      double halvings = HalfLife.halvings(rate, Schedule.constant(dose.lambda()), 1000);
      assertEquals(1, halvings * dose.runs(), 1e-12);
      assertEquals(Math.pow(0.5, halvings), dose.left(), 1e-14);
    }
  }

  @Test
  void candidatesHaveTheHalfLivesTheySay() {
    Schedule rate = Schedule.oneCycle(0.02, 1000);
    List<Dose> doses = Doctor.candidates(GOOD.withLearningRate(rate));
    List<Double> runs = List.of(Double.POSITIVE_INFINITY, 30.0, 10.0, 3.0, 1.0, 0.3, 0.1);
    for (int i = 0; i < runs.size(); i++) {
      Dose dose = doses.get(i);
      double halvings = HalfLife.halvings(rate, Schedule.constant(dose.lambda()), 1000);
      assertEquals(1 / runs.get(i), 1 / dose.runs(), 1e-12);
      assertEquals(1 / runs.get(i), halvings, 1e-9);
    }
    assertEquals(new Dose(0, Double.POSITIVE_INFINITY, 1), doses.get(0));
  }

  @Test
  void theDecoupledFormIsNamedForEachOptimizer() {
    for (OptimizerKind kind : OptimizerKind.values()) {
      TrainingSetup coupled = TrainingSetup.of(kind, 1e-3, 0.7, 10, 1000, 10).withDecoupled(false);
      boolean named = Doctor.examine(coupled).get(0).advice().contains("Use the decoupled form (");
      assertEquals(kind.rescales(), named, kind.title());
    }
  }

  /** Ten steps: a half-life of a tenth of the run would be one step. */
  @Test
  void candidatesThatTakeTooMuchAreLeftOut() {
    TrainingSetup shortRun = TrainingSetup.of(OptimizerKind.ADAMW, 0.1, 0.1, 100, 1000, 1);
    assertEquals(
        List.of(30.0, 10.0, 3.0, 1.0),
        Doctor.candidates(shortRun).stream().skip(1).map(Dose::runs).toList());
    TrainingSetup oneStep = TrainingSetup.of(OptimizerKind.ADAMW, 0.1, 0.1, 1000, 1000, 1);
    assertTrue(
        Doctor.candidates(oneStep).stream().allMatch(d -> d.lambda() * 0.1 <= 0.1),
        Doctor.candidates(oneStep)::toString);
  }

  /** Up to three times the own λ, but not to more than a tenth of a weight a step. */
  @Test
  void candidatesGoOnPastTheOwnLambda() {
    for (double lambda : new double[] {8, 20, 50}) {
      List<Dose> doses = Doctor.candidates(GOOD.withLambda(lambda));
      double last = doses.get(doses.size() - 1).lambda();
      assertTrue(last >= Math.min(3 * lambda, 99.999) && last < 100.001, doses::toString);
    }
    assertEquals(7, Doctor.candidates(GOOD.withLambda(6)).size());
    assertEquals(7, Doctor.candidates(GOOD.withLambda(200)).size());
  }

  @Test
  void theRangeIsSaidToBeNoLimitOnce() {
    long times =
        Doctor.examine(GOOD.withLambda(0.05)).stream()
            .filter(f -> f.advice().contains("go on to stronger ones"))
            .count();
    assertEquals(1, times);
  }

  /** A run of 10¹² steps is looked at as quickly, and comes out as one that is counted. */
  @Test
  void longRunsAreLookedAtInBlocks() {
    TrainingSetup huge =
        TrainingSetup.of(OptimizerKind.ADAMW, 1e-3, 1e-9, 1, 1_000_000_000L, 1000)
            .withLearningRate(Schedule.cosine(1e-3, 0, 1_000_000_000_000L));
    double halvings = 1e-9 * 1e-3 / 2 * 1e12 / Math.log(2);
    assertEquals(halvings, DecayOverRun.of(huge).halvings(1e-9), 1e-6 * halvings);
    long steps = 30_007;
    TrainingSetup counted = TrainingSetup.of(OptimizerKind.ADAMW, 1, 1, 1, steps, 1);
    for (Schedule rate :
        List.of(
            Schedule.cosine(0.01, 0, steps),
            Schedule.steps(0.01, 10_001, 0.1),
            Schedule.oneCycle(0.01, steps))) {
      double exact = HalfLife.halvings(rate, Schedule.constant(0.02), steps);
      double blocks = DecayOverRun.of(counted.withLearningRate(rate)).halvings(0.02);
      assertEquals(exact, blocks, 1e-4 * exact);
    }
  }

  /** θ under λθ in the gradient of SGD with momentum, step by step. */
  @Test
  void momentumInTheGradientHalvesAsTheRecurrenceDoes() {
    for (double momentum : new double[] {0, 0.5, 0.9}) {
      TrainingSetup setup =
          TrainingSetup.of(OptimizerKind.SGD, 0.1, 0.01, 1, 5000, 1).withMomentum(momentum);
      double weight = 1;
      double velocity = 0;
      double middle = 0;
      for (int step = 0; step < 5000; step++) {
        middle = step == 2500 ? weight : middle;
        velocity = momentum * velocity + 0.01 * weight;
        weight -= 0.1 * velocity;
      }
      double half = -Math.log(weight / middle) / Math.log(2);
      assertEquals(half, DecayOverRun.of(setup).halvings(0.01) / 2, 1e-9 * half);
    }
  }

  @Test
  void stepsAreRoundedUp() {
    assertEquals(9375, TrainingSetup.steps(128, 60_000, 20));
    assertEquals(469, TrainingSetup.steps(128, 60_000, 1));
    assertEquals(1, TrainingSetup.steps(128, 128, 0.001));
  }

  @Test
  void whatIsNoSetUpIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> GOOD.withLambda(-1));
    assertThrows(IllegalArgumentException.class, () -> GOOD.withMomentum(0.9));
    assertThrows(IllegalArgumentException.class, () -> SGD.withMomentum(1));
    assertThrows(IllegalArgumentException.class, () -> TrainingSetup.steps(0, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> TrainingSetup.steps(11, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> TrainingSetup.steps(1, 10, 0));
    assertThrows(IllegalArgumentException.class, () -> TrainingSetup.steps(1, 10, 1e300));
    assertThrows(IllegalArgumentException.class, () -> Schedule.constant(-1));
  }

  /** A learning rate of exactly 0 takes nothing, with momentum too. */
  @Test
  void stepsWithoutALearningRateDoNotDecay() {
    Schedule falling = Schedule.linear(0.1, 0, 300).then(300, Schedule.constant(0));
    TrainingSetup setup =
        TrainingSetup.of(OptimizerKind.SGD, 0.1, 1e-3, 32, 1024, 12)
            .withMomentum(0.9)
            .withLearningRate(falling);
    TrainingSetup nearly =
        setup.withLearningRate(
            Schedule.linear(0.1, 1e-12, 300).then(300, Schedule.constant(1e-12)));
    for (int i = 0; i < Doctor.candidates(nearly).size(); i++) {
      double expected = Doctor.candidates(nearly).get(i).lambda();
      assertEquals(expected, Doctor.candidates(setup).get(i).lambda(), 1e-6 * expected);
    }
  }

  @Test
  void optimizersHaveUnlikeNames() {
    Set<String> ids =
        Stream.of(OptimizerKind.values()).map(OptimizerKind::id).collect(Collectors.toSet());
    assertEquals(OptimizerKind.values().length, ids.size());
    for (OptimizerKind kind : OptimizerKind.values()) {
      assertEquals(kind, OptimizerKind.named(kind.id()).orElseThrow());
    }
    assertTrue(OptimizerKind.named("adan").isEmpty());
  }
}
