package halflife.lessons.training;

import halflife.core.SplitMix64;
import java.util.Arrays;

/**
 * Rows that are drawn: the features, and at the end the target.
 *
 * <p>The same seed gives the same places whatever the noise, which only moves them further.
 *
 * @param data an option of the knob
 * @param noise σ, or the share of flipped labels
 */
record Shapes(String data, double noise, long seed) {
  static final int POINTS = 60;
  static final int OF_A_CLASS = 200;
  private static final long PLACES = 0x64617461L;
  private static final long FLIPS = 0x666C6970L;

  /** σ of the moons whose labels are flipped. */
  private static final double STILL = 0.1;

  /** The rows, all of class 0 before those of class 1. */
  double[][] rows() {
    SplitMix64 random = SplitMix64.stream(seed, PLACES);
    double size = data.equals("flipped") ? STILL : noise;
    double[][] rows = new double[data.equals("curve") ? POINTS : 2 * OF_A_CLASS][];
    for (int i = 0; i < rows.length; i++) {
      double[] row = place(i / OF_A_CLASS, random.nextDouble());
      if (row.length == 2) {
        row[1] += size * random.nextGaussian();
      } else {
        row[0] += size * random.nextGaussian();
        row[1] += size * random.nextGaussian();
      }
      rows[i] = row;
    }
    return rows;
  }

  /** A row without noise, at a share of its curve. */
  private double[] place(int of, double share) {
    double side = of == 0 ? 1 : -1;
    return switch (data) {
      case "curve" -> {
        double x = 4 * share - 2;
        yield new double[] {x, StrictMath.sin(2 * x)};
      }
      case "spirals" -> {
        double r = 0.2 + 2.8 * share;
        double angle = Math.PI * r;
        yield new double[] {side * r * StrictMath.cos(angle), side * r * StrictMath.sin(angle), of};
      }
      case "circles" -> {
        double r = of == 0 ? 2 : 1;
        double angle = 2 * Math.PI * share;
        yield new double[] {r * StrictMath.cos(angle), r * StrictMath.sin(angle), of};
      }
      case "moons", "flipped" -> {
        double angle = Math.PI * share;
        yield new double[] {
          side * StrictMath.cos(angle) - side * 0.5, side * StrictMath.sin(angle) - side * 0.25, of
        };
      }
      default ->
          throw new IllegalArgumentException("no rows are drawn of '" + data + "'; give some");
    };
  }

  /** A copy in which the labels of a share of some rows are the other class. */
  double[][] flipped(double[][] rows, int[] members) {
    if (!data.equals("flipped")) {
      return rows;
    }
    double[][] copy = rows.clone();
    int[] order = members.clone();
    SplitMix64.stream(seed, FLIPS).shuffle(order);
    int count = (int) Math.round(noise * order.length);
    Arrays.stream(order, 0, count)
        .forEach(r -> copy[r] = new double[] {rows[r][0], rows[r][1], 1 - rows[r][2]});
    return copy;
  }
}
