package halflife.optim;

import halflife.core.Workers;
import halflife.decay.Decision;
import halflife.decay.Parameter;
import halflife.optim.kernel.Gathered;
import halflife.optim.kernel.MovingAverage;
import halflife.optim.kernel.Update;
import java.util.Optional;

/**
 * A parameter in training whose weights are an array of Java's.
 *
 * <p>Two paths of one array (tied weights) share it, so that it decays once.
 */
final class Weights {
  private final TrainedParameter tensor;
  private final float[] values;
  private final HeapStateBuffers slots;
  private final HeapStateBuffers average;
  private final Workers workers;

  /**
   * Weights that have not moved yet.
   *
   * @param averages whether to keep a moving average of them
   */
  Weights(
      Decision decision, float[] values, Direction direction, boolean averages, Workers workers) {
    this.values = values;
    this.workers = workers;
    Direction own = direction.of(decision.parameter());
    slots = new HeapStateBuffers(own, decision.parameter());
    boolean averaged = averages && !decision.parameter().frozen();
    average = new HeapStateBuffers(1, averaged ? values.length : 0);
    tensor =
        new TrainedParameter(
            decision, own, slots, averaged ? Optional.of(average) : Optional.empty());
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

  /** Moves the moving average towards the weights, if it is kept. */
  void average(double decay) {
    float[] mean = average.arrays()[0];
    if (mean.length == 0) {
      return;
    }
    double keep = tensor.averageKeep(decay);
    int tasks = (mean.length + HeapParameter.TASK - 1) / HeapParameter.TASK;
    workers(mean.length)
        .run(
            tasks,
            task -> {
              int from = task * HeapParameter.TASK;
              int to = Math.min(mean.length - from, HeapParameter.TASK) + from;
              MovingAverage.update(mean, values, from, to, keep);
            });
  }

  /** Exchanges the weights with their moving average, if it has begun. */
  void swap() {
    if (tensor.isAveraged()) {
      float[] mean = average.arrays()[0];
      float[] before = values.clone();
      System.arraycopy(mean, 0, values, 0, mean.length);
      System.arraycopy(before, 0, mean, 0, mean.length);
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
