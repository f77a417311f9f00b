package halflife.optim;

import halflife.decay.Decay;
import halflife.decay.Parameter;

/**
 * A parameter in training: its weights, what is decided about it and what is remembered of it.
 *
 * <p>Two paths of one array (tied weights) share a tensor, so that it decays once.
 */
final class Tensor {
  private final Parameter parameter;
  private final Decay decay;
  private final float[] weights;
  private final Memory memory;

  Tensor(Parameter parameter, Decay decay, float[] weights, Direction direction) {
    this.parameter = parameter;
    this.decay = decay;
    this.weights = weights;
    memory = new Memory(direction, parameter);
  }

  Parameter parameter() {
    return parameter;
  }

  Decay decay() {
    return decay;
  }

  float[] weights() {
    return weights;
  }

  Memory memory() {
    return memory;
  }

  /** How many rows the first axis has. */
  int rows() {
    return parameter.rows();
  }

  /** How many weights a row of the first axis has. */
  int rowSize() {
    return weights.length / rows();
  }

  /** Moves some rows, whose gradients are one after the other. */
  void moveRows(Update update, double limit, int[] rows, float[] gradient) {
    int size = rowSize();
    float[][] arrays = memory.arrays();
    Gathered row = new Gathered(update, limit, arrays.length, size);
    for (int r = 0; r < rows.length; r++) {
      row.move(weights, rows[r] * size, gradient, r * size, arrays, size);
    }
  }

  /** Moves weights {@code from} to {@code to} − 1. */
  void move(Update update, double limit, float[] gradient, int from, int to) {
    float[][] arrays = memory.arrays();
    if (limit == Double.POSITIVE_INFINITY) {
      update.run(weights, gradient, arrays, from, to);
      return;
    }
    int size = update.wholeUnits(Update.BLOCK);
    Gathered block = new Gathered(update, limit, arrays.length, size);
    int start = from;
    while (start < to) {
      int part = Math.min(size, to - start);
      block.move(weights, start, gradient, start, arrays, part);
      start += part;
    }
  }

  /** Gives rows the lazy decay they have missed. */
  void settle(int[] rows) {
    if (memory.owed() == 0) {
      return;
    }
    int size = rowSize();
    for (int row : rows) {
      double factor = memory.settle(row);
      if (factor != 1) {
        for (int i = row * size; i < (row + 1) * size; i++) {
          weights[i] = (float) (weights[i] * factor);
        }
      }
    }
  }

  /** Gives all rows the lazy decay they have missed. */
  void settle() {
    int[] all = new int[memory.owed() == 0 ? 0 : rows()];
    for (int row = 0; row < all.length; row++) {
      all[row] = row;
    }
    settle(all);
  }
}
