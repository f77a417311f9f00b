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
 * Adagrad (Duchi et al. 2011).
 *
 * <p>v ← v + g², u = g/(√v + ε)/(1 + (t − 1)κ). torch counts the last factor to the learning rate;
 * here it is part of the direction, so that decay follows the schedule alone.
 *
 * @param learningRateDecay κ, at least 0
 * @param start the value of v before the first step, at least 0
 * @param epsilon ε, at least 0; below 1e-16 it counts as that
 */
public record Adagrad(double learningRateDecay, double start, double epsilon) implements Direction {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is below 0 or no number
   */
  public Adagrad {
    Guard.notNegative("the decay of the learning rate", learningRateDecay);
    Guard.notNegative("the first sum of squares", start);
    Guard.notNegative("epsilon", epsilon);
  }

  /** torch's defaults: 0, 0, 1e-10. */
  public Adagrad() {
    this(0, 0, 1e-10);
  }

  @Override
  public String name() {
    return "Adagrad";
  }

  @Override
  public OptimizerKind kind() {
    return OptimizerKind.ADAGRAD;
  }

  @Override
  public List<Slot> slots() {
    return List.of(new Slot("sum", start));
  }

  @Override
  public Kernel kernel(Parameter parameter, long step, double product, double rate) {
    return new Scaled(
        (float) (1 / (1 + (step - 1) * learningRateDecay)),
        (float) Math.max(epsilon, Adaptive.SMALLEST));
  }

  /** The step v ← v + g², u = slower · g/(√v + e). */
  public record Scaled(float slower, float e) implements Kernel {
    @Override
    public void run(
        float[] w, float[] g, float[][] state, int from, int to, UpdateCoefficients coefficients) {
      float[] v = state[0];
      for (int i = from; i < to; i++) {
        float theta = w[i];
        float gradient = coefficients.gradient(g[i], theta);
        float sum = UpdateCoefficients.flush(v[i] + gradient * gradient);
        v[i] = sum;
        w[i] = coefficients.weight(theta, slower * gradient / ((float) Math.sqrt(sum) + e));
      }
    }

    @Override
    public <A extends ArrayMath<A>> A direction(A g, List<A> state) {
      A v = state.get(0);
      v.become(v.plus(g.square()));
      return g.times(slower).over(v.sqrt().plus(e));
    }
  }
}
