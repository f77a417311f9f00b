package halflife.optim;

import halflife.core.Guard;
import halflife.decay.OptimizerKind;
import halflife.decay.Parameter;
import halflife.decay.Role;
import halflife.optim.kernel.ArrayMath;
import halflife.optim.kernel.HeapMatrix;
import halflife.optim.kernel.Kernel;
import halflife.optim.kernel.Slot;
import halflife.optim.kernel.UpdateCoefficients;
import java.util.List;

/**
 * Muon (Jordan et al. 2024): a matrix moves by the orthogonal matrix that is nearest to its
 * momentum; embeddings, and parameters that are no matrices, move by Adam.
 *
 * <p>m ← μm + (1 − μ)g; u = r · NS((1 − μ)g + μm), or of m without Nesterov's look ahead. NS(x)
 * begins with x/‖x‖ and takes, some times, x ← ax + (bs + cs²)x with s = xxᵀ, which brings all
 * singular values to about 1 (0.7 to 1.2). As in torch.optim.Muon r = √max(1, rows/columns), or 0.2
 * √max(rows, columns) for steps as large as AdamW's, and decay takes ηλθ with the η that r has not
 * changed. torch iterates in bfloat16, this in single precision.
 *
 * @param momentum μ, at least 0 and below 1
 * @param nesterov whether the step looks ahead
 * @param iterations of NS, 1 to 99
 * @param epsilon the least that x is divided by at first, above 0
 * @param matchRms whether r is such that steps are as large as AdamW's, so that its η and λ serve
 * @param others the optimizer of all other parameters
 */
public record Muon(
    double momentum,
    boolean nesterov,
    int iterations,
    double epsilon,
    boolean matchRms,
    Adam others)
    implements Direction {
  private static final float LINEAR = 3.4445f;
  private static final float CUBIC = -4.7750f;
  private static final float QUINTIC = 2.0315f;
  private static final int MOST_ITERATIONS = 99;
  private static final double RMS_OF_ADAMW = 0.2;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of its range
   */
  public Muon {
    Guard.share("momentum", momentum);
    Guard.positive("epsilon", epsilon);
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException(
          "iterations is " + iterations + "; give a number from 1 to " + MOST_ITERATIONS);
    }
  }

  /** torch's defaults: 0.95, Nesterov, 5 iterations, 1e-7, r = √max(1, rows/columns). */
  public Muon() {
    this(0.95, true, 5, 1e-7, false, new Adam());
  }

  /** Muon with steps as large as AdamW's, so that one learning rate serves all parameters. */
  public static Muon matchingAdamW() {
    return new Muon(0.95, true, 5, 1e-7, true, new Adam());
  }

  @Override
  public String name() {
    return "Muon";
  }

  @Override
  public OptimizerKind kind() {
    return OptimizerKind.MUON;
  }

  @Override
  public Direction of(Parameter parameter) {
    return parameter.rank() == 2 && parameter.role() == Role.WEIGHT ? this : others;
  }

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public List<Slot> slots() {
    return List.of(new Slot("momentum_buffer"));
  }

  @Override
  public Kernel kernel(Parameter parameter, long step, double product, double rate) {
    int rows = parameter.rows();
    int columns = parameter.unit();
    double ratio =
        matchRms
            ? RMS_OF_ADAMW * Math.sqrt(Math.max(rows, columns))
            : Math.sqrt(Math.max(1, (double) rows / columns));
    return new Orthogonal(
        rows,
        rows > columns,
        (float) momentum,
        (float) (1 - momentum),
        nesterov,
        iterations,
        (float) epsilon,
        (float) ratio);
  }

  /**
   * The step u = ratio · NS(rest · g + keep · m), after m ← keep · m + rest · g.
   *
   * @param rows the number of rows of the matrix
   * @param tall whether it has more rows than columns: then NS takes the transposed
   */
  public record Orthogonal(
      int rows,
      boolean tall,
      float keep,
      float rest,
      boolean nesterov,
      int iterations,
      float least,
      float ratio)
      implements Kernel {
    @Override
    public boolean isWhole() {
      return true;
    }

    @Override
    public void run(
        float[] w, float[] g, float[][] state, int from, int to, UpdateCoefficients coefficients) {
      float[] gradient = new float[to - from];
      for (int i = from; i < to; i++) {
        gradient[i - from] = coefficients.gradient(g[i], w[i]);
      }
      HeapMatrix m = new HeapMatrix(rows, state[0]);
      float[] u = direction(new HeapMatrix(rows, gradient), List.of(m)).values();
      for (int i = from; i < to; i++) {
        w[i] = coefficients.weight(w[i], u[i - from]);
      }
    }

    @Override
    public <A extends ArrayMath<A>> A direction(A g, List<A> state) {
      A m = state.get(0);
      m.average(keep, g, rest);
      A ahead = nesterov ? g.times(rest).plus(m.times(keep)) : m;
      A x = (tall ? ahead.transposed() : ahead).overNorm(least);
      for (int k = 0; k < iterations; k++) {
        A s = x.product(x.transposed());
        A p = s.times(CUBIC).plus(s.product(s).times(QUINTIC));
        x = x.times(LINEAR).plus(p.product(x));
      }
      return (tall ? x.transposed() : x).times(ratio);
    }
  }
}
