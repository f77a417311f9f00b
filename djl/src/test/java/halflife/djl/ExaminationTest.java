package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.training.tracker.Tracker;
import halflife.decay.Dose;
import halflife.decay.Finding.Topic;
import halflife.decay.Schedule;
import halflife.decay.TrainingSetup;
import halflife.djl.doctor.Audit;
import halflife.djl.doctor.DjlDoctor;
import halflife.djl.doctor.DjlDoctorTest;
import halflife.djl.doctor.Run;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the doctor takes, what it leaves alone, and whether DJL does what it says. */
class ExaminationTest {
  private static final Model NET = ReferenceNet.CONV.model();

  /** 1,000 steps. */
  private static final Run RUN = Run.of(10, 1000, 10);

  @AfterAll
  static void close() {
    NET.close();
  }

  @Test
  void examiningLeavesAModelAsItIs() {
    Map<String, float[]> before = ReferenceNet.weights(NET);
    DjlDoctor.examine(NET, () -> Optimizer.adamW().optWeightDecays(1).build(), RUN);
    ReferenceNet.weights(NET)
        .forEach((path, weights) -> assertArrayEquals(before.get(path), weights, path));
  }

  @Test
  void anOptimizerInUseIsAskedAndItsTrackerIsNot() {
    ParameterTracker refusing =
        (id, step) -> {
          throw new IllegalStateException("asked for step " + step);
        };
    HalflifeOptimizer unknown =
        HalflifeOptimizers.adamW().setModel(NET).optLearningRateTracker(refusing).build();
    Audit audit = DjlDoctor.examine(unknown, RUN);
    assertTrue(DjlDoctorTest.what(audit, Topic.RATE_UNKNOWN).contains("whose peak is not known"));
    assertTrue(audit.setup().isEmpty() && audit.candidates().isEmpty());
    HalflifeOptimizer known =
        HalflifeOptimizers.adamW()
            .setModel(NET)
            .optLearningRateTracker(refusing)
            .optPeakLearningRate(0.1)
            .build();
    Audit atPeak = DjlDoctor.examine(known, RUN);
    assertTrue(DjlDoctorTest.what(atPeak, Topic.RATE_UNKNOWN).contains("only the peak is known"));
    assertEquals(
        Schedule.constant(0.1), atPeak.setup().map(TrainingSetup::learningRate).orElseThrow());
  }

  @Test
  void aNewOptimizerOfOursHasItsTrackerFollowed() {
    Tracker falling = step -> step <= 500 ? 0.1f : 0.01f;
    Audit audit =
        DjlDoctor.examine(
            NET,
            () -> HalflifeOptimizers.adamW().setModel(NET).optLearningRateTracker(falling).build(),
            RUN);
    Schedule rate = audit.setup().orElseThrow().learningRate();
    assertEquals(0.1, rate.at(499), 1e-7);
    assertEquals(0.01, rate.at(500), 1e-7);
  }

  /** A λ with a half-life of one run, stepped through in DJL without gradients, leaves a half. */
  static Stream<Function<Float, Optimizer>> decaying() {
    return Stream.of(
        lambda -> Optimizer.adamW().optWeightDecays(lambda).build(),
        lambda ->
            Optimizer.adamW()
                .optLearningRateTracker(
                    Tracker.cosine().setBaseValue(0.1f).setMaxUpdates(800).build())
                .optWeightDecays(lambda)
                .build(),
        lambda -> DjlDoctorTest.sgd(Tracker.fixed(0.1f), lambda, 0),
        lambda -> DjlDoctorTest.sgd(Tracker.fixed(0.1f), lambda, 0.9f),
        lambda ->
            DjlDoctorTest.sgd(
                Tracker.multiFactor()
                    .setBaseValue(0.1f)
                    .setSteps(new int[] {300, 600})
                    .optFactor(0.1f)
                    .build(),
                lambda,
                0.9f));
  }

  @ParameterizedTest
  @MethodSource("decaying")
  void aHalfLifeOfOneRunHalvesAWeightInDjl(Function<Float, Optimizer> optimizer) {
    Audit audit = DjlDoctor.examine(NET, () -> optimizer.apply(0.01f), RUN);
    double lambda =
        audit.candidates().stream()
            .filter(dose -> Math.abs(dose.runs() - 1) < 1e-9)
            .mapToDouble(Dose::lambda)
            .findFirst()
            .orElseThrow();
    Optimizer trains = optimizer.apply((float) lambda);
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray weight = manager.create(new double[] {1});
      NDArray zero = manager.create(new double[] {0});
      for (int step = 0; step < RUN.steps(); step++) {
        trains.update("id", weight, zero);
      }
      // With momentum the first steps take less, and so do those after a fall of the rate more.
      assertEquals(0.5, weight.toDoubleArray()[0], 0.01);
    }
  }

  @Test
  void anOptimizerOfSomebodyElsesOrForAnotherModelIsRefused() {
    Recorder recorder = new Recorder((weight, gradient) -> {});
    assertEquals(
        "the optimizer is halflife.djl.Recorder, but only DJL's own and Halflife's are known;"
            + " describe it with halflife.decay.Setup and ask halflife.decay.Doctor",
        assertThrows(
                IllegalArgumentException.class, () -> DjlDoctor.examine(NET, () -> recorder, RUN))
            .getMessage());
    try (Model other = ReferenceNet.MLP.model()) {
      assertEquals(
          "the optimizer is made for another model than CONV; call setModel or setBlock with the one"
              + " to examine",
          assertThrows(
                  IllegalArgumentException.class,
                  () ->
                      DjlDoctor.examine(
                          NET, () -> HalflifeOptimizers.adamW().setModel(other).build(), RUN))
              .getMessage());
    }
  }

  @Test
  void aModelWithoutShapesIsRefused() {
    try (Model model = Model.newInstance("empty")) {
      model.setBlock(ReferenceNet.MLP.block());
      String message =
          assertThrows(
                  IllegalStateException.class,
                  () -> DjlDoctor.examine(model, () -> Optimizer.adamW().build(), RUN))
              .getMessage();
      assertTrue(message.startsWith("01Linear.weight has no shape yet"), message);
    }
  }
}
