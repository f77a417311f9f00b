package halflife.lessons.math;

import halflife.core.SplitMix64;
import halflife.decay.Decay;
import halflife.optim.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Weights of 1 whose gradients are noise of several sizes: decay alone has a direction.
 *
 * @param rate η
 * @param sizes σ, the standard deviations of gradients
 * @param steps the number of steps
 * @param seed of the noise
 */
@SuppressWarnings("ArrayRecordComponent")
public record NoisyWeights(double rate, double[] sizes, int steps, long seed) {
  /** Weights of each size, so that what noise does to them averages out. */
  public static final int EACH = 200;

  private static final int RECORDED = 60;
  private static final int DRAWN = 1 << 17;

  /** An optimizer and its decay. */
  public record Way(Direction direction, Decay decay) {}

  /**
   * The part of weights of 1 that is left.
   *
   * @param steps the numbers of steps
   * @param shares the means of weights for each size of gradients, at those steps
   * @param errors the standard errors of the means after the last step
   * @param push the size of the mean of all noise, of size 1: by so much of η a step it pushes all
   *     weights one way
   */
  public record Left(int[] steps, double[][] shares, double[] errors, double push) {
    public double atEnd(int size) {
      return shares[size][steps.length - 1];
    }
  }

  /** What each way leaves; all of them see the same gradients. */
  public List<Left> run(Way... ways) {
    float[][] noise = noise();
    SplitMix64 random = new SplitMix64(seed + 1);
    float[] gradient = new float[EACH * sizes.length];
    List<Training> all = new ArrayList<>();
    List<Left> out = new ArrayList<>();
    int records = Math.min(RECORDED, steps);
    double push = Math.abs(mean(noise[0]) / sizes[0]);
    for (Way way : ways) {
      float[] w = new float[gradient.length];
      Arrays.fill(w, 1);
      all.add(Training.of(way.direction, rate, way.decay, w));
      double[][] shares = new double[sizes.length][records];
      out.add(new Left(new int[records], shares, new double[sizes.length], push));
    }
    int next = 0;
    for (int t = 1; t <= steps; t++) {
      int from = random.nextInt(DRAWN - gradient.length);
      for (int s = 0; s < sizes.length; s++) {
        System.arraycopy(noise[s], from + s * EACH, gradient, s * EACH, EACH);
      }
      all.forEach(training -> training.step(gradient));
      if (t == (int) Math.round((next + 1) * (double) steps / records)) {
        for (int k = 0; k < ways.length; k++) {
          record(all.get(k).weights(), out.get(k), next, t);
        }
        next++;
      }
    }
    return out;
  }

  /** Numbers for each size, of which each step takes a part. */
  private float[][] noise() {
    SplitMix64 random = new SplitMix64(seed);
    float[][] noise = new float[sizes.length][DRAWN];
    for (int i = 0; i < DRAWN; i++) {
      double value = random.nextGaussian();
      for (int s = 0; s < sizes.length; s++) {
        noise[s][i] = (float) (sizes[s] * value);
      }
    }
    return noise;
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static void record(float[] w, Left left, int next, int step) {
    left.steps[next] = step;
    for (int s = 0; s < left.shares.length; s++) {
      double[] some = new double[EACH];
      for (int i = 0; i < EACH; i++) {
        some[i] = w[s * EACH + i];
      }
      left.shares[s][next] = Series.mean(some);
      left.errors[s] = Series.deviation(some) / Math.sqrt(EACH);
    }
  }
}
