package halflife.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.decay.DecayPlan;
import halflife.decay.Parameter;
import halflife.decay.Schedule;
import halflife.optim.checkpoint.Checkpoint;
import halflife.optim.checkpoint.Difference;
import halflife.optim.checkpoint.Stored;
import halflife.optim.checkpoint.WeightFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Save, load, go on. */
class StateTest {
  private static final int SEED = 21;
  private static final Schedule RATE = Schedule.cosine(0.05, 0.001, 30);

  @TempDir private Path folder;

  static Stream<Direction> directions() {
    return Rules.directions().stream();
  }

  private static final List<Parameter> PARAMETERS =
      List.of(
          Parameter.of("a.weight", 5, 4), Parameter.of("a.bias", 5), Parameter.of("embed", 6, 3));

  private static Map<String, float[]> weights() {
    SplitMix64 random = new SplitMix64(SEED);
    Map<String, float[]> weights = new LinkedHashMap<>();
    PARAMETERS.forEach(p -> weights.put(p.path(), Rules.normal(random, p.size())));
    return weights;
  }

  private static Optimizer optimizer(
      Direction direction, List<Parameter> parameters, Map<String, float[]> weights) {
    return new Optimizer(
        Settings.of(direction, RATE).withRowDecay(RowDecay.LAZY),
        DecayPlan.standard(new Decay.Decoupled(0.5), parameters),
        weights);
  }

  /** Dense gradients, one now and then missing, and rows of an embedding. */
  private static void run(Optimizer optimizer, int from, int to) {
    for (int t = from; t < to; t++) {
      SplitMix64 random = new SplitMix64(SEED + 1 + t);
      Gradients gradients = new Gradients().put("a.weight", Rules.normal(random, 20));
      if (t % 3 != 0) {
        gradients.put("a.bias", Rules.normal(random, 5));
      }
      if (t % 4 != 1) {
        int[] rows = {random.nextInt(6), random.nextInt(6)};
        gradients.putRows("embed", rows, Rules.normal(random, 6));
      }
      optimizer.step(gradients);
    }
  }

  @ParameterizedTest
  @MethodSource("directions")
  void saveLoadContinueIsUninterruptedBitForBit(Direction direction) {
    Map<String, float[]> whole = weights();
    run(optimizer(direction, PARAMETERS, whole), 0, 20);

    Map<String, float[]> first = weights();
    Optimizer before = optimizer(direction, PARAMETERS, first);
    run(before, 0, 9);
    Path state = folder.resolve("state.safetensors");
    Path saved = folder.resolve("weights.safetensors");
    before.state().write(state);
    WeightFile.save(saved, PARAMETERS, first);

    Map<String, float[]> second = new LinkedHashMap<>();
    PARAMETERS.forEach(p -> second.put(p.path(), new float[p.size()]));
    WeightFile.load(saved, PARAMETERS, second);
    Optimizer after = optimizer(direction, PARAMETERS, second);
    after.restore(Checkpoint.read(state));
    assertEquals(9, after.steps());
    run(after, 9, 20);
    whole.forEach((path, array) -> assertArrayEquals(array, second.get(path), path));
  }

  private static final List<Parameter> CHANGED =
      List.of(
          Parameter.of("a.weight", 4, 4),
          Parameter.of("a.bias", 5),
          Parameter.of("head.weight", 2, 2));

  private static Map<String, float[]> zeros(List<Parameter> parameters) {
    Map<String, float[]> zeros = new LinkedHashMap<>();
    parameters.forEach(p -> zeros.put(p.path(), new float[p.size()]));
    return zeros;
  }

  @Test
  void strictSaysWhatIsMissingExtraOrOfAnotherSize() {
    Optimizer before = optimizer(new Sgd(0.9), PARAMETERS, weights());
    run(before, 0, 3);
    Optimizer after = optimizer(new Sgd(0.9), CHANGED, zeros(CHANGED));
    String message = refused(() -> after.restore(before.state()));
    assertTrue(message.contains("missing head.weight.momentum_buffer"), message);
    assertTrue(message.contains("not expected embed.momentum_buffer"), message);
    assertTrue(message.contains("a.weight.momentum_buffer (4×4 expected, 5×4 found)"), message);
    assertEquals(0, after.steps());
  }

  @Test
  void lenientTakesWhatFitsAndSaysTheSame() {
    Optimizer before = optimizer(new Sgd(0.9), PARAMETERS, weights());
    run(before, 0, 5);
    Optimizer after = optimizer(new Sgd(0.9), CHANGED, zeros(CHANGED));
    Difference difference = after.restoreWhatFits(before.state());
    assertEquals(List.of("a.weight.momentum_buffer"), names(difference));
    assertEquals(5, after.steps());
    Checkpoint state = after.state();
    assertArrayEquals(
        before.state().arrays().get("a.bias.momentum_buffer").floats(""),
        state.arrays().get("a.bias.momentum_buffer").floats(""));
    assertEquals(3, state.arrays().get("a.bias.step").longs("")[0]);
    assertEquals(0, state.arrays().get("a.weight.step").longs("")[0]);
  }

