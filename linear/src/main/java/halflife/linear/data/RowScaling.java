package halflife.linear.data;

import java.util.Arrays;
import java.util.List;

/**
 * Brings rows of features to one scale, as the inputs of a network are: missing values filled with
 * the mean of the training rows, then x − mean, over the standard deviation.
 *
 * @param means of each feature over the training rows, filled
 * @param scales its standard deviation; 0 for a feature without spread, which becomes 0
 * @param fills the features with missing values
 */
public record RowScaling(List<Double> means, List<Double> scales, List<Filled> fills) {
  /**
   * A feature with missing values.
   *
   * @param value its number
   * @param missing the number of the feature that is 1 where it is missing
   * @param shift the number that is added to it there
   */
  public record Filled(int value, int missing, double shift) {}

  public RowScaling {
    means = List.copyOf(means);
    scales = List.copyOf(scales);
    fills = List.copyOf(fills);
    int p = means.size();
    if (scales.size() != p
        || fills.stream().anyMatch(f -> outside(f.value(), p) || outside(f.missing(), p))) {
      throw new IllegalArgumentException(
          "the scaling has "
              + p
              + " means and "
              + scales.size()
              + " scales; give one of each per feature, and fills of features that there are");
    }
  }

  private static boolean outside(int feature, int features) {
    return feature < 0 || feature >= features;
  }

  /** Learns the scaling from some rows of a design, by their weights. */
  public static RowScaling of(Design design, int[] rows) {
    double total = Arrays.stream(rows).mapToDouble(i -> design.weights()[i]).sum();
    double[] root = new double[rows.length];
    Arrays.setAll(root, i -> Math.sqrt(design.weights()[rows[i]] / total));
    double[] factors = new double[design.width()];
    Arrays.fill(factors, 1);
    Scaling scaling = Standardization.of(design, rows, root, root, factors, true).scaling();
    Double[] scales = new Double[design.width()];
    Arrays.setAll(scales, j -> Double.isInfinite(scaling.factors()[j]) ? 0 : scaling.scales()[j]);
    double[] shifts = scaling.imputation().shifts();
    Filled[] fills = new Filled[shifts.length];
    Arrays.setAll(
        fills,
        f -> {
          Fill fill = design.fills().get(f);
          return new Filled(fill.value(), fill.missing(), shifts[f]);
        });
    return new RowScaling(
        Arrays.stream(scaling.means()).boxed().toList(), List.of(scales), List.of(fills));
  }

  /**
   * The inputs of rows.
   *
   * @param stored rows of features as they are stored
   */
  public float[][] inputs(double[][] stored) {
    double[] mean = means.stream().mapToDouble(m -> m).toArray();
    double[] scale = scales.stream().mapToDouble(s -> s).toArray();
    float[][] inputs = new float[stored.length][mean.length];
    for (int i = 0; i < stored.length; i++) {
      double[] row = stored[i];
      for (int j = 0; j < mean.length; j++) {
        inputs[i][j] = scale[j] == 0 ? 0 : (float) ((row[j] - mean[j]) / scale[j]);
      }
      for (Filled f : fills) {
        int j = f.value();
        double filled = row[j] + f.shift() * row[f.missing()];
        inputs[i][j] = scale[j] == 0 ? 0 : (float) ((filled - mean[j]) / scale[j]);
      }
    }
    return inputs;
  }
}
