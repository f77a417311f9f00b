package halflife.optim;

import halflife.core.Guard;
import halflife.decay.OptimizerKind;
import halflife.decay.Parameter;
import halflife.optim.kernel.Kernel;
import halflife.optim.kernel.Slot;
import java.util.List;

/**
 * RAdam, Adam with a rectified first phase (Liu et al. 2020).
 *
 * <p>m and v as {@link Adam} has them; c = 1 − βᵗ. ρ∞ = 2/(1 − β₂) − 1 and ρ = ρ∞ − 2tβ₂ᵗ/c₂ tell
 * how many squares v averages. Where ρ &gt; 5, u = r(m/c₁)√c₂/(√v + ε) with r² = (ρ − 4)(ρ −
 * 2)ρ∞/((ρ∞ − 4)(ρ∞ − 2)ρ); before, u = m/c₁.
 *
 * @param beta1 β₁, at least 0 and below 1
 * @param beta2 β₂, at least 0 and below 1
 * @param epsilon ε, at least 0; below 1e-16 it counts as that
 */
public record RAdam(double beta1, double beta2, double epsilon) implements Direction {
  private static final double ENOUGH = 5;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public RAdam {
    Guard.share("beta1", beta1);
    Guard.share("beta2", beta2);
    Guard.notNegative("epsilon", epsilon);
  }

  /** torch's defaults: 0.9, 0.999, 1e-8. */
  public RAdam() {
    this(0.9, 0.999, 1e-8);
  }

  @Override
  public String name() {
    return "RAdam";
  }

  @Override
  public OptimizerKind kind() {
    return OptimizerKind.RADAM;
  }

  @Override
  public List<Slot> slots() {
    return Adaptive.MOMENTS;
  }

  @Override
  public Kernel kernel(Parameter parameter, long step, double product, double rate) {
    double first = 1 - Math.pow(beta1, step);
    double power = Math.pow(beta2, step);
    double most = 2 / (1 - beta2) - 1;
    double now = most - 2 * step * power / (1 - power);
    if (now <= ENOUGH) {
      return Adaptive.of(beta1, beta2, 0, 1 / first, 0, 1);
    }
    double rectified = Math.sqrt((now - 4) * (now - 2) * most / ((most - 4) * (most - 2) * now));
    return Adaptive.of(beta1, beta2, 0, rectified * Math.sqrt(1 - power) / first, 1, epsilon);
  }
}
