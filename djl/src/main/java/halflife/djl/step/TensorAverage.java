package halflife.djl.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import halflife.core.Workers;
import halflife.optim.StateBuffers;
import halflife.optim.kernel.MovingAverage;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The exponential moving average of a parameter's weights, in an array beside them: float32, or
 * float64 where they are.
 */
public final class TensorAverage {
  /** Weights in a task of a thread. */
  private static final int TASK = 1 << 18;

  private final ArrayStateBuffers buffer;
  private final boolean inMemory;
  private final Workers workers;
  private @Nullable NDArray weights;

  /**
   * An average that has not begun.
   *
   * @param manager owns the array
   * @param weight the weights
   * @param inMemory whether both are plain floats in the processor's memory
   */
  TensorAverage(NDManager manager, NDArray weight, boolean inMemory, Workers workers) {
    buffer = new ArrayStateBuffers(manager, 1, weight, ArrayRoute.arithmetic(weight));
    this.inMemory = inMemory;
    this.workers = workers;
  }

  /** One slot with the average. */
  public StateBuffers buffer() {
    return buffer;
  }

  /**
   * θ̄ ← kθ̄ + (1 − k)θ.
   *
   * @param keep k
   */
  public void update(NDArray weight, double keep) {
    NDArray average = buffer.array(0);
    if (inMemory) {
      FloatBuffer to = Buffers.of(average);
      FloatBuffer from = Buffers.of(weight);
      int size = from.limit();
      workers
          .forNumbers(size)
          .run(
              (size + TASK - 1) / TASK,
              task -> {
                int start = task * TASK;
                int end = size - start > TASK ? start + TASK : size;
                MovingAverage.update(to, from, start, end, keep);
              });
      return;
    }
    try (NDManager scope = average.getManager().newSubManager()) {
      NDArray theta = Buffers.alias(weight, scope).toType(average.getDataType(), false);
      Entries mean = new Entries(Buffers.alias(average, scope));
      mean.average((float) keep, new Entries(theta), (float) (1 - keep));
    }
  }

  /** Puts the average in place of the weights, and those aside. */
  public void swapIn(NDArray weight) {
    NDManager owner = buffer.array(0).getManager();
    try (NDManager scope = owner.newSubManager()) {
      NDArray here = Buffers.alias(weight, scope);
      NDArray copy = here.duplicate();
      copy.attach(owner);
      weights = copy;
      NDArray average = Buffers.alias(buffer.array(0), scope);
      ArrayStateBuffers.assign(here, average.toType(weight.getDataType(), false));
    }
  }

  /** Puts the weights back, if they are aside. */
  public void swapOut(NDArray weight) {
    NDArray copy = weights;
    if (copy != null) {
      weights = null;
      try (NDManager scope = copy.getManager().newSubManager()) {
        ArrayStateBuffers.assign(Buffers.alias(weight, scope), copy);
      }
      copy.close();
    }
  }
}
