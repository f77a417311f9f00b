package halflife.optim;

import halflife.core.Guard;
import halflife.decay.OptimizerKind;
import halflife.decay.Parameter;
import halflife.optim.kernel.Kernel;
import halflife.optim.kernel.Slot;
import java.util.List;

/**
 * SGD whose momentum carries the learning rate: b ← μb + ηg, θ ← θ − b, so that u = b/η. It differs
 * from {@link Sgd} where η changes: old gradients go on at the rate of their own step. Where η is
 * 0, nothing moves.
 *
 * <p>Source: Polyak 1964; SGD of Keras, MXNet and DJL.
 *
 * @param momentum μ, at least 0
 */
public record SgdLrInMomentum(double momentum) implements Direction {
  /** A learning rate below it counts as this one. */
  private static final double SMALLEST = 1e-30;

  /**
   * Checks the momentum.
   *
   * @throws IllegalArgumentException if it is below 0 or no number
   */
  public SgdLrInMomentum {
    Guard.notNegative("momentum", momentum);
  }

  @Override
  public String name() {
    return "SGD with the rate in its momentum";
  }

  @Override
  public OptimizerKind kind() {
    return OptimizerKind.SGD;
  }

  @Override
  public double memory() {
    return momentum;
  }

  @Override
  public List<Slot> slots() {
    return List.of(new Slot("momentum_buffer"));
  }

  @Override
  public Kernel kernel(Parameter parameter, long step, double product, double rate) {
    float keep = step == 1 ? 0 : (float) momentum;
    return new Sgd.Heavy(keep, (float) rate, 0, (float) (1 / Math.max(rate, SMALLEST)));
  }

  /** 1/(1 − μ); where ηλ is small beside 1 − μ. */
  @Override
  public double l2Gain() {
    return momentum < 1 ? 1 / (1 - momentum) : 0;
  }
}
