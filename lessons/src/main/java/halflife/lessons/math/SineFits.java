package halflife.lessons.math;

import halflife.core.SplitMix64;
import halflife.linear.BiasVariance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many data sets of one sine with noise, and polynomials that are fitted to each.
 *
 * @param degree of the polynomials
 * @param x where points are
 * @param noise the standard deviation of the noise
 * @param seed of the draws
 */
@SuppressWarnings("ArrayRecordComponent")
public record SineFits(int degree, double[] x, double noise, long seed) {
  public static final int SETS = 500;

  /** Where curves are seen. */
  public static final double[] SEEN = Series.evenly(-1, 1, 81);

  private static final int FAN = 15;

  /**
   * One λ over all data sets.
   *
   * @param parts bias², variance and noise
   * @param measured the mean squared error on responses that no fit has seen
   * @param se its standard error over the data sets
   * @param train the mean squared error on the responses that were fitted
   * @param curves some of the fits where they are seen
   */
  public record Row(
      BiasVariance parts, double measured, double se, double train, List<double[]> curves) {
    public double lambda() {
      return parts.lambda();
    }

    /** The number of standard errors between the sum and the measured error. */
    public double apart() {
      return Math.abs(parts.error() - measured) / se;
    }
  }

  /** sin πx. */
  public static double truth(double x) {
    return StrictMath.sin(Math.PI * x);
  }

  /** One row for each λ, in their order; all λs see the same data sets. */
  public List<Row> rows(double... lambdas) {
    double[] truth = Arrays.stream(x).map(SineFits::truth).toArray();
    Smoother smoother = new Smoother(Decayed.powers(x, degree));
    List<double[]> drawn = new ArrayList<>();
    List<double[]> fresh = new ArrayList<>();
    List<Smoother.Response> known = new ArrayList<>();
    for (int s = 0; s < SETS; s++) {
      SplitMix64 random = SplitMix64.stream(seed, s);
      drawn.add(responses(truth, random));
      fresh.add(responses(truth, random));
      known.add(smoother.of(drawn.get(s)));
    }
    List<Row> out = new ArrayList<>();
    for (double lambda : lambdas) {
      List<double[]> fits = predicted(smoother, x, lambda, known);
      double[] tested = errors(fresh, fits);
      out.add(
          new Row(
              BiasVariance.of(lambda, fits, truth, noise * noise),
              Series.mean(tested),
              Series.deviation(tested) / Math.sqrt(SETS),
              Series.mean(errors(drawn, fits)),
              predicted(smoother, SEEN, lambda, known.subList(0, FAN))));
    }
    return out;
  }

  private double[] responses(double[] truth, SplitMix64 random) {
    return Arrays.stream(truth).map(f -> f + noise * random.nextGaussian()).toArray();
  }

  private List<double[]> predicted(
      Smoother smoother, double[] at, double lambda, List<Smoother.Response> responses) {
    double[][] weights = smoother.weights(Decayed.powers(at, degree), lambda);
    return responses.stream().map(r -> Smoother.predicted(weights, r)).toList();
  }

  private static double[] errors(List<double[]> responses, List<double[]> fits) {
    double[] out = new double[fits.size()];
    Arrays.setAll(out, s -> Series.squaredError(responses.get(s), fits.get(s)));
    return out;
  }
}
