package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.tracker.Tracker;
import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.LearningRateRules;
import halflife.decay.Schedule;
import halflife.djl.plan.ModelParameters;
import halflife.djl.step.Routes.Way;
import halflife.optim.Adam;
import halflife.optim.Optimizer;
import halflife.optim.Rules;
import halflife.optim.Settings;
import halflife.optim.TorchGroups;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Learning rates of groups and moving averages of weights in DJL, whichever way weights go. */
class GroupsTest {
  private static final Map<String, Shape> SHAPES = new LinkedHashMap<>();

  static {
    TorchGroups.parameters()
        .forEach(
            p ->
                SHAPES.put(
                    p.path(),
                    new Shape(p.shape().stream().mapToLong(Integer::longValue).toArray())));
  }

  static Stream<Arguments> runs() {
    List<Arguments> all = new ArrayList<>();
    for (Way way : Way.values()) {
      for (boolean ours : new boolean[] {true, false}) {
        TorchGroups.all().forEach(run -> all.add(Arguments.of(way, ours, run)));
      }
    }
    return all.stream();
  }

  private static Cells cells(Way way, boolean ours, TorchGroups.Run run) {
    Cells cells =
        new Cells(
            SHAPES,
            DataType.FLOAT32,
            model ->
                HalflifeOptimizers.of(run.direction())
                    .setModel(model)
                    .optDecay(run.decay())
                    .optLearningRate(run.rate())
                    .optLearningRates(run.rates())
                    .optEma(run.ema())
                    .optWay(way)
                    .build(),
            ours);
    run.start().forEach(cells::set);
    return cells;
  }

  @ParameterizedTest
  @MethodSource("runs")
  void stepsAndAveragesAreThoseOfTorch(Way way, boolean ours, TorchGroups.Run run) {
    try (Cells cells = cells(way, ours, run)) {
      for (TorchGroups.Step step : run.steps()) {
        cells.step(step.gradients());
        step.weights().forEach((n, w) -> assertArrayEquals(w, cells.values(n), 3e-6f, n));
        cells.optimizer().swapIn();
        step.averages().forEach((n, a) -> assertArrayEquals(a, cells.values(n), 3e-6f, n));
        cells.optimizer().swapOut();
      }
    }
  }

  /** Of more weights than a task has, on several ways at once. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void largeParametersMoveAsInCore(Way way) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    shapes.put("body.weight", new Shape(700, 750));
    shapes.put("head.weight", new Shape(11, 700));
    LearningRateRules rates = LearningRateRules.empty().path("body.*", 0.1);
    SplitMix64 random = new SplitMix64(2);
    Map<String, float[]> weights = new LinkedHashMap<>();
    shapes.forEach((n, s) -> weights.put(n, Rules.normal(random, (int) s.size())));
    try (Cells cells =
        new Cells(
            shapes,
            model ->
                HalflifeOptimizers.adamW()
                    .setModel(model)
                    .optDecay(new Decay.Decoupled(0.1))
                    .optLearningRate(0.01)
                    .optLearningRates(rates)
                    .optEma(0.75)
                    .optWay(way)
                    .build())) {
      weights.forEach(cells::set);
      DecayPlan plan =
          DecayPlan.standard(new Decay.Decoupled(0.1), ModelParameters.of(cells.model()).trained())
              .withLearningRates(rates);
      Optimizer core = new Optimizer(Settings.of(new Adam(), 0.01).withEma(0.75), plan, weights);
      for (int t = 0; t < 4; t++) {
        Map<String, float[]> gradients = new LinkedHashMap<>();
        weights.forEach((n, w) -> gradients.put(n, Rules.normal(random, w.length)));
        cells.step(gradients);
        core.step(gradients);
      }
      assertEquals(core.plan().toString(), cells.optimizer().plan().toString());
      weights.forEach((n, w) -> assertArrayEquals(w, cells.values(n), 2e-6f, n));
      core.swapIn();
      cells.optimizer().swapIn();
      weights.forEach((n, w) -> assertArrayEquals(w, cells.values(n), 2e-6f, n));
    }
  }

  /** In a file of both, to the last bit. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void averagesGoOnFromAFile(Way way, @TempDir Path folder) {
    TorchGroups.Run run = TorchGroups.all().get(1);
    Path file = folder.resolve("run.safetensors");
    try (Cells whole = cells(way, true, run);
        Cells first = cells(way, true, run);
        Cells second = cells(way, true, run)) {
      run.steps().forEach(step -> whole.step(step.gradients()));
      run.steps().subList(0, 9).forEach(step -> first.step(step.gradients()));
      TrainingFile.save(file, first.model(), first.optimizer());
      TrainingFile.load(file, second.model(), second.optimizer());
      run.steps().subList(9, 30).forEach(step -> second.step(step.gradients()));
      whole.optimizer().swapIn();
      second.optimizer().swapIn();
      SHAPES.keySet().forEach(n -> assertArrayEquals(whole.values(n), second.values(n), n));
    }
  }

  /** Weights come back to the last bit, also where an average is more exact than they are. */
  @ParameterizedTest
  @EnumSource(names = {"FLOAT16", "FLOAT32", "FLOAT64"})
  void swappedWeightsComeBack(DataType type) {
    try (Cells cells =
        new Cells(
            StepTest.TWO,
            type,
            m -> HalflifeOptimizers.adamW().setModel(m).optLearningRate(0.3).optEma(0.9).build(),
            true)) {
      cells.step(Map.of("a", StepTest.ONES));
      cells.step(Map.of("a", new float[] {0.3f, 0.7f, -2, 0.1f}));
      byte[] before = cells.array("a").toByteArray();
      float[] values = cells.values("a");
      cells.optimizer().swapIn();
      assertTrue(cells.values("a")[0] > values[0]);
      assertArrayEquals(StepTest.ONES, cells.values("b"), "took no part");
      cells.optimizer().swapOut();
      assertArrayEquals(before, cells.array("a").toByteArray());
    }
  }