  /** Also where the optimizer had stepped already. */
  @Test
  void lenientLetsWhatDoesNotFitBeginAnew() {
    Optimizer before = optimizer(new Sgd(0.9), PARAMETERS, weights());
    run(before, 0, 5);
    Map<String, float[]> other = zeros(CHANGED);
    Optimizer after = optimizer(new Sgd(0.9), CHANGED, other);
    after.step(Map.of("a.weight", new float[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}));
    after.restoreWhatFits(before.state());
    assertArrayEquals(
        new float[16], after.state().arrays().get("a.weight.momentum_buffer").floats(""));
    assertEquals(0, after.state().arrays().get("a.weight.step").longs("")[0]);
  }

  @Test
  void lazyDecayOfAnotherNumberOfRowsBeginsAnew() {
    for (int rows : new int[] {3, 10}) {
      List<Parameter> small = List.of(Parameter.of("embed", 6, 3));
      Optimizer before = optimizer(new Sgd(), small, zeros(small));
      before.step(new Gradients().putRows("embed", new int[] {1}, new float[3]));
      List<Parameter> other = List.of(Parameter.of("embed", rows, 3));
      Map<String, float[]> weights = zeros(other);
      Arrays.fill(weights.get("embed"), 1);
      Optimizer after = optimizer(new Sgd(), other, weights);
      after.restoreWhatFits(before.state());
      after.settle();
      assertEquals(1, weights.get("embed")[8], rows + " rows");
    }
  }

  @Test
  void anArrayThatIsNotAsLongAsItsShapeSaysIsRefused() {
    String message = refused(() -> Stored.of(List.of(1, 2), new float[3]));
    assertEquals("an array of shape [1, 2] cannot have 3 numbers", message);
  }

  @Test
  void weightsThatAreNotThoseOfTheParametersAreNotSaved() {
    Path file = folder.resolve("weights.safetensors");
    String message = refused(() -> WeightFile.save(file, PARAMETERS.subList(0, 1), weights()));
    assertTrue(message.contains("not expected a.bias, embed"), message);
    assertTrue(!Files.exists(file));
  }

  private static List<String> names(Difference difference) {
    return difference.resized().stream().map(Difference.Resized::name).toList();
  }

  @Test
  void weightsAreLoadedStrictlyOrAsFarAsTheyFit() {
    Path file = folder.resolve("weights.safetensors");
    Map<String, float[]> weights = weights();
    WeightFile.save(file, PARAMETERS, weights);
    Map<String, float[]> other = zeros(CHANGED);
    String message = refused(() -> WeightFile.load(file, CHANGED, other));
    assertTrue(
        message.endsWith(
            "missing head.weight; not expected embed; of another size a.weight (4×4 expected, 5×4"
                + " found)"),
        message);
    assertArrayEquals(new float[5], other.get("a.bias"));
    Difference difference = WeightFile.loadWhatFits(file, CHANGED, other);
    assertEquals(List.of("head.weight"), difference.missing());
    assertArrayEquals(weights.get("a.bias"), other.get("a.bias"));
    assertArrayEquals(new float[16], other.get("a.weight"));
  }

  @Test
  void statesOfAnotherKindAreRefused() {
    Optimizer sgd = optimizer(new Sgd(0.9), PARAMETERS, weights());
    Checkpoint state = sgd.state();
    Optimizer adam = optimizer(new Adam(), PARAMETERS, weights());
    assertEquals(
        "the state is of SGD, but the optimizer is Adam", refused(() -> adam.restore(state)));
    assertEquals(
        "the state does not say of which optimizer it is, but the optimizer is SGD",
        refused(() -> sgd.restore(without(state, "optimizer"))));
    assertEquals(
        "the state does not say of which version it is, but this Halflife reads version 1",
        refused(() -> sgd.restore(without(state, "version"))));
    String version = refused(() -> sgd.restore(with(state, "version", "2")));
    assertTrue(version.contains("version 2") && version.contains("reads version 1"), version);
    refused(() -> sgd.restore(with(state, "format", "pt")));
    refused(() -> sgd.restore(with(state, "steps", "-1")));
    refused(() -> sgd.restoreWhatFits(with(state, "steps", "many")));
    assertEquals(0, sgd.steps());
  }

  private static Checkpoint without(Checkpoint state, String key) {
    Map<String, String> metadata = new LinkedHashMap<>(state.metadata());
    metadata.remove(key);
    return new Checkpoint(metadata, state.arrays());
  }

  private static Checkpoint with(Checkpoint state, String key, String value) {
    Map<String, String> metadata = new LinkedHashMap<>(state.metadata());
    metadata.put(key, value);
    return new Checkpoint(metadata, state.arrays());
  }

  @Test
  void numbersOfAnotherTypeAreRefusedAndNothingHasChanged() {
    Optimizer optimizer = optimizer(new Sgd(0.9), PARAMETERS, weights());
    run(optimizer, 0, 4);
    Checkpoint state = optimizer.state();
    Map<String, Stored> arrays = new LinkedHashMap<>(state.arrays());
    arrays.put("embed.step", Stored.of(3.0));
    Checkpoint wrong = new Checkpoint(with(state, "steps", "9").metadata(), arrays);
    String message = refused(() -> optimizer.restore(wrong));
    assertEquals("embed.step has numbers of type F64, but must have I64", message);
    assertEquals(4, optimizer.steps());
    optimizer.restore(state);
  }

  private static String refused(Runnable call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }
}
