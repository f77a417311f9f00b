package halflife.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import halflife.djl.plan.ModelParameters;
import halflife.djl.step.ArrayStateBuffers;
import halflife.djl.step.Buffers;
import halflife.optim.checkpoint.Difference;
import halflife.optim.checkpoint.Stored;
import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arrays of a model, read and written by path: weights and running statistics. */
final class ModelArrays {
  private final ModelParameters parameters;

  ModelArrays(Model model) {
    parameters = ModelParameters.of(model);
  }

  /** All of them; half precision becomes single precision, which loses nothing. */
  Map<String, Stored> read() {
    Map<String, Stored> arrays = new LinkedHashMap<>();
    for (ModelParameters.Entry entry : parameters.entries()) {
      List<Integer> axes = entry.axes();
      NDArray array = array(entry);
      arrays.put(entry.path(), new Stored(axes, numbers(array)));
    }
    return arrays;
  }

  private static NDArray array(ModelParameters.Entry entry) {
    if (!entry.source().isInitialized()) {
      throw new IllegalStateException(
          entry.path() + " has no array yet; call trainer.initialize(…) first");
    }
    return entry.source().getArray();
  }

  private static Stored.Numbers numbers(NDArray array) {
    return array.getDataType() == DataType.FLOAT64
        ? new Stored.Doubles(array.toDoubleArray())
        : new Stored.Floats(Buffers.floats(array));
  }

  /** The difference between saved arrays and those of the model. */
  Difference difference(Map<String, Stored> saved) {
    Map<String, List<Integer>> expected = new LinkedHashMap<>();
    parameters.entries().forEach(entry -> expected.put(entry.path(), entry.axes()));
    Map<String, List<Integer>> found = new LinkedHashMap<>();
    saved.forEach((path, array) -> found.put(path, array.shape()));
    return Difference.of(expected, found);
  }

  /**
   * Checks that what fits can be written.
   *
   * @throws IllegalArgumentException if it is of a type that no weight has
   */
  void check(Map<String, Stored> saved, Difference difference) {
    fitting(difference).forEach(entry -> buffer(entry.path(), saved));
  }

  /** Writes what fits. */
  void write(Map<String, Stored> saved, Difference difference) {
    for (ModelParameters.Entry entry : fitting(difference)) {
      NDArray array = array(entry);
      try (NDManager scope = array.getManager().newSubManager(array.getDevice())) {
        Buffer buffer = buffer(entry.path(), saved);
        DataType type = buffer instanceof DoubleBuffer ? DataType.FLOAT64 : DataType.FLOAT32;
        NDArray from = scope.create(buffer, array.getShape(), type);
        ArrayStateBuffers.assign(
            Buffers.alias(array, scope), from.toType(array.getDataType(), false));
      }
    }
  }

  private List<ModelParameters.Entry> fitting(Difference difference) {
    return parameters.entries().stream().filter(e -> !difference.isAbout(e.path())).toList();
  }

  private static Buffer buffer(String path, Map<String, Stored> saved) {
    Stored stored = saved.get(path);
    if (stored != null && stored.numbers() instanceof Stored.Floats floats) {
      return FloatBuffer.wrap(floats.values());
    }
    if (stored != null && stored.numbers() instanceof Stored.Doubles doubles) {
      return DoubleBuffer.wrap(doubles.values());
    }
    throw new IllegalArgumentException(path + " is saved as whole numbers, but weights are not");
  }
}
