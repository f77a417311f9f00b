package halflife.tune.net;

import halflife.linear.data.Design;
import halflife.linear.data.RowScaling;
import halflife.net.Samples;
import halflife.tune.data.Dataset;
import java.util.Arrays;

/**
 * The rows of a split as networks take them: inputs by the means and deviations of the training
 * rows.
 *
 * @param target the target as the training rows have it
 * @param scaling makes inputs of features
 * @param train the rows to learn from
 * @param held the rows held out
 */
record NetPart(NetTarget target, RowScaling scaling, Rows train, Rows held) {
  /**
   * Rows with their targets in their own unit.
   *
   * @param samples the rows as training takes them
   * @param y their targets
   * @param w their weights
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Rows(Samples samples, double[] y, double[] w) {
    /** The rows that are scaled at once. */
    private static final int CHUNK = 1024;

    /** Some rows of a design. */
    static Rows of(Design design, int[] rows, RowScaling scaling, NetTarget target) {
      float[][] inputs = new float[rows.length][];
      for (int from = 0; from < rows.length; from += CHUNK) {
        double[][] features = new double[Math.min(CHUNK, rows.length - from)][design.width()];
        for (int j = 0; j < design.width(); j++) {
          for (int i = 0; i < features.length; i++) {
            features[i][j] = design.features().get(j).at(rows[from + i]);
          }
        }
        System.arraycopy(scaling.inputs(features), 0, inputs, from, features.length);
      }
      double[] y = pick(design.target(), rows);
      double[] w = pick(design.weights(), rows);
      double mean = Arrays.stream(w).average().orElse(1);
      float[] weights = new float[w.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (w[i] / mean);
      }
      return new Rows(new Samples(inputs, target.scaled(y), weights), y, w);
    }
  }

  /** Learns the scaling from the training rows, and scales both. */
  static NetPart of(Dataset data, NetSplit split) {
    Design design = data.design();
    RowScaling scaling = RowScaling.of(design, split.train());
    NetTarget target = NetTarget.of(data, split.train());
    return new NetPart(
        target,
        scaling,
        Rows.of(design, split.train(), scaling, target),
        Rows.of(design, split.held(), scaling, target));
  }

  /** The values of some rows. */
  static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
  }
}
