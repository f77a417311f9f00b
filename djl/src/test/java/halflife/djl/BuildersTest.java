package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import ai.djl.training.tracker.Tracker;
import halflife.optim.Adagrad;
import halflife.optim.Adam;
import halflife.optim.Direction;
import halflife.optim.Lion;
import halflife.optim.Muon;
import halflife.optim.NAdam;
import halflife.optim.RAdam;
import halflife.optim.RmsProp;
import halflife.optim.Sgd;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said to a builder, or saved of a model alone, arrives. */
class BuildersTest {
  private static Direction of(HalflifeBuilder<?> builder) {
    builder.setBlock(Linear.builder().setUnits(1).build());
    builder.optLearningRateTracker(Tracker.fixed(0.1f));
    return builder.build().recipe().direction();
  }

  @Test
  void everyOptionOfADirectionArrives() {
    assertEquals(
        new Sgd(0.8, 0.3, false), of(HalflifeOptimizers.sgd().optMomentum(0.8).optDampening(0.3)));
    assertEquals(
        new Sgd(0.8, 0, true), of(HalflifeOptimizers.sgd().optMomentum(0.8).optNesterov(true)));
    assertEquals(
        new Adam(0.7, 0.8, 1e-5, true),
        of(
            HalflifeOptimizers.adam()
                .optBeta1(0.7)
                .optBeta2(0.8)
                .optEpsilon(1e-5)
                .optAmsgrad(true)));
    assertEquals(
        new NAdam(0.7, 0.8, 1e-5, 0.01),
        of(
            HalflifeOptimizers.nadam()
                .optBeta1(0.7)
                .optBeta2(0.8)
                .optEpsilon(1e-5)
                .optMomentumDecay(0.01)));
    assertEquals(
        new RAdam(0.7, 0.8, 1e-5),
        of(HalflifeOptimizers.radam().optBeta1(0.7).optBeta2(0.8).optEpsilon(1e-5)));
    assertEquals(
        new RmsProp(0.7, 1e-5, true, 0.6),
        of(
            HalflifeOptimizers.rmsprop()
                .optAlpha(0.7)
                .optEpsilon(1e-5)
                .optCentered(true)
                .optMomentum(0.6)));
    assertEquals(new RmsProp(0.9, 1e-8, false, 0), of(HalflifeOptimizers.rmsprop().optRho(0.9)));
    assertEquals(
        new Adagrad(0.02, 0, 1e-5),
        of(HalflifeOptimizers.adagrad().optLearningRateDecay(0.02).optEpsilon(1e-5)));
    assertEquals(
        new Muon(0.8, false, 3, 1e-7, true, new Adam(0.7, 0.8)),
        of(
            HalflifeOptimizers.muon()
                .optMomentum(0.8)
                .optNesterov(false)
                .optIterations(3)
                .optMatchRms(true)
                .optOthers(new Adam(0.7, 0.8))));
    assertEquals(new Lion(0.7, 0.8), of(HalflifeOptimizers.lion().optBeta1(0.7).optBeta2(0.8)));
  }

  /** The table in docs/djl.md, as DJL's builders have it. */
  @Test
  void djlsDefaultsAreThoseOfThePage() throws ReflectiveOperationException {
    for (Object adam : List.of(Optimizer.adam(), Optimizer.adamW())) {
      assertEquals(List.of(0.9f, 0.999f, 1e-8f), read(adam, "beta1", "beta2", "epsilon"));
    }
    assertEquals(
        List.of(0.9f, 0.9f, 1e-8f, false),
        read(Optimizer.rmsprop(), "rho", "momentum", "epsilon", "centered"));
    assertEquals(List.of(1e-8f), read(Optimizer.adagrad(), "epsilon"));
    assertEquals(List.of(0f), read(Optimizer.sgd(), "momentum"));
    for (Object builder :
        List.of(Optimizer.adam(), Optimizer.adamW(), Optimizer.rmsprop(), Optimizer.adagrad())) {
      ParameterTracker rate = (ParameterTracker) read(builder, "learningRateTracker").get(0);
      assertEquals(1e-3f, rate.getNewValue("any", 1));
    }
    assertEquals(new RmsProp(0.99, 1e-8, false, 0), of(HalflifeOptimizers.rmsprop()));
    assertEquals(new Adagrad(0, 0, 1e-10), of(HalflifeOptimizers.adagrad()));
    assertEquals(new Adam(0.9, 0.999, 1e-8, false), of(HalflifeOptimizers.adamW()));
    assertEquals(new Sgd(0, 0, false), of(HalflifeOptimizers.sgd()));
  }

  private static List<Object> read(Object builder, String... names)
      throws ReflectiveOperationException {
    List<Object> values = new ArrayList<>();
    for (String name : names) {
      Field field = builder.getClass().getDeclaredField(name);
      field.setAccessible(true);
      values.add(field.get(builder));
    }
    return values;
  }

  @Test
  void aModelSavedAloneIsLoadedAlone(@TempDir Path folder) {
    Map<String, Shape> shapes = Map.of("a", new Shape(2));
    Path file = folder.resolve("model.safetensors");
    try (Cells one = new Cells(shapes, m -> HalflifeOptimizers.adamW().setModel(m).build());
        Cells other = new Cells(shapes, m -> HalflifeOptimizers.lion().setModel(m).build())) {
      one.set("a", new float[] {3, 4});
      TrainingFile.saveModel(file, one.model());
      TrainingFile.loadModel(file, other.model());
      assertArrayEquals(new float[] {3, 4}, other.values("a"));
    }
  }
}
