package halflife.djl.watch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.decay.DecayRules;
import halflife.decay.HalfLife;
import halflife.decay.Schedule;
import halflife.djl.Cells;
import halflife.djl.HalflifeOptimizer;
import halflife.djl.HalflifeOptimizers;
import halflife.djl.Watched;
import halflife.djl.step.Routes.Way;
import halflife.evidence.training.WeightHistogram;
import halflife.evidence.training.WeightHistory;
import halflife.optim.Adam;
import halflife.optim.Direction;
import halflife.optim.Rules;
import halflife.optim.Sgd;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the listener says of weights is what happened to them. */
class DecayListenerTest {
  private static final int SIZE = 60;
  private static final Map<String, Shape> MATRIX = Map.of("w", new Shape(6, 10));
  private static final float[] NOTHING = new float[SIZE];

  @Test
  void halfLivesAreThoseOfTheScheduleThoughFewStepsAreMeasured() {
    Schedule rate = Schedule.warmUp(10, Schedule.cosine(0.3, 0, 90));
    for (Decay decay : List.of(new Decay.Decoupled(0.7), new Decay.L2(0.7))) {
      try (Watched watched =
          new Watched(
              MATRIX,
              Watched.by(new Sgd(), decay, rate),
              true,
              listener -> listener.withSamples(2))) {
        for (int epoch = 1; epoch <= 2; epoch++) {
          for (int t = 0; t < 50; t++) {
            watched.cells().step(Map.of("w", NOTHING));
          }
          double expected = HalfLife.halvings(rate, Schedule.constant(0.7), epoch * 50L);
          assertEquals(expected, watched.epoch("w").halfLives(), 1e-12 * expected);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void withoutGradientsAHalfLifeHalvesTheNormAndAllMovementIsDecay(Way way) {
    double lambda = new HalfLife(64).lambda(0.1);
    try (Watched watched =
        new Watched(
            MATRIX,
            model ->
                HalflifeOptimizers.of(new Adam())
                    .setModel(model)
                    .optRules(DecayRules.empty().rest(new Decay.Decoupled(lambda)))
                    .optLearningRate(0.1)
                    .optWay(way)
                    .build())) {
      watched.cells().set("w", Rules.normal(new SplitMix64(1), SIZE));
      for (int t = 0; t < 64; t++) {
        watched.cells().step(Map.of("w", NOTHING));
      }
      WeightHistory.Moment end = watched.epoch("w");
      double start = watched.history("w").moments().get(0).norm();
      assertEquals(start / 2, end.norm(), 1e-5 * start);
      assertEquals(1, end.halfLives(), 1e-12);
      assertEquals(1, end.decayShare().orElseThrow());
      assertEquals(0, end.rotation().orElseThrow(), 1e-6);
      assertEquals(0, end.gradient().orElseThrow());
    }
  }

  @Test
  void withoutDecayNothingIsDecaysAndNothingIsPredicted() {
    try (Watched watched =
        new Watched(MATRIX, Watched.by(new Adam(), new Decay.Decoupled(0), 0.1))) {
      watched.cells().step(Map.of("w", Rules.normal(new SplitMix64(2), SIZE)));
      WeightHistory.Moment end = watched.epoch(WeightGroups.NOT_DECAYED);
      assertEquals(0, end.decayShare().orElseThrow());
      assertEquals(0, end.halfLives());
      assertTrue(end.predictedRotation().isEmpty());
      assertTrue(end.rotation().orElseThrow() > 0);
      assertFalse(watched.history(WeightGroups.NOT_DECAYED).decayed());
      assertEquals(List.of(0.0), watched.listener().losses(1).penalty());
    }
  }

  /** The step's two parts are told apart by doing it again without decay. */
  @Test
  void decaysPartIsTheWayFromWhereTheStepWithoutDecayEnds() {
    SplitMix64 random = new SplitMix64(3);
    float[] start = Rules.normal(random, SIZE);
    float[] gradient = Rules.normal(random, SIZE);
    int unknown = 0;
    for (Direction direction : List.of(new Sgd(), new Adam())) {
      float[] without = stepped(direction, Decay.none(), start, gradient);
      for (Rules.Rule rule : Rules.rules(0.3)) {
        try (Watched watched = new Watched(MATRIX, Watched.by(direction, rule, 0.2))) {
          watched.cells().set("w", start);
          watched.cells().step(Map.of("w", gradient));
          WeightHistory.Moment moment = watched.epoch("w");
          double took = distance(without, watched.cells().values("w"));
          double share = took / (took + distance(start, without));
          if (isTold(direction, rule)) {
            assertEquals(share, moment.decayShare().orElseThrow(), 1e-5, rule.toString());
          } else {
            assertTrue(moment.decayShare().isEmpty(), direction + " " + rule);
            unknown++;
          }
        }
      }
    }
    assertEquals(9, unknown);
  }

  private static boolean isTold(Direction direction, Rules.Rule rule) {
    Decay decay = rule.decay();
    boolean coupledElsewhere = decay instanceof Decay.L2 && !(direction instanceof Sgd);
    return !coupledElsewhere
        && !(decay instanceof Decay.L1)
        && !(decay instanceof Decay.Elastic)
        && !rule.isBounded();
  }

  private static float[] stepped(
      Direction direction, Decay decay, float[] start, float[] gradient) {
    try (Cells cells = new Cells(MATRIX, Watched.by(direction, decay, 0.2))) {
      cells.set("w", start);
      cells.step(Map.of("w", gradient));
      return cells.values("w");
    }
  }

  @Test
  void rotationIsTheAngleAndTheGradientIsTheMeanOverBatchesBeforeClipping() {
    SplitMix64 random = new SplitMix64(4);
    float[] start = Rules.normal(random, SIZE);
    float[] gradient = Rules.normal(random, SIZE);
    try (Watched watched =
        new Watched(
            MATRIX,
            model ->
                HalflifeOptimizers.sgd()
                    .setModel(model)
                    .optLearningRate(0.5)
                    .setRescaleGrad(0.25f)
                    .optClipNorm(1)
                    .build())) {
      watched.cells().set("w", start);
      watched.cells().backward(Map.of("w", gradient));
      watched.cells().step(Map.of("w", gradient));
      WeightHistory.Moment moment = watched.epoch(WeightGroups.NOT_DECAYED);
      float[] end = watched.cells().values("w");
      double cosine = dot(start, end) / Math.sqrt(dot(start, start) * dot(end, end));
      assertEquals(Math.acos(cosine), moment.rotation().orElseThrow(), 1e-9);
      double norm = Math.sqrt(dot(gradient, gradient));
      assertEquals(2 * norm / 4, moment.gradient().orElseThrow(), 1e-5 * norm);
      assertEquals(Math.sqrt(dot(end, end)), moment.norm(), 1e-5 * norm);
    }
  }

  @Test
  void groupsOfSeveralParametersAreOneLongVector() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    shapes.put("a", new Shape(5, 12));
    shapes.put("b", new Shape(6, 10));
    SplitMix64 random = new SplitMix64(5);
    Map<String, float[]> gradients = new LinkedHashMap<>();
    shapes.keySet().forEach(name -> gradients.put(name, Rules.normal(random, SIZE)));
    Map<String, WeightHistory.Moment> moments = new LinkedHashMap<>();
    for (String together : List.of("yes", "no")) {
      try (Watched watched =
          new Watched(
              shapes,
              Watched.by(new Sgd(0.9), new Decay.Decoupled(0.2), 0.1),
              true,
              UnaryOperator.identity(),
              path -> together.equals("yes") ? "all" : path)) {
        for (int t = 0; t < 3; t++) {
          watched.cells().step(gradients);
        }
        watched.listener().onEpoch(watched.cells().trainer());
        watched.listener().groups().forEach(group -> moments.put(group.name(), group.last()));
      }
    }
    WeightHistory.Moment all = moments.get("all");
    double a = moments.get("a").norm();
    double b = moments.get("b").norm();
    assertEquals(Math.hypot(a, b), all.norm(), 1e-9);
    assertEquals(moments.get("a").halfLives(), all.halfLives(), 1e-12);
    assertEquals(
        moments.get("b").predictedRotation().orElseThrow(),
        all.predictedRotation().orElseThrow(),
        1e-9);
    assertEquals(
        Math.hypot(
            moments.get("a").gradient().orElseThrow(), moments.get("b").gradient().orElseThrow()),
        all.gradient().orElseThrow(),
        1e-6);
  }

  @Test
  void djlsOwnTrainerGivesTheSameNumbers() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    shapes.put("a", new Shape(5, 12));
    shapes.put("b", new Shape(6, 10));
    Map<Boolean, List<WeightHistory>> histories = new LinkedHashMap<>();
    for (boolean ours : List.of(true, false)) {
      SplitMix64 random = new SplitMix64(6);
      try (Watched watched =
          new Watched(
              shapes,
              Watched.by(new Adam(), new Decay.Cautious(0.2), 0.1),
              ours,
              listener -> listener.withSamples(3),
              path -> "all")) {
        for (int t = 0; t < 20; t++) {
          float[] g = Rules.normal(random, SIZE);
          watched.cells().step(Map.of("a", g, "b", g));
        }
        watched.epoch("all");
        histories.put(ours, watched.listener().groups());
      }
    }
    assertEquals(histories.get(true), histories.get(false));
  }

  @Test
  void listeningChangesNothing() {
    float[] gradient = Rules.normal(new SplitMix64(7), SIZE);
    try (Watched watched =
            new Watched(MATRIX, Watched.by(new Adam(), new Decay.Lp(0.1, 0.5), 0.1));
        Cells alone = new Cells(MATRIX, Watched.by(new Adam(), new Decay.Lp(0.1, 0.5), 0.1))) {
      for (int t = 0; t < 5; t++) {
        watched.cells().step(Map.of("w", gradient));
        alone.step(Map.of("w", gradient));
        watched.epoch("w");
      }
      assertArrayEquals(alone.values("w"), watched.cells().values("w"));
    }
  }

  /** Such arrays cannot be read in place, so copies are made of them. */
  @Test
  void doublePrecisionIsReadTooAndNoCopyIsLeft() {
    Function<Model, HalflifeOptimizer> adam = Watched.by(new Adam(), new Decay.Decoupled(0.1), 0.1);
    try (Cells cells = new Cells(MATRIX, DataType.FLOAT64, adam, true)) {
      DecayListener listener = DecayListener.of(cells.optimizer());
      listener.onTrainingBegin(cells.trainer());
      cells.step(Map.of("w", NOTHING));
      listener.onEpoch(cells.trainer());
      int before = cells.model().getNDManager().getManagedArrays().size();
      for (int t = 0; t < 10; t++) {
        cells.step(Map.of("w", NOTHING));
        listener.onEpoch(cells.trainer());
      }
      assertEquals(before, cells.model().getNDManager().getManagedArrays().size());
      WeightHistory.Moment last = listener.groups().get(0).last();
      assertEquals(Math.sqrt(SIZE) * Math.pow(0.99, 11), last.norm(), 1e-6);
      assertEquals(1, last.decayShare().orElseThrow());
    }
  }

  @Test
  void histogramCountsWeightsBeforeAndAfter() {
    try (Watched watched = new Watched(MATRIX, Watched.by(new Sgd(), new Decay.L2(1), 0.5))) {
      watched.cells().step(Map.of("w", NOTHING));
      watched.epoch("w");
      WeightHistogram histogram = watched.history("w").histogram().orElseThrow();
      int bins = histogram.before().size();
      assertEquals((long) SIZE, histogram.before().get(bins - 1));
      assertEquals((long) SIZE, histogram.after().get((int) (0.75 * bins)));
    }
  }

  @Test
  void anotherOptimizersListenerSaysThatItSawNoStep() {
    try (Watched watched = new Watched(MATRIX, Watched.by(new Sgd(), Decay.none(), 0.1));
        Cells other = new Cells(MATRIX, Watched.by(new Sgd(), Decay.none(), 0.1))) {
      DecayListener listener = DecayListener.of(other.optimizer());
      assertThrows(IllegalStateException.class, () -> listener.losses(1));
      listener.onTrainingBegin(watched.cells().trainer());
      watched.cells().step(Map.of("w", NOTHING));
      listener.onEpoch(watched.cells().trainer());
      assertTrue(
          assertThrows(IllegalStateException.class, () -> listener.run(0.1, 1))
              .getMessage()
              .contains("no step"));
    }
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }
}
