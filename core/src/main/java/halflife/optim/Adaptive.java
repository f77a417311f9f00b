package halflife.optim;

import halflife.optim.kernel.ArrayMath;
import halflife.optim.kernel.Kernel;
import halflife.optim.kernel.Slot;
import halflife.optim.kernel.UpdateCoefficients;
import java.util.List;

/**
 * The step that Adam, NAdam and RAdam share: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², u = (qm +
 * pg)/(h√v + e).
 *
 * @param ahead whether the gradient itself is in u; then numbers are in units of p, otherwise of q
 * @param ofMean q/p
 * @param h the weight of the root of the running mean of its square; 0 for a step that is not
 *     adapted
 * @param e the term that keeps the denominator from 0
 */
public record Adaptive(
    float beta1,
    float beta1Rest,
    float beta2,
    float beta2Rest,
    boolean ahead,
    float ofMean,
    float h,
    float e)
    implements Kernel {
  /** An ε below it counts as this one: v, in float, is 0 for gradients not much smaller. */
  public static final double SMALLEST = 1e-16;

  /** The state of Adam, NAdam and RAdam. */
  static final List<Slot> MOMENTS = List.of(new Slot("exp_avg"), new Slot("exp_avg_sq"));

  /** The largest v so far is the third slot if there is one (amsgrad). */
  private static final int LARGEST = 2;

  /** Below these a float's range would not do for the shorter loop of cautious decay. */
  private static final float LEAST_RATE = 1e-20f;

  private static final float LEAST_SCALE = 1e-10f;

  /**
   * The step with u = (qm + pg)/(h√v + e).
   *
   * @param p the weight of the gradient itself, at least 0
   * @param q the weight of its running mean, above 0 where p is 0
   * @param e the term that keeps the denominator from 0, brought up to {@link #SMALLEST}
   */
  static Adaptive of(double beta1, double beta2, double p, double q, double h, double e) {
    boolean ahead = p > 0;
    double unit = ahead ? p : q;
    return new Adaptive(
        (float) beta1,
        (float) (1 - beta1),
        (float) beta2,
        (float) (1 - beta2),
        ahead,
        (float) (q / unit),
        (float) (h / unit),
        (float) (Math.max(e, SMALLEST) / unit));
  }

  @Override
  public void run(
      float[] w, float[] g, float[][] state, int from, int to, UpdateCoefficients coefficients) {
    float[] m = state[0];
    float[] v = state[1];
    boolean usual = !ahead && h > 0 && state.length <= LARGEST;
    if (usual && !coefficients.cautious()) {
      inOneGo(w, g, m, v, from, to, coefficients);
      return;
    }
    if (usual && coefficients.rate() > LEAST_RATE && coefficients.scale() > LEAST_SCALE) {
      inOneGoCautious(w, g, m, v, from, to, coefficients);
      return;
    }
    remember(w, g, m, v, from, to, coefficients);
    float[] square = v;
    if (state.length > LARGEST) {
      square = state[LARGEST];
      rise(square, v, from, to);
    }
    if (ahead) {
      moveAhead(w, g, m, square, from, to, coefficients);
    } else if (h > 0) {
      move(w, m, square, from, to, coefficients);
    } else {
      moveUnadapted(w, m, from, to, coefficients);
    }
  }

  @Override
  public <A extends ArrayMath<A>> A direction(A g, List<A> state) {
    A m = state.get(0).average(beta1, g, beta1Rest);
    A v = state.get(1).average(beta2, g.square(), beta2Rest);
    if (state.size() > LARGEST) {
      v = state.get(LARGEST).become(state.get(LARGEST).max(v));
    }
    A mean = ahead ? m.times(ofMean).plus(g) : m;
    return h > 0 ? mean.over(v.sqrt().times(h).plus(e)) : mean.over(e);
  }

  /**
   * {@link #remember} and {@link #move} at once: for the step that most people take. With more in
   * it, the compiler would think the loop too large for vector instructions.
   */
  private void inOneGo(
      float[] w,
      float[] g,
      float[] m,
      float[] v,
      int from,
      int to,
      UpdateCoefficients coefficients) {
    for (int i = from; i < to; i++) {
      float theta = w[i];
      float gradient = coefficients.gradient(g[i], theta);
      float mean = UpdateCoefficients.flush(beta1 * m[i] + beta1Rest * gradient);
      float square = UpdateCoefficients.flush(beta2 * v[i] + beta2Rest * gradient * gradient);
      m[i] = mean;
      v[i] = square;
      w[i] = coefficients.weightNotCautious(theta, mean / (h * (float) Math.sqrt(square) + e));
    }
  }

  /**
   * Like the loop without cautious decay; learning rate and scale are in the coefficients, to be
   * shorter.
   */
  private void inOneGoCautious(
      float[] w,
      float[] g,
      float[] m,
      float[] v,
      int from,
      int to,
      UpdateCoefficients coefficients) {
    float ofGradient = beta1Rest * coefficients.scale();
    float ofSquare = beta2Rest * coefficients.scale() * coefficients.scale();
    float root = h / coefficients.rate();
    float rest = e / coefficients.rate();
    for (int i = from; i < to; i++) {
      float theta = w[i];
      float gradient = g[i];
      float mean = UpdateCoefficients.flush(beta1 * m[i] + ofGradient * gradient);
      float square = UpdateCoefficients.flush(beta2 * v[i] + ofSquare * gradient * gradient);
      m[i] = mean;
      v[i] = square;
      w[i] = coefficients.movedCautious(theta, mean / (root * (float) Math.sqrt(square) + rest));
    }
  }

  private void remember(
      float[] w,
      float[] g,
      float[] m,
      float[] v,
      int from,
      int to,
      UpdateCoefficients coefficients) {
    for (int i = from; i < to; i++) {
      float gradient = coefficients.gradient(g[i], w[i]);
      m[i] = UpdateCoefficients.flush(beta1 * m[i] + beta1Rest * gradient);
      v[i] = UpdateCoefficients.flush(beta2 * v[i] + beta2Rest * gradient * gradient);
    }
  }

  private static void rise(float[] top, float[] v, int from, int to) {
    for (int i = from; i < to; i++) {
      top[i] = Math.max(top[i], v[i]);
    }
  }

  private void move(
      float[] w, float[] m, float[] v, int from, int to, UpdateCoefficients coefficients) {
    for (int i = from; i < to; i++) {
      w[i] = coefficients.weight(w[i], m[i] / (h * (float) Math.sqrt(v[i]) + e));
    }
  }

  private void moveUnadapted(
      float[] w, float[] m, int from, int to, UpdateCoefficients coefficients) {
    for (int i = from; i < to; i++) {
      w[i] = coefficients.weight(w[i], m[i] / e);
    }
  }

  private void moveAhead(
      float[] w,
      float[] g,
      float[] m,
      float[] v,
      int from,
      int to,
      UpdateCoefficients coefficients) {
    for (int i = from; i < to; i++) {
      float theta = w[i];
      float mean = ofMean * m[i] + coefficients.gradient(g[i], theta);
      w[i] = coefficients.weight(theta, mean / (h * (float) Math.sqrt(v[i]) + e));
    }
  }
}
