package halflife.linear;

import halflife.core.SplitMix64;
import halflife.evidence.Measure;
import halflife.linear.data.Design;
import halflife.linear.model.LinearModel;
import halflife.linear.model.Path;
import halflife.linear.model.Penalty;

/** What several tests need: designs with a known shape, and plain recomputations. */
public final class Testing {
  private Testing() {}

  /** Standard deviations with divisor Σw, by the definition. */
  public static double[] deviations(Design design) {
    int p = design.width();
    double[] result = new double[p];
    for (int j = 0; j < p; j++) {
      double weight = 0;
      double mean = 0;
      for (int i = 0; i < design.size(); i++) {
        weight += design.weights()[i];
        mean += design.weights()[i] * design.row(i)[j];
      }
      mean /= weight;
      double sum = 0;
      for (int i = 0; i < design.size(); i++) {
        double d = design.row(i)[j] - mean;
        sum += design.weights()[i] * d * d;
      }
      result[j] = Math.sqrt(sum / weight);
    }
    return result;
  }

  /** glmnet's objective of a path's fit, from the rows. */
  static double objective(Design design, Penalty penalty, Path path, double lambda) {
    LinearModel model = path.at(lambda);
    double[] factors = penalty.rescaledFactors(design.width());
    double[] scales = deviations(design);
    double sum = model.loss(Measure.SQUARED_ERROR, design) / 2;
    for (int j = 0; j < scales.length; j++) {
      double b = model.coefficients()[j] * (penalty.standardize() ? scales[j] : 1);
      if (b != 0) {
        sum += factors[j] * (penalty.l1(lambda) * Math.abs(b) + path.l2(lambda) / 2 * b * b);
      }
    }
    return sum;
  }

  /** Rows of normal features with all correlations ρ, a sparse truth, and normal noise. */
  public static Design correlated(int rows, int features, double rho, double noise, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[][] x = new double[rows][features];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      double shared = random.nextGaussian();
      for (int j = 0; j < features; j++) {
        x[i][j] = Math.sqrt(rho) * shared + Math.sqrt(1 - rho) * random.nextGaussian();
        y[i] += j % 3 == 0 ? x[i][j] / (1 + j) : 0;
      }
      y[i] += noise * random.nextGaussian();
    }
    return Design.unweighted(x, y);
  }

  /** The same rows after a change to each. */
  public static Design changed(Design design, java.util.function.Consumer<double[]> change) {
    double[][] rows = design.allRows();
    for (double[] row : rows) {
      change.accept(row);
    }
    return Design.of(rows, design.target(), design.weights());
  }

  /** All rows but those of one fold. */
  public static Design without(Design design, int[] fold, int excluded) {
    int[] kept =
        java.util.stream.IntStream.range(0, fold.length).filter(i -> fold[i] != excluded).toArray();
    double[][] rows = new double[kept.length][];
    double[] target = new double[kept.length];
    double[] weights = new double[kept.length];
    for (int i = 0; i < kept.length; i++) {
      rows[i] = design.row(kept[i]);
      target[i] = design.target()[kept[i]];
      weights[i] = design.weights()[kept[i]];
    }
    return Design.of(rows, target, weights);
  }

  /** Row i in fold i mod count. */
  public static int[] folds(int rows, int count) {
    int[] fold = new int[rows];
    for (int i = 0; i < rows; i++) {
      fold[i] = i % count;
    }
    return fold;
  }
}
