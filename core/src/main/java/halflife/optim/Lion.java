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
 * Lion (Chen et al. 2023): every weight moves by η, and only the sign is chosen.
 *
 * <p>u = sign(β₁m + (1 − β₁)g), then m ← β₂m + (1 − β₂)g. Learning rates are a third to a tenth of
 * AdamW's, λ the same times larger.
 *
 * @param beta1 β₁, at least 0 and below 1
 * @param beta2 β₂, at least 0 and below 1
 */
public record Lion(double beta1, double beta2) implements Direction {
  /** Makes a number that is at most 1 and not 0 large beside {@link #TINY}. */
  private static final float LARGE = 1e20f;

  /** Keeps 0/0 away, and is lost beside a number that was made large. */
  private static final float TINY = 1e-25f;

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public Lion {
    Guard.share("beta1", beta1);
    Guard.share("beta2", beta2);
  }

  /** The paper's defaults: 0.9, 0.99. */
  public Lion() {
    this(0.9, 0.99);
  }

  @Override
  public String name() {
    return "Lion";
  }

  @Override
  public OptimizerKind kind() {
    return OptimizerKind.LION;
  }

  @Override
  public List<Slot> slots() {
    return List.of(new Slot("exp_avg"));
  }

  @Override
  public Kernel kernel(Parameter parameter, long step, double product, double rate) {
    return new Signed((float) beta1, (float) (1 - beta1), (float) beta2, (float) (1 - beta2));
  }

  /** The step u = sign(look · m + lookRest · g), then m ← keep · m + keepRest · g. */
  public record Signed(float look, float lookRest, float keep, float keepRest) implements Kernel {
    @Override
    public void run(
        float[] w, float[] g, float[][] state, int from, int to, UpdateCoefficients coefficients) {
      float[] m = state[0];
      for (int i = from; i < to; i++) {
        float theta = w[i];
        float gradient = coefficients.gradient(g[i], theta);
        float mean = m[i];
        float mixed = look * mean + lookRest * gradient;
        float near = mixed / (Math.abs(mixed) + Float.MIN_NORMAL) * LARGE;
        m[i] = UpdateCoefficients.flush(keep * mean + keepRest * gradient);
        w[i] = coefficients.weight(theta, near / (Math.abs(near) + TINY));
      }
    }

    @Override
    public <A extends ArrayMath<A>> A direction(A g, List<A> state) {
      A m = state.get(0);
      A u = m.times(look).plus(g.times(lookRest)).sign();
      m.average(keep, g, keepRest);
      return u;
    }
  }
}
