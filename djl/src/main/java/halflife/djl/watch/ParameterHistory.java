package halflife.djl.watch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import halflife.decay.Decay;
import halflife.decay.DecayStep;
import halflife.djl.step.Buffers;
import halflife.djl.step.ParameterState;
import halflife.djl.step.TensorParameter;
import halflife.optim.Direction;
import halflife.optim.ParameterUpdate;
import halflife.optim.kernel.StepContext;

/** The facts about a parameter from step to step. */
final class ParameterHistory {
  private static final double LN2 = Math.log(2);

  private final Device device;
  private final int stride;
  private final float[] first;
  private final double firstSquares;
  private ParameterState held;
  private NDArray weight;
  private StepContext context;
  private double halvings;
  private float[] last;
  private double squares;
  private double penalty;

  /**
   * Begins before a step.
   *
   * @param stride every so many weights one is counted in a histogram
   */
  ParameterHistory(ParameterUpdate<TensorParameter> step, int stride) {
    held = step.parameter().held();
    this.stride = stride;
    weight = step.parameter().weight();
    device = weight.getDevice();
    context = step.update().context();
    firstSquares = squares();
    first = some(Buffers.floats(weight));
    last = first;
    squares = firstSquares;
  }

  /** Whether it is about this parameter, and on the same device. */
  boolean isOf(TensorParameter parameter) {
    return parameter.path().equals(held.path()) && parameter.weight().getDevice().equals(device);
  }

  /** Counts the half-lives of a step, −log₂(1 − k) where it takes a share k of every weight. */
  void count(ParameterUpdate<TensorParameter> step, Direction direction) {
    held = step.parameter().held();
    weight = step.parameter().weight();
    context = step.update().context();
    DecayStep decayStep = step.update().decayStep();
    double gain = decayStep instanceof DecayStep.Gradient ? direction.l2Gain() : 1;
    double share = decayStep.share(context.rate() * gain).orElse(0);
    halvings -= share < 1 ? Math.log1p(-share) / LN2 : 0;
  }

  /** Looks at the weights at the end of an epoch. */
  void look() {
    float[] now = Buffers.floats(weight);
    squares = squares();
    last = some(now);
    Decay decay = held.tensor().decision().decay().scaled(context.lambdaFactor());
    penalty = decay.penalty(context.rate(), context.peak(), squares, () -> now);
  }

  private double squares() {
    return held.route().squares(weight, Double.POSITIVE_INFINITY);
  }

  private float[] some(float[] all) {
    if (stride == 1) {
      return all;
    }
    float[] some = new float[(all.length + stride - 1) / stride];
    for (int i = 0; i < some.length; i++) {
      some[i] = all[i * stride];
    }
    return some;
  }

  /** The number of weights. */
  int size() {
    return held.tensor().parameter().size();
  }

  /** Half-lives that have passed. */
  double halvings() {
    return halvings;
  }

  /** ‖θ‖² before the first step. */
  double firstSquares() {
    return firstSquares;
  }

  /** ‖θ‖² at the end of the last epoch. */
  double lastSquares() {
    return squares;
  }

  /** The penalty then. */
  double penalty() {
    return penalty;
  }

  /** Weights before the first step. */
  float[] first() {
    return first;
  }

  /** The weights at the end of the last epoch. */
  float[] last() {
    return last;
  }
}
