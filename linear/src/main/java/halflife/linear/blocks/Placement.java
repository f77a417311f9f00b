package halflife.linear.blocks;

import halflife.linear.data.Fill;
import halflife.linear.data.Vectors;
import java.util.List;

/**
 * What is done to stored features before sums are taken: missing values are moved to another
 * placeholder, and values near the means are taken away.
 *
 * @param near values near the features' means
 * @param values the features with missing values that are moved
 * @param missing the features that are 1 where those are missing
 * @param shifts what is added to the placeholder of each
 */
public record Placement(double[] near, int[] values, int[] missing, double[] shifts) {
  /** The placement that leaves missing values where they are. */
  public static Placement near(double[] near) {
    return new Placement(near, new int[0], new int[0], new double[0]);
  }

  /** A copy that moves missing values from the placeholders of some fills to those of others. */
  public Placement moving(List<Fill> from, List<Fill> to) {
    int count = from.size();
    int[] moved = new int[count];
    int[] marks = new int[count];
    double[] by = new double[count];
    for (int f = 0; f < count; f++) {
      moved[f] = from.get(f).value();
      marks[f] = from.get(f).missing();
      by[f] = to.get(f).placeholder() - from.get(f).placeholder();
    }
    return new Placement(near, moved, marks, by);
  }

  /** Changes the first rows of columns, in place. */
  void apply(double[][] columns, int rows) {
    for (int f = 0; f < shifts.length; f++) {
      if (shifts[f] != 0) {
        Vectors.add(shifts[f], columns[missing[f]], columns[values[f]], rows);
      }
    }
    for (int j = 0; j < near.length; j++) {
      double[] column = columns[j];
      double middle = near[j];
      for (int i = 0; i < rows; i++) {
        column[i] -= middle;
      }
    }
  }
}
