package halflife.djl.study;

import java.util.Arrays;

/**
 * Scales rows for a network: each column less its mean, over its standard deviation over the
 * training rows, if that is asked for; and scales its predictions back.
 */
final class Scaling {
  private final StudyData data;
  private final double[] means;
  private final double[] scales;
  private final double targetMean;
  private final double targetScale;

  private Scaling(
      StudyData data, double[] means, double[] scales, double targetMean, double targetScale) {
    this.data = data;
    this.means = means;
    this.scales = scales;
    this.targetMean = targetMean;
    this.targetScale = targetScale;
  }

  /** Learns the scaling from the training rows alone. */
  static Scaling of(StudyData data, int[] train) {
    int width = data.row(0).length;
    double[] means = new double[width];
    double[] scales = new double[width];
    Arrays.fill(scales, 1);
    if (!data.isStandardized()) {
      return new Scaling(data, means, scales, 0, 1);
    }
    for (int j = 0; j < width; j++) {
      int column = j;
      double[] values = Arrays.stream(train).mapToDouble(i -> data.row(i)[column]).toArray();
      means[j] = mean(values);
      scales[j] = scale(values, means[j]);
    }
    if (data.task().family().hasClasses()) {
      return new Scaling(data, means, scales, 0, 1);
    }
    double[] targets = Arrays.stream(train).mapToDouble(data::target).toArray();
    double mean = mean(targets);
    return new Scaling(data, means, scales, mean, scale(targets, mean));
  }

  /** The largest number of a column over that of the column where it is smallest, without zeros. */
  static double unevenness(StudyData data) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int j = 0; j < data.row(0).length; j++) {
      double largest = 0;
      for (int i = 0; i < data.size(); i++) {
        largest = Math.max(largest, Math.abs(data.row(i)[j]));
      }
      if (largest > 0) {
        least = Math.min(least, largest);
        most = Math.max(most, largest);
      }
    }
    return most > 0 ? most / least : 1;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  /** A constant column stays 0. */
  private static double scale(double[] values, double mean) {
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return squares > 0 ? Math.sqrt(squares / values.length) : 1;
  }

  /** The inputs of some rows, one after the other. */
  float[] inputs(int[] rows) {
    int width = means.length;
    float[] out = new float[Math.multiplyExact(rows.length, width)];
    for (int i = 0; i < rows.length; i++) {
      float[] row = data.row(rows[i]);
      for (int j = 0; j < width; j++) {
        out[i * width + j] =
            data.isStandardized() ? (float) ((row[j] - means[j]) / scales[j]) : row[j];
      }
    }
    return out;
  }

  /** The numbers to learn, of some rows. */
  float[] targets(int[] rows) {
    float[] out = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      out[i] = (float) ((data.target(rows[i]) - targetMean) / targetScale);
    }
    return out;
  }

  /** A prediction in the target's own unit. */
  double back(double predicted) {
    return predicted * targetScale + targetMean;
  }
}
