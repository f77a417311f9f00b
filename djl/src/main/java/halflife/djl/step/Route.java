package halflife.djl.step;

import ai.djl.ndarray.NDArray;
import halflife.decay.Parameter;
import halflife.optim.Direction;
import halflife.optim.ParameterUpdate;
import halflife.optim.StateBuffers;
import java.util.List;

/**
 * A way to move weights that lie in a DJL array. All ways do the same step; they differ in speed
 * and in what they can do.
 */
public sealed interface Route permits BufferRoute, TorchRoute, ArrayRoute {
  /** Makes room for the direction's state of a parameter. */
  StateBuffers slots(Direction direction, Parameter parameter, NDArray weight);

  /** Whether it can move this array, put in place of another of the same size. */
  default boolean takes(NDArray weight) {
    return Buffers.isPlain(weight);
  }

  /** Σ x², every entry first brought into [−limit, limit]. */
  double squares(NDArray array, double limit);

  /** Moves weights; gradients hold anything afterwards. */
  void move(List<ParameterUpdate<TensorParameter>> updates);
}
