package halflife.djl.step;

import ai.djl.ndarray.NDArray;
import halflife.optim.Movable;
import halflife.optim.TrainedParameter;

/**
 * An array of a model's weights with its gradient in one step.
 *
 * @param held the state kept of the parameter
 * @param id DJL's id of it
 * @param weight its weights
 * @param gradient its gradient
 */
public record TensorParameter(ParameterState held, String id, NDArray weight, NDArray gradient)
    implements Movable {
  @Override
  public TrainedParameter tensor() {
    return held.tensor();
  }

  @Override
  public double gradientSquares(double limit) {
    return held.route().squares(gradient, limit);
  }

  @Override
  public double weightSquares() {
    return held.route().squares(weight, Double.POSITIVE_INFINITY);
  }

  public String path() {
    return held.path();
  }
}
