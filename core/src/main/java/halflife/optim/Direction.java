package halflife.optim;

import halflife.core.Internal;
import halflife.decay.OptimizerKind;
import halflife.decay.Parameter;
import halflife.optim.kernel.Kernel;
import halflife.optim.kernel.Slot;
import java.util.List;

/**
 * The direction u that an optimizer makes of a gradient, in θ ← θ − ηu. One record for each
 * optimizer; decay is none of its concern.
 *
 * <p>torch.optim is the specification: its names, defaults and order of operations. Numbers that
 * are the same for all weights are taken in double, everything of a weight in float.
 */
public sealed interface Direction
    permits Sgd, SgdLrInMomentum, Adam, AdamEpsilonHat, NAdam, RAdam, RmsProp, Adagrad, Lion, Muon {
  /** Its name. */
  String name();

  /** The kind of optimizer that it is with decay in the gradient, for the effect of that decay. */
  OptimizerKind kind();

  /** The direction of a parameter: itself, but for those that leave some parameters to another. */
  default Direction of(Parameter parameter) {
    return this;
  }

  /** Whether an entry of u depends on those of other weights. */
  default boolean isWhole() {
    return false;
  }

  /** The slots of its state for each weight. */
  List<Slot> slots();

  /**
   * One step of a parameter.
   *
   * @param parameter the parameter; {@link #of} has chosen this direction for it
   * @param step t, from 1, the parameter's own count of steps with a gradient
   * @param product the result of {@link #product} for this step
   * @param rate η of this step, for directions that remember it
   */
  @Internal
  Kernel kernel(Parameter parameter, long step, double product, double rate);

  /**
   * A number that a parameter carries from step to step; 1 for all that need none.
   *
   * @param step t, from 1
   * @param product the number of the last step, 1 before the first
   */
  default double product(long step, double product) {
    return 1;
  }

  /**
   * The multiple of ηλ that a step takes of a weight if λθ is added to the gradient, momentum
   * included; 0 if the direction rescales gradients, so that it depends on them.
   */
  default double l2Gain() {
    return 0;
  }

  /** μ of SGD's momentum; 0 for those that have none. */
  default double momentum() {
    return 0;
  }

  /**
   * The share of u that comes from the step before, β₁ or μ, for what theory says of weights in
   * balance; NaN where it says nothing.
   */
  default double memory() {
    return Double.NaN;
  }
}
