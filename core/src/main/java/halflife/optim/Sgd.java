package halflife.optim;

import halflife.core.Guard;
import halflife.decay.OptimizerKind;
import halflife.decay.Parameter;
import halflife.optim.kernel.ArrayMath;
import halflife.optim.kernel.Kernel;
import halflife.optim.kernel.Slot;
import halflife.optim.kernel.UpdateCoefficients;
import java.util.List;

/**
 * Stochastic gradient descent with momentum.
 *
 * <p>b ← g in a parameter's first step, then b ← μb + (1 − dampening)g. Without Nesterov's momentum
 * u = b, with it u = g + μb. The learning rate is outside of b, so that a change of it takes effect
 * at once. With μ = 0 u = g.
 *
 * @param momentum μ, at least 0
 * @param dampening at least 0
 * @param nesterov whether to look ahead
 */
public record Sgd(double momentum, double dampening, boolean nesterov) implements Direction {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is below 0 or no number, or Nesterov's momentum is
   *     asked for without momentum or with dampening
   */
  public Sgd {
    Guard.notNegative("momentum", momentum);
    Guard.notNegative("dampening", dampening);
    if (nesterov && (momentum == 0 || dampening != 0)) {
      throw new IllegalArgumentException(
          "Nesterov's momentum needs momentum above 0 and dampening 0, but they are "
              + momentum
              + " and "
              + dampening);
    }
  }

  /** Creates SGD without momentum. */
  public Sgd() {
    this(0, 0, false);
  }

  /** Creates SGD with momentum, not dampened. */
  public Sgd(double momentum) {
    this(momentum, 0, false);
  }

  @Override
  public String name() {
    return "SGD";
  }

  @Override
  public OptimizerKind kind() {
    return OptimizerKind.SGD;
  }

  @Override
  public double memory() {
    return nesterov || dampening != 0 ? Double.NaN : momentum;
  }

  @Override
  public List<Slot> slots() {
    return momentum == 0 ? List.of() : List.of(new Slot("momentum_buffer"));
  }

  @Override
  public Kernel kernel(Parameter parameter, long step, double product, double rate) {
    if (momentum == 0) {
      return new Plain();
    }
    return new Heavy(
        step == 1 ? 0 : (float) momentum,
        step == 1 ? 1 : (float) (1 - dampening),
        nesterov ? 1 : 0,
        nesterov ? (float) momentum : 1);
  }

  /** (1 − dampening)/(1 − μ), 1 without momentum; where ηλ is small beside 1 − μ. */
  @Override
  public double l2Gain() {
    return momentum == 0 ? 1 : momentum < 1 ? (1 - dampening) / (1 - momentum) : 0;
  }

  /** The step u = g. */
  public record Plain() implements Kernel {
    @Override
    public void run(
        float[] w, float[] g, float[][] state, int from, int to, UpdateCoefficients coefficients) {
      for (int i = from; i < to; i++) {
        float theta = w[i];
        w[i] = coefficients.weight(theta, coefficients.gradient(g[i], theta));
      }
    }

    @Override
    public <A extends ArrayMath<A>> A direction(A g, List<A> state) {
      return g;
    }
  }

  /** The step b ← keep · b + take · g, u = ofGradient · g + ofBuffer · b. */
  public record Heavy(float keep, float take, float ofGradient, float ofBuffer) implements Kernel {
    @Override
    public void run(
        float[] w, float[] g, float[][] state, int from, int to, UpdateCoefficients coefficients) {
      float[] b = state[0];
      for (int i = from; i < to; i++) {
        float theta = w[i];
        float gradient = coefficients.gradient(g[i], theta);
        float buffer = UpdateCoefficients.flush(keep * b[i] + take * gradient);
        b[i] = buffer;
        w[i] = coefficients.weight(theta, ofGradient * gradient + ofBuffer * buffer);
      }
    }

    @Override
    public <A extends ArrayMath<A>> A direction(A g, List<A> state) {
      A buffer = state.get(0).average(keep, g, take);
      return g.times(ofGradient).plus(buffer.times(ofBuffer));
    }
  }
}
