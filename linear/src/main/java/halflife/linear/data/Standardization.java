package halflife.linear.data;

import halflife.core.Internal;
import java.util.Arrays;
import java.util.Optional;

/**
 * The training rows' columns, filled, centred and scaled.
 *
 * @param columns root_i (x_ij − mean_j)/scale_j
 * @param scaling the numbers subtracted and divided by
 */
@Internal
public record Standardization(Columns columns, Scaling scaling) {
  /** A variance below this share of that of all rows costs digits. */
  private static final double LEAST_SPREAD = 1e-4;

  /**
   * Standardizes some rows of a design.
   *
   * @param weightRoot √(w/Σw) of each member, for means and deviations
   * @param root the factor of each row of the columns
   * @param rescaledFactors v of each feature, in the penalty's scale
   * @param standardize whether columns are divided by their deviations
   */
  public static Standardization of(
      Design design,
      int[] members,
      double[] weightRoot,
      double[] root,
      double[] rescaledFactors,
      boolean standardize) {
    int n = members.length;
    int p = design.width();
    Imputation imputation = Imputation.of(design, members, weightRoot);
    double[] means = new double[p];
    double[] variances = new double[p];
    double[][] dense = new double[p][];
    int[] position = positions(design, members);
    Feature.Sparse[] sparse = new Feature.Sparse[p];
    int weighed = (int) Arrays.stream(weightRoot).filter(r -> r > 0).count();
    boolean[] filled = new boolean[p];
    design.fills().forEach(fill -> filled[fill.value()] = true);
    for (int j = 0; j < p; j++) {
      if (design.features().get(j) instanceof Feature.Sparse s && !filled[j]) {
        sparse[j] = select(s, position, n);
        sparseMoments(sparse[j], weightRoot, weighed, means, variances, j);
      } else {
        dense[j] = select(design.features().get(j), members);
      }
    }
    for (int f = 0; f < imputation.shifts().length; f++) {
      Fill fill = imputation.fills().get(f);
      Feature missing = design.features().get(fill.missing());
      for (int i = 0; i < n; i++) {
        dense[fill.value()][i] += imputation.shifts()[f] * missing.at(members[i]);
      }
    }
    for (int j = 0; j < p; j++) {
      if (dense[j] != null) {
        means[j] = centred(dense[j], weightRoot);
        double sum = 0;
        for (int i = 0; i < n; i++) {
          double rooted = weightRoot[i] * dense[j][i];
          sum += rooted * rooted;
        }
        variances[j] = sum;
      }
    }
    double[] factors = rescaledFactors.clone();
    double[] scales = Scaling.scales(variances, means, standardize, factors);
    Columns columns = new Columns(p, root);
    for (int j = 0; j < p; j++) {
      double scale = scales[j];
      if (dense[j] != null) {
        double[] values = dense[j];
        for (int i = 0; i < n; i++) {
          values[i] *= root[i] / scale;
        }
        columns.put(j, values);
      } else {
        Feature.Sparse s = sparse[j];
        double[] values = new double[s.index().length];
        Arrays.setAll(values, k -> root[s.index()[k]] * s.values()[k] / scale);
        columns.put(j, s.index(), values, means[j] / scale);
      }
    }
    return new Standardization(
        columns, new Scaling(means, Scaling.deviations(variances), scales, factors, imputation));
  }

