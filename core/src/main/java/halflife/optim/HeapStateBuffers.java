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
    arrays = new float[direction.slots().size()][parameter.frozen() ? 0 : parameter.size()];
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
