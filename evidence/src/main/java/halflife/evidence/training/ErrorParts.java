package halflife.evidence.training;

import java.util.Optional;

/**
 * The squared error of networks that learned from different resamples of the rows, in two parts.
 *
 * <p>Over the predictions f<sub>b</sub> of a row y by those that did not learn from it,
 *
 * <pre>  mean of (y − f_b)² = variance + remainder</pre>
 *
 * where the variance is how far they scatter about their mean f̄, and the remainder is (y − f̄)²
 * less the share of the scatter that is left in a mean of so many: bias² and noise. A table cannot
 * tell these two apart, because it knows no row's expectation. Of classes, y and f are 0 or 1 and a
 * probability for each class, and the parts are summed over the classes.
 *
 * @param lambda λ of decay
 * @param variance the weighted mean over rows
 * @param remainder the weighted mean over rows of bias² and noise together
 */
public record ErrorParts(double lambda, double variance, double remainder) {
  /** The squared error, the sum of both. */
  public double error() {
    return variance + remainder;
  }

  /** Collects predictions, row by row, until their parts are asked for. */
  public static final class Collector {
    private final long[] counts;
    private final double[][] means;
    private final double[][] squares;

    /** A collector without a prediction. */
    public Collector(int outputs, int rows) {
      counts = new long[rows];
      means = new double[outputs][rows];
      squares = new double[outputs][rows];
    }

    /**
     * Adds what one network predicts for some rows.
     *
     * @param rows their numbers
     * @param predicted outputs × these rows
     */
    public void add(int[] rows, double[][] predicted) {
      for (int i = 0; i < rows.length; i++) {
        int row = rows[i];
        long count = ++counts[row];
        for (int k = 0; k < means.length; k++) {
          double before = predicted[k][i] - means[k][row];
          means[k][row] += before / count;
          squares[k][row] += before * (predicted[k][i] - means[k][row]);
        }
      }
    }

    /**
     * The parts over all rows that at least two networks predicted; empty if none of them counts.
     *
     * @param observed outputs × rows
     * @param weights of the rows
     */
    public Optional<ErrorParts> parts(double lambda, double[][] observed, double[] weights) {
      double total = 0;
      double variance = 0;
      double remainder = 0;
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] < 2) {
          continue;
        }
        total += weights[i];
        for (int k = 0; k < means.length; k++) {
          double scatter = squares[k][i] / (counts[i] - 1);
          double apart = observed[k][i] - means[k][i];
          variance += weights[i] * scatter;
          remainder += weights[i] * (apart * apart - scatter / counts[i]);
        }
      }
      return total > 0
          ? Optional.of(new ErrorParts(lambda, variance / total, remainder / total))
          : Optional.empty();
    }
  }
}
