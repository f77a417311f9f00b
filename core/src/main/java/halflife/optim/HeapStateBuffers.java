package halflife.optim;

import halflife.core.Internal;
import halflife.decay.Parameter;
import java.util.Arrays;

/** The state an optimizer keeps for one parameter, in arrays of Java's. */
@Internal
public final class HeapStateBuffers implements StateBuffers {
  private final float[][] arrays;

  /** Makes room for a parameter's state. Frozen weights have none. */
  public HeapStateBuffers(Direction direction, Parameter parameter) {
    this(direction.slots().size(), parameter.frozen() ? 0 : parameter.size());
  }

  /** Makes room for so many slots of so many numbers. */
  public HeapStateBuffers(int slots, int size) {
    arrays = new float[slots][size];
  }

  private HeapStateBuffers(float[][] arrays) {
    this.arrays = arrays;
  }

  /** State in Java's memory: the same if it is there already, otherwise a copy. */
  static HeapStateBuffers of(StateBuffers state, int slots) {
    if (state instanceof HeapStateBuffers here) {
      return here;
    }
    float[][] copies = new float[slots][];
    for (int s = 0; s < slots; s++) {
      copies[s] = state.read(s);
    }
    return new HeapStateBuffers(copies);
  }

  /** An array for each slot, not a copy. */
  public float[][] arrays() {
    return arrays;
  }

  @Override
  public float[] read(int slot) {
    return arrays[slot].clone();
  }

  @Override
  public void write(int slot, float[] values) {
    System.arraycopy(values, 0, arrays[slot], 0, values.length);
  }

  @Override
  public void fill(int slot, float value) {
    Arrays.fill(arrays[slot], value);
  }
}
