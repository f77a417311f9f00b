package halflife.evidence.training;

import halflife.core.Guard;
import java.util.ArrayList;
import java.util.List;

/**
 * The number of weights of each size before training and after it, in the same bins.
 *
 * @param low the lower end of the first bin
 * @param high the upper end of the last bin; all are equally wide
 * @param before the number of weights in each bin before training
 * @param after the number in it after training
 */
public record WeightHistogram(double low, double high, List<Long> before, List<Long> after) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no bin, not as many of both, or no width
   */
  public WeightHistogram {
    before = List.copyOf(before);
    after = List.copyOf(after);
    boolean finite = Double.isFinite(low) && Double.isFinite(high);
    if (before.isEmpty() || before.size() != after.size() || !finite || !(high > low)) {
      throw new IllegalArgumentException(
          "a histogram from "
              + low
              + " to "
              + high
              + " with "
              + before.size()
              + " bins before and "
              + after.size()
              + " after needs as many of both, at least one, and a rising range");
    }
  }

  /**
   * Counts weights in bins over the range of both, symmetric about 0; a weight that is not finite
   * is in no bin.
   *
   * @param before the weights before training
   * @param after those after it
   * @param bins the number of bins, at least 1
   * @throws IllegalArgumentException if there are fewer bins
   */
  public static WeightHistogram of(float[] before, float[] after, int bins) {
    Guard.positive("the number of bins", bins);
    double widest = Math.max(widest(before), widest(after));
    double end = widest > 0 ? widest : 1;
    return new WeightHistogram(-end, end, counts(before, end, bins), counts(after, end, bins));
  }

  private static double widest(float[] weights) {
    double out = 0;
    for (float w : weights) {
      out = Float.isFinite(w) ? Math.max(out, Math.abs(w)) : out;
    }
    return out;
  }

  private static List<Long> counts(float[] weights, double end, int bins) {
    long[] counts = new long[bins];
    for (float w : weights) {
      if (Float.isFinite(w)) {
        counts[(int) Math.min(bins - 1, Math.floor((w + end) / (2 * end) * bins))]++;
      }
    }
    List<Long> out = new ArrayList<>();
    for (long count : counts) {
      out.add(count);
    }
    return out;
  }
}
