package halflife.optim;

import halflife.core.Workers;
import halflife.decay.Decision;
import halflife.decay.Parameter;
import halflife.optim.kernel.Gathered;
import halflife.optim.kernel.Update;

/**
 * A parameter in training whose weights are an array of Java's.
 *
 * <p>Two paths of one array (tied weights) share it, so that it decays once.
 */
final class Weights {
  private final TrainedParameter tensor;
  private final float[] values;
  private final HeapStateBuffers slots;
  private final Workers workers;

  Weights(Decision decision, float[] values, Direction direction, Workers workers) {
    this.values = values;
    this.workers = workers;
    Direction own = direction.of(decision.parameter());
    slots = new HeapStateBuffers(own, decision.parameter());
    tensor = new TrainedParameter(decision, own, slots);
  }

  TrainedParameter tensor() {
    return tensor;
  }

  Parameter parameter() {
    return tensor.parameter();
  }

  float[] values() {
    return values;
  }

  /** Threads for going over so many numbers. */
  Workers workers(int count) {
    return workers.forNumbers(count);
  }

  /** The number of rows of the first axis. */
  int rows() {
    return parameter().rows();
  }

  /** The number of weights in a row of the first axis. */
  int rowSize() {
    return values.length / rows();
  }

  /** Moves some rows, whose gradients are one after the other. */
  void moveRows(Update update, int[] rows, float[] gradient) {
    int size = rowSize();
    Gathered row = new Gathered(update, slots.arrays(), size);
    for (int r = 0; r < rows.length; r++) {
      row.move(values, rows[r] * size, gradient, r * size, size);
    }
  }

  /** Moves weights {@code from} to {@code to} − 1. */
  void move(Update update, float[] gradient, int from, int to) {
    if (update.limit() == Double.POSITIVE_INFINITY) {
      update.run(values, gradient, slots.arrays(), from, to);
      return;
    }
    int size = Math.min(to - from, update.wholeUnits(Update.BLOCK));
    Gathered block = new Gathered(update, slots.arrays(), size);
    int start = from;
    while (start < to) {
      int part = Math.min(size, to - start);
      block.move(values, start, gradient, start, part);
      start += part;
    }
  }

  /** Gives rows the lazy decay they have missed. */
  void settle(int[] rows) {
    ParameterMemory memory = tensor.memory();
    if (memory.owed() == 0) {
      return;
    }
    int size = rowSize();
    for (int row : rows) {
      double factor = memory.settle(row);
      if (factor != 1) {
        for (int i = row * size; i < (row + 1) * size; i++) {
          values[i] = (float) (values[i] * factor);
        }
      }
    }
  }

  /** Gives all rows the lazy decay they have missed. */
  void settle() {
    int[] all = new int[tensor.memory().owed() == 0 ? 0 : rows()];
    for (int row = 0; row < all.length; row++) {
      all[row] = row;
    }
    settle(all);
  }
}