  @Test
  void aParameterWithoutAGradientIsAveragedToo() {
    try (Cells cells =
        new Cells(
            StepTest.TWO,
            m -> HalflifeOptimizers.sgd().setModel(m).optLearningRate(1).optEma(0.5).build())) {
      cells.step(Map.of("a", StepTest.ONES, "b", StepTest.ONES));
      cells.step(Map.of("a", StepTest.ONES, "b", StepTest.ONES));
      cells.model().getBlock().getDirectParameters().get("a").freeze(true);
      for (int t = 0; t < 30; t++) {
        cells.step(Map.of("b", StepTest.ONES));
      }
      cells.optimizer().swapIn();
      assertEquals(-1, cells.values("a")[0], 1e-6);
    }
  }

  @Test
  void nothingGoesOnWhileTheAveragesAreIn() {
    try (Cells cells = cells(Way.BUFFER, true, TorchGroups.all().get(0));
        Cells theirs = cells(Way.BUFFER, false, TorchGroups.all().get(0));
        Cells none = new Cells(StepTest.TWO, StepTest.adamW(Way.BUFFER))) {
      Map<String, float[]> gradients = TorchGroups.all().get(0).steps().get(0).gradients();
      for (Cells one : List.of(cells, theirs)) {
        one.step(gradients);
        one.optimizer().swapIn();
        for (Runnable use :
            List.<Runnable>of(
                () -> one.step(gradients), one.optimizer()::state, one.optimizer()::swapIn)) {
          assertEquals(
              "the moving averages are in place of the weights; call swapOut() before",
              assertThrows(IllegalStateException.class, use::run).getMessage());
        }
        one.optimizer().swapOut();
        assertThrows(IllegalStateException.class, one.optimizer()::swapOut);
      }
      assertEquals(
          "there is no moving average of the weights; call optEma(0.999) of the builder",
          assertThrows(IllegalStateException.class, none.optimizer()::swapIn).getMessage());
    }
  }

  /** A tracker of DJL's has no peak that is known: the table shows multiples. */
  @Test
  void aTrackerIsMultipliedToo() {
    try (Cells cells =
        new Cells(
            StepTest.TWO,
            model ->
                HalflifeOptimizers.sgd()
                    .setModel(model)
                    .setLearningRateTracker(Tracker.fixed(0.5f))
                    .optLearningRates(
                        LearningRateRules.empty()
                            .path("a", 0.5)
                            .path("b", Schedule.constant(0.125)))
                    .build())) {
      cells.step(Map.of("a", StepTest.ONES, "b", StepTest.ONES));
      assertEquals(0.75f, cells.values("a")[0]);
      assertEquals(0.875f, cells.values("b")[0]);
      String table = cells.optimizer().plan().toString();
      assertTrue(table.contains("0.5η") && table.contains("0.125"), table);
    }
  }

  @Test
  void aLearningRateThatLeapsIsTheCulprit() {
    for (boolean ours : new boolean[] {true, false}) {
      try (Cells cells =
          new Cells(
              StepTest.TWO,
              DataType.FLOAT32,
              model ->
                  HalflifeOptimizers.adamW()
                      .setModel(model)
                      .optLearningRateTracker((id, step) -> step < 3 ? 0.001f : 0.5f)
                      .optDecay(new Decay.Decoupled(3))
                      .build(),
              ours)) {
        Map<String, float[]> both = Map.of("a", StepTest.ONES, "b", StepTest.ONES);
        cells.step(both);
        cells.step(both);
        IllegalArgumentException e =
            assertThrows(IllegalArgumentException.class, () -> cells.step(both));
        assertTrue(
            e.getMessage()
                .startsWith(
                    "the learning rate of step 2 is 0.5, after at most 0.0010000000474974513 before"),
            e.getMessage());
      }
    }
  }
}
