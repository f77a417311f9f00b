package halflife.optim;

import halflife.core.Guard;
import halflife.decay.OptimizerKind;
import halflife.decay.Parameter;
import halflife.optim.kernel.Kernel;
import halflife.optim.kernel.Slot;
import java.util.List;

/**
 * NAdam, Adam with Nesterov's momentum (Dozat 2016).
 *
 * <p>m and v as {@link Adam} has them; μ<sub>t</sub> = β₁(1 − 0.96<sup>tψ</sup>/2), and u = ((1 −
 * μ<sub>t</sub>)g/(1 − Πμ) + μ<sub>t+1</sub>m/(1 − μ<sub>t+1</sub>Πμ))/(√(v/(1 − β₂ᵗ)) + ε), Πμ
 * over the steps up to t.
 *
 * @param beta1 β₁, at least 0 and below 1
 * @param beta2 β₂, at least 0 and below 1
 * @param epsilon ε, at least 0; below 1e-16 it counts as that
 * @param momentumDecay ψ, at least 0
 */
public record NAdam(double beta1, double beta2, double epsilon, double momentumDecay)
    implements Direction {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public NAdam {
    Guard.share("beta1", beta1);
    Guard.share("beta2", beta2);
    Guard.notNegative("epsilon", epsilon);
    Guard.notNegative("the decay of the momentum", momentumDecay);
  }

  /** torch's defaults: 0.9, 0.999, 1e-8, 0.004. */
  public NAdam() {
    this(0.9, 0.999, 1e-8, 0.004);
  }

  @Override
  public String name() {
    return "NAdam";
  }

  @Override
  public OptimizerKind kind() {
    return OptimizerKind.NADAM;
  }

  @Override
  public List<Slot> slots() {
    return Adaptive.MOMENTS;
  }

  /** Πμ up to a step. */
  @Override
  public double product(long step, double product) {
    return product * momentum(step);
  }

  private double momentum(long step) {
    return beta1 * (1 - 0.5 * Math.pow(0.96, step * momentumDecay));
  }

  @Override
  public Kernel kernel(Parameter parameter, long step, double product, double rate) {
    double next = momentum(step + 1);
    double second = 1 - Math.pow(beta2, step);
    return Adaptive.of(
        beta1,
        beta2,
        (1 - momentum(step)) / (1 - product),
        next / (1 - product * next),
        1 / Math.sqrt(second),
        epsilon);
  }
}
