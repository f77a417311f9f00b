package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.loss.Loss;
import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.decay.Schedule;
import halflife.djl.step.Routes.Way;
import halflife.djl.watch.DecayListener;
import halflife.evidence.training.WeightHistory;
import halflife.optim.Adam;
import halflife.optim.Rules;
import halflife.optim.checkpoint.Checkpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An optimizer goes from one trainer of a model to the next and goes on there. */
class SecondTrainerTest {
  private static final Map<String, Shape> SHAPES = new LinkedHashMap<>();

  static {
    SHAPES.put("body.weight", new Shape(30, 7));
    SHAPES.put("head.weight", new Shape(5, 30));
  }

  static Stream<Arguments> trainers() {
    List<Arguments> all = new ArrayList<>();
    for (Way way : Way.values()) {
      for (boolean first : new boolean[] {true, false}) {
        for (boolean second : new boolean[] {true, false}) {
          all.add(Arguments.of(way, first, second));
        }
      }
    }
    return all.stream();
  }

  private static Cells cells(Way way, boolean ours) {
    return new Cells(
        SHAPES,
        DataType.FLOAT32,
        model ->
            HalflifeOptimizers.of(new Adam(0.9, 0.99, 1e-8, true))
                .setModel(model)
                .optDecay(new Decay.Decoupled(0.1))
                .optLearningRate(Schedule.cosine(0.05, 0, 12))
                .optEma(0.8)
                .optWay(way)
                .build(),
        ours);
  }

  private static List<Map<String, float[]>> gradients() {
    SplitMix64 random = new SplitMix64(12);
    List<Map<String, float[]>> all = new ArrayList<>();
    for (int t = 0; t < 9; t++) {
      Map<String, float[]> one = new LinkedHashMap<>();
      SHAPES.forEach((name, s) -> one.put(name, Rules.normal(random, (int) s.size())));
      all.add(one);
    }
    return all;
  }

  /** State, average, schedule and count: as if there had been one trainer, bit for bit. */
  @ParameterizedTest
  @MethodSource("trainers")
  void itGoesOnWhereItWas(Way way, boolean first, boolean second) {
    try (Cells whole = cells(way, first);
        Cells parted = cells(way, first)) {
      List<Map<String, float[]>> gradients = gradients();
      gradients.forEach(whole::step);
      gradients.subList(0, 4).forEach(parted::step);
      parted.again(second);
      assertEquals(4, parted.optimizer().steps());
      gradients.subList(4, 9).forEach(parted::step);
      assertEquals(9, parted.optimizer().steps());
      SHAPES.keySet().forEach(n -> assertArrayEquals(whole.values(n), parted.values(n), n));
      whole.optimizer().swapIn();
      parted.optimizer().swapIn();
      SHAPES.keySet().forEach(n -> assertArrayEquals(whole.values(n), parted.values(n), n));
    }
  }

