package halflife.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.djl.step.Routes.Way;
import halflife.optim.Adam;
import halflife.optim.Direction;
import halflife.optim.NAdam;
import halflife.optim.RmsProp;
import halflife.optim.Rules;
import halflife.optim.Sgd;
import halflife.optim.checkpoint.Difference;
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
import org.junit.jupiter.params.provider.MethodSource;

/** A run that is saved and loaded goes on as if nothing had happened. */
class ResumeTest {
  private static final Map<String, Shape> SHAPES =
      new LinkedHashMap<>(Map.of("a.weight", new Shape(30, 7), "a.bias", new Shape(30)));

  @TempDir private Path folder;

  static Stream<Arguments> optimizers() {
    List<Arguments> all = new ArrayList<>();
    for (Way way : Way.values()) {
      for (Direction direction :
          List.of(
              new Sgd(0.9),
              new Adam(0.9, 0.99, 1e-8, true),
              new NAdam(),
              new RmsProp(0.9, 1e-6, true, 0.8))) {
        all.add(Arguments.of(way, direction));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void saveLoadContinueIsUninterruptedBitForBit(Way way, Direction direction) {
    Path file = folder.resolve("run.safetensors");
    try (Cells whole = cells(SHAPES, way, direction);
        Cells first = cells(SHAPES, way, direction);
        Cells second = cells(SHAPES, way, direction)) {
      SplitMix64 random = new SplitMix64(3);
      List<Map<String, float[]>> gradients = new ArrayList<>();
      for (int t = 0; t < 12; t++) {
        gradients.add(gradients(random));
      }
      gradients.forEach(whole::step);
      gradients.subList(0, 5).forEach(first::step);
      TrainingFile.save(file, first.model(), first.optimizer());
      TrainingFile.load(file, second.model(), second.optimizer());
      assertEquals(5, second.optimizer().steps());
      gradients.subList(5, 12).forEach(second::step);
      SHAPES.keySet().forEach(n -> assertArrayEquals(whole.values(n), second.values(n), n));
    }
  }

  @Test
  void aRunGoesOnAnotherWay() {
    Path file = folder.resolve("run.safetensors");
    try (Cells torch = cells(SHAPES, Way.TORCH, new Adam());
        Cells array = cells(SHAPES, Way.ARRAY, new Adam())) {
      SplitMix64 random = new SplitMix64(4);
      torch.step(gradients(random));
      TrainingFile.save(file, torch.model(), torch.optimizer());
      TrainingFile.load(file, array.model(), array.optimizer());
      Map<String, float[]> next = gradients(random);
      torch.step(next);
      array.step(next);
      SHAPES.keySet().forEach(n -> assertArrayEquals(torch.values(n), array.values(n), 1e-6f, n));
    }
  }

  @Test
  void anotherModelIsRefusedByNameAndNothingHasChanged() {
    Path file = folder.resolve("run.safetensors");
    Map<String, Shape> other = Map.of("b.weight", new Shape(30, 7), "a.bias", new Shape(31));
    try (Cells saved = cells(SHAPES, Way.BUFFER, new Adam());
        Cells found = cells(other, Way.BUFFER, new Adam())) {
      saved.step(gradients(new SplitMix64(5)));
      TrainingFile.save(file, saved.model(), saved.optimizer());
      float[] before = found.values("a.bias");
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> TrainingFile.load(file, found.model(), found.optimizer()));
      assertEquals(
          "what is saved is not of this model: missing b.weight; not expected a.weight; of another"
              + " size a.bias (31 expected, 30 found)",
          e.getMessage());
      assertArrayEquals(before, found.values("a.bias"));
      assertEquals(0, found.optimizer().steps());
    }
  }

  @Test
  void whatFitsIsLoadedAndTheRestIsNamed() {
    Path file = folder.resolve("run.safetensors");
    Map<String, Shape> larger = new LinkedHashMap<>(SHAPES);
    larger.put("head.weight", new Shape(2, 30));
    try (Cells saved = cells(SHAPES, Way.BUFFER, new Adam());
        Cells found = cells(larger, Way.BUFFER, new Adam())) {
      saved.step(gradients(new SplitMix64(6)));
      TrainingFile.save(file, saved.model(), saved.optimizer());
      Difference left = TrainingFile.loadWhatFits(file, found.model(), found.optimizer());
      assertTrue(left.missing().contains("head.weight"), left.toString());
      assertTrue(left.missing().contains("head.weight.exp_avg"), left.toString());
      SHAPES.keySet().forEach(n -> assertArrayEquals(saved.values(n), found.values(n), n));
      Map<String, float[]> next = gradients(new SplitMix64(7));
      saved.step(next);
      found.step(next);
      SHAPES.keySet().forEach(n -> assertArrayEquals(saved.values(n), found.values(n), n));
    }
  }

  @Test
  void aModelAloneIsReadFromAFileOfBoth() {
    Path file = folder.resolve("run.safetensors");
    try (Cells saved = cells(SHAPES, Way.BUFFER, new Sgd(0.9));
        Cells found = cells(SHAPES, Way.BUFFER, new Adam())) {
      saved.step(gradients(new SplitMix64(8)));
      TrainingFile.save(file, saved.model(), saved.optimizer());
      TrainingFile.loadModel(file, found.model());
      SHAPES.keySet().forEach(n -> assertArrayEquals(saved.values(n), found.values(n), n));
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> TrainingFile.load(file, found.model(), found.optimizer()));
      assertEquals("the state is of SGD, but the optimizer is Adam", e.getMessage());
    }
  }

  @Test
  void aModelAndAnOptimizerOfAnotherAreRefused() {
    Path file = folder.resolve("run.safetensors");
    try (Cells one = cells(SHAPES, Way.BUFFER, new Adam());
        Cells other = cells(SHAPES, Way.BUFFER, new Adam())) {
      String said =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> TrainingFile.save(file, one.model(), other.optimizer()))
              .getMessage();
      assertTrue(said.startsWith("the optimizer was made for another model"), said);
    }
  }

  @Test
  void aFileOfAModelAloneIsSaidAndAFolderIsMade() {
    Path file = folder.resolve("new/folder/model.safetensors");
    try (Cells one = cells(SHAPES, Way.BUFFER, new Adam())) {
      TrainingFile.saveModel(file, one.model());
      assertEquals(
          file + " holds a model, but no state of an optimizer; read it with loadModel",
          assertThrows(
                  IllegalArgumentException.class,
                  () -> TrainingFile.load(file, one.model(), one.optimizer()))
              .getMessage());
    }
  }

  private static Map<String, float[]> gradients(SplitMix64 random) {
    Map<String, float[]> gradients = new LinkedHashMap<>();
    SHAPES.forEach((name, s) -> gradients.put(name, Rules.normal(random, (int) s.size())));
    return gradients;
  }

  private static Cells cells(Map<String, Shape> shapes, Way way, Direction direction) {
    return new Cells(
        shapes,
        model ->
            HalflifeOptimizers.of(direction)
                .setModel(model)
                .optDecay(new Decay.L2(0.1))
                .optLearningRate(0.01)
                .optWay(way)
                .build());
  }
}
