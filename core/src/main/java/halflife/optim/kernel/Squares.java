package halflife.optim.kernel;

import halflife.core.Workers;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Sums of squares of floats, always in the same order. */
public final class Squares {
  /** Floats added side by side. */
  private static final int LANES = 256;

  /** Floats whose squares are added in float, before the sum is taken on in double. */
  private static final int BLOCK = 32 * LANES;

  /** Floats of a task of a thread: whole blocks. */
  private static final int TASK = 8 * BLOCK;

  /** A sum below it may have lost squares that are too small for a float. */
  private static final float SAFE = 1e-20f;

  private Squares() {}

  /** Adds up part of the numbers. */
  private interface Part {
    double sum(int from, int to);
  }

  /**
   * Σ x², every entry first brought into [−limit, limit].
   *
   * @param limit +∞ for none
   * @param workers the sum does not depend on how many they are
   */
  public static double sum(float[] x, float limit, Workers workers) {
    return sum(x.length, workers, (from, to) -> limited(x, from, to, limit));
  }

  /** The sum of numbers in memory that is not Java's: the same to the last bit. */
  public static double sum(FloatBuffer x, float limit, Workers workers) {
    return sum(
        x.limit(),
        workers,
        (from, to) -> {
          float[] part = new float[to - from];
          x.get(from, part);
          return limited(part, 0, part.length, limit);
        });
  }

  private static double sum(int size, Workers workers, Part part) {
    double[] parts = new double[size / TASK + 1];
    workers.run(
        parts.length,
        p -> {
          int from = p * TASK;
          parts[p] = part.sum(from, size - from > TASK ? from + TASK : size);
        });
    double sum = 0;
    for (double one : parts) {
      sum += one;
    }
    return sum;
  }

  private static double limited(float[] x, int from, int to, float limit) {
    boolean free = limit == Float.POSITIVE_INFINITY;
    return free ? sum(x, from, to) : clipped(x, from, to, limit);
  }

  /** Σ x² over places {@code from} to {@code to} − 1, to 1e-6 of it. */
  public static double sum(float[] x, int from, int to) {
    if (to - from < LANES) {
      return plain(x, from, to);
    }
    float[] part = new float[LANES];
    float[] lanes = new float[LANES];
    double sum = 0;
    for (int start = from; start < to; start += BLOCK) {
      int end = Math.min(to, start + BLOCK);
      float block = block(x, start, end, part, lanes);
      sum += block > SAFE && block < Float.POSITIVE_INFINITY ? block : plain(x, start, end);
    }
    return sum;
  }

  /**
   * Σ x² in float. Each of many lanes has a sum of its own, because such a loop becomes vector
   * instructions and one with a single sum does not.
   */
  private static float block(float[] x, int from, int to, float[] part, float[] lanes) {
    Arrays.fill(lanes, 0);
    for (int start = from; start < to; start += LANES) {
      int size = Math.min(LANES, to - start);
      System.arraycopy(x, start, part, 0, size);
      if (size < LANES) {
        Arrays.fill(part, size, LANES, 0);
      }
      add(part, lanes);
    }
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int i = 0; i < LANES; i += 4) {
      a += lanes[i];
      b += lanes[i + 1];
      c += lanes[i + 2];
      d += lanes[i + 3];
    }
    return (float) ((a + b) + (c + d));
  }

  private static void add(float[] part, float[] lanes) {
    for (int i = 0; i < LANES; i++) {
      lanes[i] += part[i] * part[i];
    }
  }

  private static double plain(float[] x, int from, int to) {
    double even = 0;
    double odd = 0;
    int i = from;
    for (; i < to - 1; i += 2) {
      even += square(x[i]);
      odd += square(x[i + 1]);
    }
    return i < to ? even + odd + square(x[i]) : even + odd;
  }

  private static double clipped(float[] x, int from, int to, float limit) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += square(Math.max(-limit, Math.min(limit, x[i])));
    }
    return sum;
  }

  private static double square(float x) {
    return (double) x * x;
  }
}
