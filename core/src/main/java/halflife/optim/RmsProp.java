package halflife.optim;

import halflife.core.Guard;
import halflife.decay.OptimizerKind;
import halflife.decay.Parameter;
import halflife.optim.kernel.ArrayMath;
import halflife.optim.kernel.Kernel;
import halflife.optim.kernel.Slot;
import halflife.optim.kernel.UpdateCoefficients;
import java.util.ArrayList;
import java.util.List;

/**
 * RMSprop (Tieleman &amp; Hinton 2012; centered: Graves 2013).
 *
 * <p>v ← αv + (1 − α)g², and s = √v + ε. Centered also a ← αa + (1 − α)g, and s = √(v − a²) + ε.
 * Rounding below 0 under the root counts as 0, where torch gives NaN. Without momentum u = g/s;
 * with it b ← μb + g/s and u = b.
 *
 * @param alpha α, at least 0 and below 1
 * @param epsilon ε, at least 0; below 1e-16 it counts as that
 * @param centered whether the variance stands for the mean square
 * @param momentum μ, at least 0
 */
public record RmsProp(double alpha, double epsilon, boolean centered, double momentum)
    implements Direction {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public RmsProp {
    Guard.share("alpha", alpha);
    Guard.notNegative("epsilon", epsilon);
    Guard.notNegative("momentum", momentum);
  }

  /** torch's defaults: 0.99, 1e-8, not centered, no momentum. */
  public RmsProp() {
    this(0.99, 1e-8, false, 0);
  }

  @Override
  public String name() {
    return "RMSprop";
  }

  @Override
  public OptimizerKind kind() {
    return OptimizerKind.RMSPROP;
  }

  @Override
  public List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    slots.add(new Slot("square_avg"));
    if (momentum > 0) {
      slots.add(new Slot("momentum_buffer"));
    }
    if (centered) {
      slots.add(new Slot("grad_avg"));
    }
    return List.copyOf(slots);
  }

  @Override
  public Kernel kernel(Parameter parameter, long step, double product, double rate) {
    return new Scaled(
        (float) alpha,
        (float) (1 - alpha),
        centered,
        (float) momentum,
        (float) Math.max(epsilon, Adaptive.SMALLEST));
  }

  /**
   * The step v ← keep · v + take · g², centered also a ← keep · a + take · g, and u = g/(√v + e) or
   * g/(√(v − a²) + e); with heavy &gt; 0 then b ← heavy · b + u, and u = b.
   */
  public record Scaled(float keep, float take, boolean centered, float heavy, float e)
      implements Kernel {
    @Override
    public void run(
        float[] w, float[] g, float[][] state, int from, int to, UpdateCoefficients coefficients) {
      float[] v = state[0];
      float[] b = heavy > 0 ? state[1] : v;
      float[] a = centered ? state[heavy > 0 ? 2 : 1] : v;
      for (int i = from; i < to; i++) {
        float theta = w[i];
        float gradient = coefficients.gradient(g[i], theta);
        float square = UpdateCoefficients.flush(keep * v[i] + take * gradient * gradient);
        float spread = square;
        v[i] = square;
        if (centered) {
          float average = UpdateCoefficients.flush(keep * a[i] + take * gradient);
          a[i] = average;
          spread = UpdateCoefficients.positive(square - average * average);
        }
        float u = gradient / ((float) Math.sqrt(spread) + e);
        if (heavy > 0) {
          u = UpdateCoefficients.flush(heavy * b[i] + u);
          b[i] = u;
        }
        w[i] = coefficients.weight(theta, u);
      }
    }

    @Override
    public <A extends ArrayMath<A>> A direction(A g, List<A> state) {
      A spread = state.get(0).average(keep, g.square(), take);
      if (centered) {
        A average = state.get(heavy > 0 ? 2 : 1).average(keep, g, take);
        spread = spread.minus(average.square()).positive();
      }
      A u = g.over(spread.sqrt().plus(e));
      return heavy > 0 ? state.get(1).average(heavy, u, 1) : u;
    }
  }
}
