package halflife.djl.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import halflife.core.Guard;
import halflife.decay.DecayStep;
import halflife.decay.Parameter;
import halflife.optim.Direction;
import halflife.optim.ParameterUpdate;
import halflife.optim.StateBuffers;
import halflife.optim.kernel.Update;
import halflife.optim.kernel.UpdateCoefficients;
import java.util.List;

/**
 * Operations on DJL arrays: on every device and engine, for every type of number. State of weights
 * in half precision is kept in single precision, and so is the arithmetic, so that a small decay is
 * not lost before it meets the gradient's step.
 */
record ArrayRoute(NDManager manager) implements Route {
  @Override
  public StateBuffers slots(Direction direction, Parameter parameter, NDArray weight) {
    int count = parameter.frozen() ? 0 : direction.slots().size();
    return new ArrayStateBuffers(manager, count, weight, arithmetic(weight));
  }

  /** The type in which is reckoned. */
  static DataType arithmetic(NDArray weight) {
    return weight.getDataType() == DataType.FLOAT64 ? DataType.FLOAT64 : DataType.FLOAT32;
  }

  @Override
  public boolean takes(NDArray weight) {
    return true;
  }

  @Override
  public double squares(NDArray array, double limit) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray x = limited(read(scope, array), limit);
      // Squares of large entries are beyond a float, so they are taken in units of the largest.
      double largest = x.abs().max().toType(DataType.FLOAT64, false).getDouble();
      if (largest == 0 || !(largest < Double.POSITIVE_INFINITY)) {
        return largest;
      }
      double sum = x.div(largest).square().sum().toType(DataType.FLOAT64, false).getDouble();
      return sum * largest * largest;
    }
  }

  @Override
  public void move(List<ParameterUpdate<TensorParameter>> updates) {
    updates.forEach(one -> move(one.parameter(), one.update()));
  }

  private void move(TensorParameter parameter, Update update) {
    UpdateCoefficients coefficients = update.coefficients();
    try (NDManager scope = manager.newSubManager()) {
      NDArray theta = read(scope, parameter.weight());
      NDArray g =
          limited(read(scope, parameter.gradient()), update.limit()).mul(coefficients.scale());
      if (coefficients.penalty() > 0) {
        g = g.add(theta.mul(coefficients.penalty()));
      }
      List<Entries> state = parameter.held().arrays().entries(scope);
      NDArray u = update.kernel().direction(new Entries(g), state).array();
      NDArray step = u.mul(coefficients.rate());
      NDArray moved = after(update, theta, theta.sub(step.add(decayed(coefficients, theta, step))));
      NDArray weight = Buffers.alias(parameter.weight(), scope);
      ArrayStateBuffers.assign(weight, moved.toType(weight.getDataType(), false));
    }
  }

  /** A copy in the type in which is reckoned. */
  private static NDArray read(NDManager scope, NDArray array) {
    return Buffers.alias(array, scope).toType(arithmetic(array), true);
  }

  private static NDArray limited(NDArray x, double limit) {
    return limit == Double.POSITIVE_INFINITY ? x : x.clip(-limit, limit);
  }

  /** kθ, with cautious decay only where ηuθ ≥ 0. */
  private static NDArray decayed(UpdateCoefficients coefficients, NDArray theta, NDArray step) {
    NDArray share = theta.mul(coefficients.share());
    if (!coefficients.cautious()) {
      return share;
    }
    return share.mul(step.mul(theta).gte(0).toType(theta.getDataType(), false));
  }

  /** Applies the decay that comes after the move. */
  private static NDArray after(Update update, NDArray before, NDArray moved) {
    NDArray result = afterStep(update.decayStep(), before, moved);
    return update.largest() < Double.POSITIVE_INFINITY ? shortened(update, result) : result;
  }

  private static NDArray afterStep(DecayStep decayStep, NDArray before, NDArray moved) {
    if (!decayStep.isAfterStep() || decayStep.isNothing()) {
      return moved;
    }
    if (decayStep instanceof DecayStep.Threshold t) {
      NDArray left = moved.abs().sub(t.threshold()).maximum(0);
      return moved.sign().mul(left).div(t.divisor());
    }
    if (decayStep instanceof DecayStep.Power power) {
      return divided(before, moved, power);
    }
    throw Guard.unknown(decayStep);
  }

  /** θ′/(1 + a|θ|^(p−2)), in double because the power of a small weight is beyond a float. */
  private static NDArray divided(NDArray before, NDArray moved, DecayStep.Power power) {
    NDArray zero = before.eq(0);
    NDArray size = NDArrays.where(zero, before.onesLike(), before.abs());
    NDArray exact = size.toType(DataType.FLOAT64, false).pow(power.p() - 2);
    NDArray divided = moved.toType(DataType.FLOAT64, false).div(exact.mul(power.amount()).add(1));
    return NDArrays.where(zero, moved, divided.toType(moved.getDataType(), false));
  }

  /** Shortens output units to the largest norm. */
  private static NDArray shortened(Update update, NDArray moved) {
    long units = moved.size() / update.unit();
    NDArray rows = moved.reshape(units, update.unit());
    NDArray norms = rows.square().sum(new int[] {1}, true).sqrt();
    NDArray factor = norms.maximum(Float.MIN_NORMAL).pow(-1).mul(update.largest()).minimum(1);
    return rows.mul(factor).reshape(new Shape(moved.getShape().getShape()));
  }
}
