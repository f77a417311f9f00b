package halflife.djl.step;

import halflife.optim.HeapStateBuffers;
import halflife.optim.StateBuffers;
import halflife.optim.TrainedParameter;
import java.util.Optional;

/**
 * The state that an optimizer keeps of a parameter on one device.
 *
 * @param tensor the decision, and the number of steps
 * @param route the route that moves it
 * @param slots its state, as that route keeps it
 * @param average the moving average of its weights, if it is kept
 */
public record ParameterState(
    TrainedParameter tensor, Route route, StateBuffers slots, Optional<TensorAverage> average) {
  public String path() {
    return tensor.parameter().path();
  }

  /** Its state, where a route keeps that in Java's arrays. */
  float[][] heap() {
    if (slots instanceof HeapStateBuffers heap) {
      return heap.arrays();
    }
    throw elsewhere();
  }

  /** Its state, where a route keeps that beside the weights. */
  ArrayStateBuffers arrays() {
    if (slots instanceof ArrayStateBuffers arrays) {
      return arrays;
    }
    throw elsewhere();
  }

  private IllegalStateException elsewhere() {
    return new IllegalStateException("the state of " + path() + " is elsewhere");
  }
}
