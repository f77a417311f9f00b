package halflife.lessons.math;

import halflife.core.SplitMix64;
import halflife.linear.Fits;
import halflife.linear.data.Design;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows of many features of which the first few matter, and rows of two features.
 *
 * @param features the number of features where they are many
 * @param correlation of the two features, about
 * @param noise the standard deviation of the noise where features are many; half of it with two
 * @param seed of the draws
 */
public record SparseTruth(int features, double correlation, double noise, long seed) {
  public static final int MATTER = 4;
  private static final double[] SHARES = {1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.001};
  private static final int ROWS = 60;

  /**
   * The two penalties at the same share of the lasso's λ_max.
   *
   * @param share λ/λ_max
   * @param lasso the coefficients under the L1 penalty
   * @param ridge those under the L2 penalty
   */
  public record Pair(double share, double[] lasso, double[] ridge) {
    /** Whether L1 keeps the features that matter and no other. */
    public boolean isRight() {
      return IntStream.range(0, lasso.length).allMatch(j -> lasso[j] != 0 == j < MATTER);
    }
  }

  /** Rows of features of which 4 matter. */
  public Design design() {
    SplitMix64 random = new SplitMix64(seed);
    double[][] x = new double[ROWS][features];
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < features; j++) {
        x[i][j] = random.nextGaussian();
      }
      y[i] = noise * random.nextGaussian();
      for (int j = 0; j < MATTER; j++) {
        y[i] += (j % 2 == 0 ? 1 : -1) * (2 - 0.4 * j) * x[i][j];
      }
    }
    return Design.unweighted(x, y);
  }

  public List<Pair> pairs() {
    Design design = design();
    double max = Fits.lambdaMax(design, Penalty.lasso());
    double[] lambdas = Arrays.stream(SHARES).map(v -> v * max).toArray();
    Path lasso = Fits.path(design, Penalty.lasso(), lambdas);
    Path ridge = Fits.path(design, Penalty.ridge(), lambdas);
    List<Pair> out = new ArrayList<>();
    for (int i = 0; i < SHARES.length; i++) {
      double[] sparse = lasso.at(lambdas[i]).coefficients();
      out.add(new Pair(SHARES[i], sparse, ridge.at(lambdas[i]).coefficients()));
    }
    return out;
  }

  /** The loss of two weights of which the second matters most, all columns with mean 0. */
  public Bowl bowl() {
    SplitMix64 random = SplitMix64.stream(seed, 1);
    double apart = 0.9 * Math.sqrt((1 - correlation * correlation) / 0.75);
    double[][] x = new double[ROWS][2];
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      x[i][0] = random.nextGaussian();
      x[i][1] = correlation * x[i][0] + apart * random.nextGaussian();
      y[i] = 0.2 * x[i][0] + 1.4 * x[i][1] + noise / 2 * random.nextGaussian();
    }
    double mean = Series.mean(y);
    Arrays.setAll(y, i -> y[i] - mean);
    for (int j = 0; j < 2; j++) {
      int column = j;
      double centre = Arrays.stream(x).mapToDouble(row -> row[column]).average().orElseThrow();
      Arrays.stream(x).forEach(row -> row[column] -= centre);
    }
    return Bowl.of(x, y);
  }
}
