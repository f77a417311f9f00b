package halflife.djl;

import ai.djl.ndarray.NDArray;
import halflife.core.Workers;
import halflife.decay.Parameter;
import halflife.optim.Clip;
import halflife.optim.Direction;
import halflife.optim.HeapSlots;
import halflife.optim.Slots;
import halflife.optim.Update;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Java's own loops on the arrays' memory, block by block; state is in Java's arrays. It can do
 * every step.
 */
record BufferRoute(Workers workers) implements Route {
  /** Weights below which a second thread costs more than it saves. */
  private static final int WORTH_THREADS = 500_000;

  /**
   * Weights in a task of a thread. Each task has scratch arrays of its own; a quarter as many
   * weights were measured to take twice as long.
   */
  private static final int TASK = 1 << 18;

  @Override
  public Slots slots(Direction direction, Parameter parameter, NDArray weight) {
    return new HeapSlots(direction, parameter);
  }

  @Override
  public double squares(NDArray array, double limit) {
    Workers team = array.size() < WORTH_THREADS ? Workers.ONE : workers;
    try (Dense dense = new Dense()) {
      return Clip.byValue(limit).squares(Buffers.of(dense.of(array)), team);
    }
  }

  @Override
  public void move(List<Job> jobs) {
    long size = jobs.stream().mapToLong(job -> job.weight().size()).sum();
    boolean alone = size < WORTH_THREADS || workers.threads() == 1;
    List<Runnable> tasks = new ArrayList<>();
    try (Dense dense = new Dense()) {
      jobs.forEach(job -> cut(job, dense.of(job.gradient()), alone, tasks));
      if (alone) {
        tasks.forEach(Runnable::run);
      } else {
        workers.run(tasks.size(), i -> tasks.get(i).run());
      }
    }
  }

  private static void cut(Job job, NDArray dense, boolean alone, List<Runnable> tasks) {
    if (!(job.held().slots() instanceof HeapSlots slots)) {
      throw new IllegalStateException("the state of " + job.held().path() + " is elsewhere");
    }
    Update update = job.update();
    FloatBuffer weight = Buffers.of(job.weight());
    FloatBuffer gradient = Buffers.of(dense);
    int size = weight.limit();
    int task = alone ? size : update.wholeUnits(TASK);
    for (int from = 0, to; from < size; from = to) {
      to = size - from > task ? from + task : size;
      int start = from;
      int end = to;
      tasks.add(() -> update.run(weight, gradient, slots.arrays(), job.limit(), start, end));
    }
  }
}
