package halflife.linear.data;

import halflife.core.Internal;
import java.util.List;

/**
 * Means of one set of training rows in place of missing values, as a linear map of stored columns.
 *
 * @param fills the features with missing values
 * @param shifts μ − c of each, which is added to the placeholder
 */
@Internal
public record Imputation(List<Fill> fills, double[] shifts) {
  public static Imputation of(Moments moments, List<Fill> fills) {
    double[] shifts = new double[fills.size()];
    for (int f = 0; f < shifts.length; f++) {
      Fill fill = fills.get(f);
      double present = 1 - moments.mean(fill.missing());
      int j = fill.value();
      double size = Math.sqrt(moments.cross(j, j) / moments.weight());
      double mean = moments.meanFrom(j, fill.placeholder());
      shifts[f] = shift(mean, present, size, moments.rows(), fill.placeholder());
    }
    return new Imputation(fills, shifts);
  }

  /** The imputation from the rows themselves; roots hold √(w/Σw) of each member. */
  public static Imputation of(Design design, int[] members, double[] root) {
    double[] shifts = new double[design.fills().size()];
    for (int f = 0; f < shifts.length; f++) {
      Fill fill = design.fills().get(f);
      Feature value = design.features().get(fill.value());
      Feature missing = design.features().get(fill.missing());
      double mean = 0;
      double square = 0;
      double present = 1;
      for (int i = 0; i < members.length; i++) {
        double w = root[i] * root[i];
        double off = value.at(members[i]) - fill.placeholder();
        mean += w * off;
        square += w * off * off;
        present -= w * missing.at(members[i]);
      }
      shifts[f] = shift(mean, present, Math.sqrt(square), members.length, fill.placeholder());
    }
    return new Imputation(design.fills(), shifts);
  }

  /**
   * 0 where no value is present, because the column is then constant and left out; and where the
   * difference is rounding, so that a coefficient of 0 stays one.
   */
  private static double shift(
      double mean, double present, double size, int rows, double placeholder) {
    double shift = present > 1e-14 * rows ? mean / present : 0;
    double rounding = 1e-14 * rows * size + 2 * Math.ulp(placeholder);
    return Math.abs(shift) > rounding ? shift : 0;
  }

  /** The moments of the filled columns. */
  public Moments fill(Moments stored) {
    return fills.isEmpty() ? stored : stored.combined(fills, shifts);
  }

  /** Fills a copy of a stored row. */
  public double[] fill(double[] stored) {
    double[] row = stored.clone();
    for (int f = 0; f < shifts.length; f++) {
      row[fills.get(f).value()] += shifts[f] * stored[fills.get(f).missing()];
    }
    return row;
  }

  /** The means of the stored columns, from those of the filled ones. */
  public double[] stored(double[] filledMeans) {
    double[] means = filledMeans.clone();
    for (int f = 0; f < shifts.length; f++) {
      means[fills.get(f).value()] -= shifts[f] * filledMeans[fills.get(f).missing()];
    }
    return means;
  }

  /** Turns coefficients of filled columns, from a position on, into those of stored ones. */
  public void store(double[] coefficients, int from) {
    for (int f = 0; f < shifts.length; f++) {
      coefficients[from + fills.get(f).missing()] +=
          shifts[f] * coefficients[from + fills.get(f).value()];
    }
  }
}
