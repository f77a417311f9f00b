package halflife.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import halflife.decay.Effect;
import halflife.decay.Parameter;
import halflife.optim.Adagrad;
import halflife.optim.Adaptive;
import halflife.optim.Direction;
import halflife.optim.Kernel;
import halflife.optim.Lion;
import halflife.optim.Motion;
import halflife.optim.ParameterUpdate;
import halflife.optim.RmsProp;
import halflife.optim.Sgd;
import halflife.optim.Slots;
import halflife.optim.Update;
import java.util.List;

/**
 * Operations on DJL arrays: on every device and engine, for every type of number. State of weights
 * in half precision is kept in single precision, and so is the arithmetic, so that a small decay is
 * not lost before it meets the gradient's step.
 */
record ArrayRoute(NDManager manager) implements Route {
  /** What is remembered, as arrays of a scope. */
  private record State(ArraySlots slots, NDManager scope) {
    NDArray array(int slot) {
      return slots.array(slot, scope);
    }
  }

  @Override
  public Slots slots(Direction direction, Parameter parameter, NDArray weight) {
    int count = parameter.frozen() ? 0 : direction.slots().size();
    return new ArraySlots(manager, count, weight, arithmetic(weight));
  }

  private static DataType arithmetic(NDArray weight) {
    return weight.getDataType() == DataType.FLOAT64 ? DataType.FLOAT64 : DataType.FLOAT32;
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
    Motion motion = update.motion();
    try (NDManager scope = manager.newSubManager()) {
      NDArray theta = read(scope, parameter.weight());
      NDArray g = limited(read(scope, parameter.gradient()), update.limit()).mul(motion.scale());
      if (motion.penalty() > 0) {
        g = g.add(theta.mul(motion.penalty()));
      }
      State state = new State(parameter.held().arrays(), scope);
      NDArray step = direction(update.kernel(), g, state).mul(motion.rate());
      NDArray moved = after(update, theta, theta.sub(step.add(decayed(motion, theta, step))));
      NDArray weight = Buffers.alias(parameter.weight(), scope);
      ArraySlots.assign(weight, moved.toType(weight.getDataType(), false));
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
  private static NDArray decayed(Motion motion, NDArray theta, NDArray step) {
    NDArray share = theta.mul(motion.share());
    if (!motion.cautious()) {
      return share;
    }
    return share.mul(step.mul(theta).gte(0).toType(theta.getDataType(), false));
  }

  /** What comes after the move. */
  private static NDArray after(Update update, NDArray before, NDArray moved) {
    NDArray result = moved;
    if (update.effect() instanceof Effect.Threshold t) {
      NDArray left = moved.abs().sub(t.threshold()).maximum(0);
      result = moved.sign().mul(left).div(t.divisor());
    } else if (update.effect() instanceof Effect.Power p && p.amount() > 0) {
      result = divided(before, moved, p);
    }
    return update.largest() < Double.POSITIVE_INFINITY ? shortened(update, result) : result;
  }

  /** θ′/(1 + a|θ|^(p−2)), in double because the power of a small weight is beyond a float. */
  private static NDArray divided(NDArray before, NDArray moved, Effect.Power power) {
    NDArray zero = before.eq(0);
    NDArray size = NDArrays.where(zero, before.onesLike(), before.abs());
    NDArray exact = size.toType(DataType.FLOAT64, false).pow(power.p() - 2);
    NDArray divided = moved.toType(DataType.FLOAT64, false).div(exact.mul(power.amount()).add(1));
    return NDArrays.where(zero, moved, divided.toType(moved.getDataType(), false));
  }

  /** No output unit longer than the largest norm. */
  private static NDArray shortened(Update update, NDArray moved) {
    long units = moved.size() / update.unit();
    NDArray rows = moved.reshape(units, update.unit());
    NDArray norms = rows.square().sum(new int[] {1}, true).sqrt();
    NDArray factor = norms.maximum(Float.MIN_NORMAL).pow(-1).mul(update.largest()).minimum(1);
    return rows.mul(factor).reshape(new Shape(moved.getShape().getShape()));
  }

  /** u, as the kernel's own formula says. */
  private static NDArray direction(Kernel kernel, NDArray g, State state) {
    if (kernel instanceof Sgd.Heavy k) {
      NDArray b = kept(state.array(0), k.keep(), g, k.take());
      return g.mul(k.ofGradient()).add(b.mul(k.ofBuffer()));
    }
    if (kernel instanceof Adaptive k) {
      return adaptive(k, g, state);
    }
    if (kernel instanceof RmsProp.Scaled k) {
      return rootMeanSquare(k, g, state);
    }
    if (kernel instanceof Adagrad.Scaled k) {
      NDArray v = state.array(0);
      v.addi(g.square());
      return g.mul(k.slower()).div(v.sqrt().add(k.e()));
    }
    if (kernel instanceof Lion.Signed k) {
      NDArray m = state.array(0);
      NDArray u = m.mul(k.look()).add(g.mul(k.lookRest())).sign();
      kept(m, k.keep(), g, k.keepRest());
      return u;
    }
    return g;
  }

  private static NDArray adaptive(Adaptive k, NDArray g, State state) {
    NDArray m = kept(state.array(0), k.beta1(), g, k.beta1Rest());
    NDArray v = kept(state.array(1), k.beta2(), g.square(), k.beta2Rest());
    if (state.slots().count() > 2) {
      NDArray top = state.array(2);
      ArraySlots.assign(top, top.maximum(v));
      v = top;
    }
    NDArray mean = k.ahead() ? m.mul(k.ofMean()).add(g) : m;
    return k.h() > 0 ? mean.div(v.sqrt().mul(k.h()).add(k.e())) : mean.div(k.e());
  }

  private static NDArray rootMeanSquare(RmsProp.Scaled k, NDArray g, State state) {
    NDArray spread = kept(state.array(0), k.keep(), g.square(), k.take());
    if (k.centered()) {
      NDArray mean = kept(state.array(k.heavy() > 0 ? 2 : 1), k.keep(), g, k.take());
      spread = spread.sub(mean.square()).maximum(0);
    }
    NDArray u = g.div(spread.sqrt().add(k.e()));
    return k.heavy() > 0 ? kept(state.array(1), k.heavy(), u, 1) : u;
  }

  /** x ← keep · x + take · y, too small numbers as 0. */
  private static NDArray kept(NDArray x, float keep, NDArray y, float take) {
    x.muli(keep).addi(y.mul(take)).addi(Motion.FLUSH).subi(Motion.FLUSH);
    return x;
  }
}
