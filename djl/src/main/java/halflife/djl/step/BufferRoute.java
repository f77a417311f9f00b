package halflife.djl.step;

import ai.djl.ndarray.NDArray;
import halflife.core.Workers;
import halflife.decay.Parameter;
import halflife.optim.Clip;
import halflife.optim.Direction;
import halflife.optim.HeapStateBuffers;
import halflife.optim.ParameterUpdate;
import halflife.optim.StateBuffers;
import halflife.optim.kernel.Update;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Java's own loops on the arrays' memory, block by block; state is in Java's arrays. It can do
 * every step.
 */
record BufferRoute(Workers workers) implements Route {
  /**
   * Weights in a task of a thread. Each task has scratch arrays of its own; a quarter as many
   * weights were measured to take twice as long.
   */
  private static final int TASK = 1 << 18;

  @Override
  public StateBuffers slots(Direction direction, Parameter parameter, NDArray weight) {
    return new HeapStateBuffers(direction, parameter);
  }

  @Override
  public double squares(NDArray array, double limit) {
    try (Dense dense = new Dense()) {
      return Clip.byValue(limit)
          .squares(Buffers.of(dense.of(array)), workers.forNumbers(array.size()));
    }
  }

  @Override
  public void move(List<ParameterUpdate<TensorParameter>> updates) {
    long all = updates.stream().mapToLong(one -> one.parameter().weight().size()).sum();
    Workers team = workers.forNumbers(all);
    List<Runnable> tasks = new ArrayList<>();
    try (Dense dense = new Dense()) {
      for (ParameterUpdate<TensorParameter> one : updates) {
        Update update = one.update();
        FloatBuffer weight = Buffers.of(one.parameter().weight());
        FloatBuffer gradient = Buffers.of(dense.of(one.parameter().gradient()));
        float[][] state = one.parameter().held().heap();
        int size = weight.limit();
        tasks.addAll(
            update.tasks(
                size,
                team.threads() == 1 ? size : TASK,
                (from, to) -> update.run(weight, gradient, state, from, to)));
      }
      team.run(tasks);
    }
  }
}
