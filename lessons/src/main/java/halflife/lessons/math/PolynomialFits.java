package halflife.lessons.math;

import halflife.linear.model.LinearModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The fits of one polynomial to the same points of a noisy sine, for more and more decay.
 *
 * @param sine the points
 * @param all by rising λ: 0, two a decade from 1e-9 to 10, and the reader's
 * @param best the one with the smallest test error
 * @param mine the one at the reader's λ
 */
public record PolynomialFits(NoisySine sine, List<Fit> all, Fit best, Fit mine) {
  private static final int TESTS = 500;
  private static final double[] SHOWN = {0, 1e-8, 1e-6, 1e-4, 1e-2, 1, 10};

  /** Errors below this are rounding. */
  private static final double NOTHING = 1e-9;

  /**
   * The fit at one λ.
   *
   * @param lambda λ
   * @param model its weights of x, x², …
   * @param train root mean squared error on the points it was fitted to
   * @param test the same on 500 new points
   */
  public record Fit(double lambda, LinearModel model, double train, double test) {
    public double[] weights() {
      return model.coefficients();
    }

    /** ‖w‖. */
    public double norm() {
      return Series.norm(weights());
    }

    /** The largest |w|. */
    public double largest() {
      return Arrays.stream(weights()).map(Math::abs).max().orElse(0);
    }

    /** What it says at some x. */
    public double[] curve(double[] x) {
      return Decayed.predictions(model, Decayed.powers(x, weights().length));
    }
  }

  /** Copies the list. */
  public PolynomialFits {
    all = List.copyOf(all);
  }

  /**
   * Fits to evenly spaced points.
   *
   * @param degree of the polynomial
   * @param noise the standard deviation of the noise
   * @param mine the reader's λ
   * @param seed of the noise and of the new points
   */
  public static PolynomialFits of(int degree, int points, double noise, double mine, long seed) {
    NoisySine sine = NoisySine.evenly(points, noise, seed);
    NoisySine fresh = NoisySine.fresh(TESTS, noise, seed);
    double[][] rows = Decayed.powers(sine.x(), degree);
    double[][] others = Decayed.powers(fresh.x(), degree);
    double[] lambdas = lambdas(mine);
    LinearModel[] models = Decayed.fits(rows, sine.y(), lambdas);
    List<Fit> all = new ArrayList<>();
    for (int i = 0; i < lambdas.length; i++) {
      double train = Series.rmse(sine.y(), Decayed.predictions(models[i], rows));
      double test = Series.rmse(fresh.y(), Decayed.predictions(models[i], others));
      all.add(new Fit(lambdas[i], models[i], train < NOTHING ? 0 : train, test));
    }
    Fit best = all.stream().min((a, b) -> Double.compare(a.test, b.test)).orElseThrow();
    Fit yours = all.stream().filter(fit -> fit.lambda == mine).findFirst().orElseThrow();
    return new PolynomialFits(sine, all, best, yours);
  }

  private static double[] lambdas(double mine) {
    DoubleStream decades = Arrays.stream(Series.powersOfTen(-9, 1, 21)).filter(v -> !near(v, mine));
    return DoubleStream.concat(DoubleStream.of(0, mine), decades).distinct().sorted().toArray();
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) <= 1e-9 * a;
  }

  /** The one without decay. */
  public Fit none() {
    return all.get(0);
  }

  /** The one with the most decay. */
  public Fit most() {
    return all.get(all.size() - 1);
  }

  /** Without decay, at the best λ and at the reader's, each once. */
  public List<Fit> drawn() {
    return Stream.of(none(), best, mine).distinct().toList();
  }

  /** Those at whole decades, the best and the reader's. */
  public List<Fit> listed() {
    return all.stream().filter(fit -> fit == best || fit == mine || isShown(fit.lambda)).toList();
  }

  private static boolean isShown(double lambda) {
    return Arrays.stream(SHOWN).anyMatch(v -> near(v, lambda));
  }
}
