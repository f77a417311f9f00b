package halflife.optim;

import halflife.core.Guard;
import halflife.decay.OptimizerKind;
import halflife.decay.Parameter;
import halflife.optim.kernel.Kernel;
import halflife.optim.kernel.Slot;
import java.util.List;

/**
 * {@link Adam} with ε outside of the bias correction: u = (√c₂/c₁) m/(√v + ε), c = 1 − βᵗ. In early
 * steps it is the same as a larger ε, ε/√c₂.
 *
 * <p>Source: Kingma &amp; Ba 2015, end of section 2 (there called ε̂); Adam of Keras and DJL.
 *
 * @param beta1 β₁, at least 0 and below 1
 * @param beta2 β₂, at least 0 and below 1
 * @param epsilon ε, at least 0; below 1e-16 it counts as that
 */
public record AdamEpsilonHat(double beta1, double beta2, double epsilon) implements Direction {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public AdamEpsilonHat {
    Guard.share("beta1", beta1);
    Guard.share("beta2", beta2);
    Guard.notNegative("epsilon", epsilon);
  }

  @Override
  public String name() {
    return "Adam with ε outside";
  }

  @Override
  public OptimizerKind kind() {
    return OptimizerKind.ADAM;
  }

  @Override
  public double memory() {
    return beta1;
  }

  @Override
  public List<Slot> slots() {
    return Adaptive.MOMENTS;
  }

  @Override
  public Kernel kernel(Parameter parameter, long step, double product, double rate) {
    double first = 1 - Math.pow(beta1, step);
    double root = Math.sqrt(1 - Math.pow(beta2, step));
    double least = Math.max(epsilon, Adaptive.SMALLEST);
    return Adaptive.of(beta1, beta2, 0, 1 / first, 1 / root, least / root);
  }
}
