package halflife.lessons.math;

import halflife.decay.Decay;
import halflife.net.Activation;
import halflife.net.Candidate;
import halflife.net.Mlp;
import halflife.net.MlpRun;
import halflife.net.NetLoss;
import halflife.net.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Networks fitted to the same points of a noisy sine, one for each λ, all from the same first
 * weights: two hidden layers of tanh units, AdamW, all points in every step.
 *
 * @param sine the points
 * @param all by rising λ: 0, 0.1, 1, 5 and the reader's
 * @param best the one nearest to the truth
 * @param mine the one at the reader's λ
 */
public record NetworkFits(NoisySine sine, List<Fit> all, Fit best, Fit mine) {
  private static final double[] LAMBDAS = {0, 0.1, 1, 5};
  private static final long FIRST_WEIGHTS = 1;
  private static final double[] SEEN = Series.evenly(-1, 1, 401);

  /**
   * How networks are trained.
   *
   * @param units of each hidden layer
   * @param epochs also the number of steps
   * @param rate η
   */
  public record Plan(int units, int epochs, double rate) {
    private Fit fit(NoisySine sine, double lambda) {
      Mlp mlp = new Mlp(1, List.of(units, units), 1, Activation.TANH, 0);
      float[] target = new float[sine.y().length];
      for (int i = 0; i < target.length; i++) {
        target[i] = (float) sine.y()[i];
      }
      MlpRun run =
          new MlpRun(
              mlp,
              new NetLoss.SquaredError(),
              new Samples(rows(sine.x()), target),
              target.length,
              Candidate.of(new Decay.Decoupled(lambda), rate, FIRST_WEIGHTS));
      run.train(epochs);
      double[] curve = predicted(run, SEEN);
      return new Fit(
          lambda,
          run.norm(),
          Series.rmse(sine.y(), predicted(run, sine.x())),
          Series.rmse(Arrays.stream(SEEN).map(NoisySine::truth).toArray(), curve),
          curve);
    }

    /** The steps in which decay alone halves a weight: ln ½ / ln(1 − ηλ). */
    public double halfLife(double lambda) {
      return StrictMath.log(0.5) / StrictMath.log1p(-rate * lambda);
    }
  }

  /**
   * The network at one λ.
   *
   * @param lambda λ
   * @param norm the length of all weights
   * @param train root mean squared error on the points
   * @param off root mean squared distance from the truth
   * @param curve what it says at {@link #seen}
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Fit(double lambda, double norm, double train, double off, double[] curve) {}

  /** Copies the list. */
  public NetworkFits {
    all = List.copyOf(all);
  }

  /** Trains all of them; the numbers of each do not depend on the others. */
  public static NetworkFits of(NoisySine sine, Plan plan, double mine) {
    List<Fit> all = new ArrayList<>();
    for (double lambda :
        DoubleStream.concat(DoubleStream.of(LAMBDAS), DoubleStream.of(mine))
            .distinct()
            .sorted()
            .toArray()) {
      all.add(plan.fit(sine, lambda));
    }
    Fit best = all.stream().min((a, b) -> Double.compare(a.off, b.off)).orElseThrow();
    Fit yours = all.stream().filter(fit -> fit.lambda == mine).findFirst().orElseThrow();
    return new NetworkFits(sine, all, best, yours);
  }

  /** Where the curves are looked at. */
  public static double[] seen() {
    return SEEN.clone();
  }

  /** The one without decay. */
  public Fit none() {
    return all.get(0);
  }

  private static float[][] rows(double[] x) {
    float[][] rows = new float[x.length][1];
    for (int i = 0; i < x.length; i++) {
      rows[i][0] = (float) x[i];
    }
    return rows;
  }

  private static double[] predicted(MlpRun run, double[] at) {
    float[] z = run.predict(rows(at))[0];
    double[] curve = new double[at.length];
    Arrays.setAll(curve, i -> z[i]);
    return curve;
  }
}
