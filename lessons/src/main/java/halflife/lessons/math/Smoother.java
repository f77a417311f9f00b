package halflife.lessons.math;

import java.util.Arrays;

/**
 * Fits with decay of many responses to the same rows: the rows are decomposed once.
 *
 * <p>With the columns of X less their means written USVᵀ, the fit to y at λ predicts ȳ + (x −
 * x̄)ᵀV·diag(s/(s² + Nλ))·Uᵀ(y − ȳ) at a row x: the same as {@link Decayed#fit}.
 */
public final class Smoother {
  private static final int MOST_SWEEPS = 60;
  private static final double ORTHOGONAL = 1e-15;

  /** A direction shorter than this share of the longest is rounding. */
  private static final double NOTHING = 1e-11;

  private final int rows;
  private final double[] means;

  /** US: a column of X along each direction, which is orthogonal to all others. */
  private final double[][] columns;

  /** V: the coefficients of each direction. */
  private final double[][] directions;

  /** s. */
  private final double[] lengths;

  /**
   * What fits need to know of a response.
   *
   * @param mean ȳ
   * @param along Uᵀ(y − ȳ)
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record Response(double mean, double[] along) {}

  /** Decomposes the rows by Jacobi's rotations of pairs of columns (Hestenes 1958). */
  public Smoother(double[][] x) {
    rows = x.length;
    int width = x[0].length;
    means = new double[width];
    columns = new double[width][rows];
    directions = new double[width][width];
    for (int j = 0; j < width; j++) {
      for (int i = 0; i < rows; i++) {
        columns[j][i] = x[i][j];
      }
      means[j] = Series.mean(columns[j]);
      for (int i = 0; i < rows; i++) {
        columns[j][i] -= means[j];
      }
      directions[j][j] = 1;
    }
    boolean turned = true;
    for (int sweep = 0; sweep < MOST_SWEEPS && turned; sweep++) {
      turned = sweep();
    }
    lengths = Arrays.stream(columns).mapToDouble(Series::norm).toArray();
  }

  private boolean sweep() {
    boolean turned = false;
    for (int a = 0; a < columns.length; a++) {
      for (int b = a + 1; b < columns.length; b++) {
        turned |= turn(a, b);
      }
    }
    return turned;
  }

  /** Makes two columns orthogonal, if they are not. */
  private boolean turn(int a, int b) {
    double aa = dot(columns[a], columns[a]);
    double bb = dot(columns[b], columns[b]);
    double ab = dot(columns[a], columns[b]);
    if (Math.abs(ab) <= ORTHOGONAL * Math.sqrt(aa * bb)) {
      return false;
    }
    double half = (bb - aa) / (2 * ab);
    double tangent = Math.copySign(1, half) / (Math.abs(half) + Math.sqrt(1 + half * half));
    double cosine = 1 / Math.sqrt(1 + tangent * tangent);
    rotate(columns[a], columns[b], cosine, cosine * tangent);
    rotate(directions[a], directions[b], cosine, cosine * tangent);
    return true;
  }

  private static void rotate(double[] a, double[] b, double cosine, double sine) {
    for (int i = 0; i < a.length; i++) {
      double first = a[i];
      a[i] = cosine * first - sine * b[i];
      b[i] = sine * first + cosine * b[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** What fits to these responses of the rows need to know. */
  public Response of(double[] y) {
    double mean = Series.mean(y);
    double[] along = new double[columns.length];
    for (int k = 0; k < along.length; k++) {
      // The mean of a column is 0, so that of y has no part in it.
      along[k] = isNothing(k) ? 0 : dot(columns[k], y) / lengths[k];
    }
    return new Response(mean, along);
  }

  private boolean isNothing(int k) {
    return lengths[k] <= NOTHING * Arrays.stream(lengths).max().orElse(0);
  }

  /**
   * The weights by which {@link #predicted} makes predictions of a response, for some rows and a λ:
   * a row each.
   */
  public double[][] weights(double[][] places, double lambda) {
    double[][] out = new double[places.length][columns.length];
    for (int k = 0; k < columns.length; k++) {
      double length = lengths[k];
      double share = isNothing(k) ? 0 : length / (length * length + rows * lambda);
      for (int i = 0; i < places.length; i++) {
        double along = 0;
        for (int j = 0; j < means.length; j++) {
          along += (places[i][j] - means[j]) * directions[k][j];
        }
        out[i][k] = share * along;
      }
    }
    return out;
  }

  /** The predictions of the fit to a response. */
  public static double[] predicted(double[][] weights, Response response) {
    double[] out = new double[weights.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = response.mean + dot(weights[i], response.along);
    }
    return out;
  }
}