  /** The head first, then all of it: the body begins with its own first step. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void whatWasFrozenInTheFirstPhaseBeginsInTheSecond(Way way) {
    try (Cells phases = cells(way, true);
        Cells fresh = cells(way, true)) {
      Parameter body = phases.model().getBlock().getDirectParameters().get("body.weight");
      List<Map<String, float[]>> gradients = gradients();
      body.freeze(true);
      Map<String, float[]> head = Map.of("head.weight", gradients.get(0).get("head.weight"));
      phases.step(head);
      phases.step(head);
      phases.again(true);
      body.freeze(false);
      phases.step(gradients.get(1));
      assertEquals(3, phases.optimizer().steps());
      Checkpoint state = phases.optimizer().state();
      assertEquals(1, state.arrays().get("body.weight.step").longs("")[0]);
      assertEquals(3, state.arrays().get("head.weight.step").longs("")[0]);
      fresh.step(gradients.get(1));
      assertArrayEquals(
          fresh.optimizer().state().arrays().get("body.weight.exp_avg").floats(""),
          state.arrays().get("body.weight.exp_avg").floats(""));
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void theStateCanBeSavedAndTheAveragesTakenAfterATrainerIsClosed(Way way) {
    try (Cells cells = cells(way, true)) {
      gradients().forEach(cells::step);
      Checkpoint before = cells.optimizer().state();
      float[] weights = cells.values("head.weight");
      cells.trainer().close();
      Checkpoint after = cells.optimizer().state();
      assertEquals(before.metadata(), after.metadata());
      assertEquals(before.shapes(), after.shapes());
      for (String name : List.of("head.weight.exp_avg", "head.weight.ema")) {
        assertArrayEquals(
            before.arrays().get(name).floats(name), after.arrays().get(name).floats(name), name);
      }
      cells.optimizer().swapIn();
      assertArrayEquals(
          after.arrays().get("head.weight.ema").floats(""), cells.values("head.weight"));
      cells.optimizer().swapOut();
      assertArrayEquals(weights, cells.values("head.weight"));
      cells.optimizer().restore(before);
      assertEquals(9, cells.optimizer().steps());
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void averagesThatAreInWhenATrainerClosesStayAsWeights(Way way) {
    try (Cells cells = cells(way, true)) {
      List<Map<String, float[]>> gradients = gradients();
      gradients.subList(0, 4).forEach(cells::step);
      float[] before = cells.values("head.weight");
      cells.optimizer().swapIn();
      float[] averages = cells.values("head.weight");
      assertFalse(Arrays.equals(before, averages));
      cells.again(true);
      assertArrayEquals(averages, cells.values("head.weight"));
      cells.step(gradients.get(4));
      assertEquals(5, cells.optimizer().steps());
    }
  }

  /** DJL closes a trainer that somebody forgot when it is collected, in the middle of the next. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void aForgottenTrainerDoesNotDisturbTheNext(Way way) {
    try (Cells cells = cells(way, true)) {
      cells.step(gradients().get(0));
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(cells.optimizer());
      try (HalflifeTrainer next = HalflifeTrainer.of(cells.model(), config)) {
        cells.backward(gradients().get(1));
        next.step();
        float[] weights = cells.values("head.weight");
        cells.optimizer().swapIn();
        cells.trainer().close();
        cells.optimizer().swapOut();
        assertArrayEquals(weights, cells.values("head.weight"));
        assertEquals(2, cells.optimizer().steps());
      }
    }
  }

  @Test
  void aClosedOptimizerIsRefusedAtOnce() {
    try (Cells cells = cells(Way.BUFFER, true)) {
      cells.step(gradients().get(0));
      cells.optimizer().close();
      String message =
          "this optimizer was closed, and its state is gone; save or restore it before, or make a"
              + " new one";
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(Loss.l2Loss()).optOptimizer(cells.optimizer());
      assertEquals(
          message,
          assertThrows(IllegalStateException.class, () -> HalflifeTrainer.of(cells.model(), config))
              .getMessage());
      assertEquals(
          message,
          assertThrows(IllegalStateException.class, () -> cells.step(gradients().get(1)))
              .getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void aModelThatIsClosedBeforeItsTrainerDoesNotDisturb(Way way) {
    Cells cells = cells(way, true);
    cells.step(gradients().get(0));
    cells.model().close();
    cells.trainer().close();
  }

  /** Half-lives are counted over both phases. */
  @ParameterizedTest
  @EnumSource(Way.class)
  void aListenerHearsBothPhases(Way way) {
    try (Cells whole = cells(way, true);
        Cells parted = cells(way, true)) {
      WeightHistory.Moment one = heard(whole, false);
      WeightHistory.Moment two = heard(parted, true);
      assertEquals(one, two);
    }
  }

  private static WeightHistory.Moment heard(Cells cells, boolean parted) {
    DecayListener listener = DecayListener.of(cells.optimizer()).withSamples(Integer.MAX_VALUE);
    listener.onTrainingBegin(cells.trainer());
    List<Map<String, float[]>> gradients = gradients();
    gradients.subList(0, 4).forEach(cells::step);
    if (parted) {
      cells.again(true);
    }
    gradients.subList(4, 9).forEach(cells::step);
    listener.onEpoch(cells.trainer());
    List<WeightHistory.Moment> moments = listener.groups().get(0).moments();
    return moments.get(moments.size() - 1);
  }
}
