package halflife.djl.step;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** The memory of arrays, not copied. */
public final class Buffers {
  private Buffers() {}

  /** The memory of an array for which {@link #isPlain} holds. */
  static FloatBuffer of(NDArray array) {
    return array.toByteBuffer(true).asFloatBuffer();
  }

  /**
   * The same memory as an array of a scope, outside of any gradient: arrays made of it belong to
   * the scope too.
   */
  public static NDArray alias(NDArray array, NDManager scope) {
    NDArray same = array.stopGradient();
    same.attach(scope);
    return same;
  }

  /** A copy of all numbers of any array. */
  public static float[] floats(NDArray array) {
    if (isPlain(array)) {
      float[] copy = new float[Math.toIntExact(array.size())];
      of(array).get(copy);
      return copy;
    }
    // DJL makes copies on the way that belong to the array's manager.
    try (NDManager scope = array.getManager().newSubManager(array.getDevice())) {
      return alias(array, scope).toType(DataType.FLOAT32, true).toFloatArray();
    }
  }

  /**
   * Whether an array is floats of libtorch in the processor's memory, one after the other, so that
   * what is written to its buffer is written to it.
   */
  static boolean isPlain(NDArray array) {
    boolean here =
        array instanceof PtNDArray
            && array.getDevice().getDeviceType().equals(Device.Type.CPU)
            && array.getDataType() == DataType.FLOAT32
            && !array.isSparse()
            && array.size() > 0
            && array.size() * Float.BYTES <= Integer.MAX_VALUE;
    return here && isAlias(array);
  }

  /**
   * Whether a buffer shares an array's memory. If the memory is not in order the buffer is a copy,
   * and nothing says so. DJL gives the copy to the manager of the array that is asked.
   */
  private static boolean isAlias(NDArray array) {
    try (NDManager scope = array.getManager().newSubManager()) {
      NDArray owner = alias(array, scope);
      ByteBuffer one = owner.toByteBuffer(true);
      ByteBuffer other = owner.toByteBuffer(true);
      int bits = one.getInt(0);
      one.putInt(0, ~bits);
      boolean same = other.getInt(0) == ~bits;
      one.putInt(0, bits);
      return one.isDirect() && same;
    }
  }
}
