package halflife.djl.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import halflife.optim.StateBuffers;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** State in DJL arrays beside the weights. */
public final class ArrayStateBuffers implements StateBuffers {
  private static final NDIndex ALL = new NDIndex("...");

  private final List<NDArray> arrays = new ArrayList<>();

  /**
   * Makes room for a parameter.
   *
   * @param manager owns the arrays
   * @param count the number of slots
   * @param like the weights: their shape and device
   * @param type the type in which state is kept
   */
  ArrayStateBuffers(NDManager manager, int count, NDArray like, DataType type) {
    Shape shape = like.getShape();
    for (int s = 0; s < count; s++) {
      arrays.add(manager.zeros(shape, type));
    }
  }

  /** The array of a slot, not a copy. */
  NDArray array(int slot) {
    return arrays.get(slot);
  }

  /** The same memory as arrays of a scope, so that arrays made of them belong there too. */
  List<Entries> entries(NDManager scope) {
    return arrays.stream().map(array -> new Entries(Buffers.alias(array, scope))).toList();
  }

  /** Replaces all that is in an array, in place. */
  public static void assign(NDArray to, NDArray from) {
    to.set(ALL, from);
  }

  @Override
  public float[] read(int slot) {
    return Buffers.floats(arrays.get(slot));
  }

  @Override
  public void write(int slot, float[] values) {
    NDArray array = arrays.get(slot);
    try (NDArray floats =
            array
                .getManager()
                .create(FloatBuffer.wrap(values), array.getShape(), DataType.FLOAT32);
        NDArray typed = floats.toType(array.getDataType(), true)) {
      assign(array, typed);
    }
  }

  @Override
  public void fill(int slot, float value) {
    arrays.get(slot).set(ALL, value);
  }
}