  /**
   * Standardizes the same rows under other weights, on the same stored columns.
   *
   * @param weights the weight of each row, their sum 1; the root of the columns must be 1
   * @return empty where these columns lack digits for it: where missing values are filled anew, or
   *     a feature hardly varies among the rows that have weight, beside all of them
   */
  public Optional<Standardization> weighted(
      double[] weights, double[] rescaledFactors, boolean standardize) {
    double[] scales = scaling.scales();
    int p = scales.length;
    if (!scaling.imputation().fills().isEmpty()) {
      return Optional.empty();
    }
    double[] shifts = new double[p];
    columns.products(weights, 0, weights.length, shifts, 0);
    double[] spreads = columns.variances(weights, shifts);
    double[] newMeans = new double[p];
    double[] variances = new double[p];
    for (int j = 0; j < p; j++) {
      double size =
          scaling.factors()[j] < Double.POSITIVE_INFINITY ? scaling.deviations()[j] / scales[j] : 0;
      if (spreads[j] < LEAST_SPREAD * size * size) {
        return Optional.empty();
      }
      newMeans[j] = scaling.means()[j] + scales[j] * shifts[j];
      variances[j] = size == 0 ? 0 : scales[j] * scales[j] * spreads[j];
    }
    double[] newFactors = rescaledFactors.clone();
    double[] newScales = Scaling.scales(variances, newMeans, standardize, newFactors);
    double[] ratios = new double[p];
    for (int j = 0; j < p; j++) {
      ratios[j] = scales[j] / newScales[j];
      shifts[j] *= ratios[j];
    }
    return Optional.of(
        new Standardization(
            columns.again(ratios, shifts),
            new Scaling(
                newMeans,
                Scaling.deviations(variances),
                newScales,
                newFactors,
                scaling.imputation())));
  }

  /** The position of each row of the design among the members, or −1. */
  private static int[] positions(Design design, int[] members) {
    int[] position = new int[design.size()];
    Arrays.fill(position, -1);
    for (int i = 0; i < members.length; i++) {
      position[members[i]] = i;
    }
    return position;
  }

  private static double[] select(Feature feature, int[] members) {
    double[] values = new double[members.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = feature.at(members[i]);
    }
    return values;
  }

  private static Feature.Sparse select(Feature.Sparse feature, int[] position, int n) {
    long[] entries = new long[feature.index().length]; // where it stands, and its number
    int size = 0;
    for (int k = 0; k < entries.length; k++) {
      int at = position[feature.index()[k]];
      if (at >= 0 && feature.values()[k] != 0) {
        entries[size++] = (long) at << Integer.SIZE | k;
      }
    }
    Arrays.sort(entries, 0, size); // members need not be in the design's order
    int[] index = new int[size];
    double[] values = new double[size];
    for (int k = 0; k < size; k++) {
      index[k] = (int) (entries[k] >>> Integer.SIZE);
      values[k] = feature.values()[(int) entries[k]];
    }
    return new Feature.Sparse(n, index, values);
  }

  /**
   * The moments of values that are mostly 0: with q the weight of the others, Σ_k w(x − m)² + (1 −
   * q)m².
   *
   * @param weighed the number of rows that have weight: where all of them are stored, 1 − q is
   *     rounding
   */
  private static void sparseMoments(
      Feature.Sparse feature,
      double[] root,
      int weighed,
      double[] means,
      double[] variances,
      int j) {
    double mean = 0;
    double share = 0;
    int stored = 0;
    for (int k = 0; k < feature.index().length; k++) {
      double w = root[feature.index()[k]] * root[feature.index()[k]];
      mean += w * feature.values()[k];
      share += w;
      stored += root[feature.index()[k]] > 0 ? 1 : 0;
    }
    double sum = stored == weighed ? 0 : Math.max(0, 1 - share) * mean * mean;
    for (int k = 0; k < feature.index().length; k++) {
      double w = root[feature.index()[k]] * root[feature.index()[k]];
      sum += w * (feature.values()[k] - mean) * (feature.values()[k] - mean);
    }
    means[j] = mean;
    variances[j] = feature.index().length == 0 ? 0 : sum;
  }

  /** Replaces values by value − mean and returns the mean; roots hold √(w/Σw). */
  private static double centred(double[] values, double[] roots) {
    double shift = values[weighed(roots)];
    double offset = 0;
    for (int i = 0; i < values.length; i++) {
      offset += roots[i] * roots[i] * (values[i] - shift);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] - shift - offset;
    }
    return shift + offset;
  }

  /** The first row that has weight; the others may hold anything. */
  private static int weighed(double[] roots) {
    int first = 0;
    while (first < roots.length - 1 && roots[first] == 0) {
      first++;
    }
    return first;
  }

  /** Replaces values by √(w/Σw)(value − mean) and returns the mean; roots hold √(w/Σw). */
  public static double centre(double[] values, double[] roots) {
    double mean = centred(values, roots);
    for (int i = 0; i < values.length; i++) {
      values[i] *= roots[i];
    }
    return mean;
  }
}
