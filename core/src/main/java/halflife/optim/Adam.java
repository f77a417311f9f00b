package halflife.optim;

import halflife.core.Guard;
import halflife.decay.OptimizerKind;
import halflife.decay.Parameter;
import halflife.optim.kernel.Kernel;
import halflife.optim.kernel.Slot;
import java.util.List;

/**
 * Adam (Kingma &amp; Ba 2015), with decoupled decay AdamW (Loshchilov &amp; Hutter 2019).
 *
 * <p>m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², u = (m/c₁)/(√v/√c₂ + ε) with c = 1 − βᵗ. With
 * amsgrad (Reddi et al. 2018) the largest v so far stands for v.
 *
 * @param beta1 β₁, at least 0 and below 1
 * @param beta2 β₂, at least 0 and below 1
 * @param epsilon ε, at least 0; below 1e-16 it counts as that
 * @param amsgrad whether steps may not grow again where gradients have become small
 */
public record Adam(double beta1, double beta2, double epsilon, boolean amsgrad)
    implements Direction {
  private static final List<Slot> WITH_LARGEST =
      List.of(new Slot("exp_avg"), new Slot("exp_avg_sq"), new Slot("max_exp_avg_sq"));

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public Adam {
    Guard.share("beta1", beta1);
    Guard.share("beta2", beta2);
    Guard.notNegative("epsilon", epsilon);
  }

  /** torch's defaults: 0.9, 0.999, 1e-8, no amsgrad. */
  public Adam() {
    this(0.9, 0.999, 1e-8, false);
  }

  /** Creates Adam with these betas. */
  public Adam(double beta1, double beta2) {
    this(beta1, beta2, 1e-8, false);
  }

  @Override
  public String name() {
    return "Adam";
  }

  @Override
  public OptimizerKind kind() {
    return OptimizerKind.ADAM;
  }

  @Override
  public double memory() {
    return amsgrad ? Double.NaN : beta1;
  }

  @Override
  public List<Slot> slots() {
    return amsgrad ? WITH_LARGEST : Adaptive.MOMENTS;
  }

  @Override
  public Kernel kernel(Parameter parameter, long step, double product, double rate) {
    double first = 1 - Math.pow(beta1, step);
    double second = 1 - Math.pow(beta2, step);
    return Adaptive.of(beta1, beta2, 0, 1 / first, 1 / Math.sqrt(second), epsilon);
  }
}
