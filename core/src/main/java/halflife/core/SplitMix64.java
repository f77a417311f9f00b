package halflife.core;

/**
 * The generator behind every random draw: a 64-bit state, the same sequence on every machine.
 *
 * <p>state += 0x9E3779B97F4A7C15, then two xor-shift-multiply rounds (Steele, Lea &amp; Flood 2014,
 * <i>Fast splittable pseudorandom number generators</i>; the constants of Vigna's reference code).
 */
@Internal
public final class SplitMix64 {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  /** Starts the sequence of this seed. */
  public SplitMix64(long seed) {
    state = seed;
  }

  /**
   * A generator for part {@code stream} of a whole: independent of the other streams of the seed.
   */
  public static SplitMix64 stream(long seed, long stream) {
    return new SplitMix64(mix(seed + GAMMA * (2 * stream + 1)));
  }

  /** The next 64 bits. */
  public long nextLong() {
    state += GAMMA;
    return mix(state);
  }

  /** A number in [0, 1), of 53 random bits. */
  public double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }

  /**
   * A whole number in [0, bound), without bias (Lemire 2019, by rejection).
   *
   * @throws IllegalArgumentException if the bound is below 1
   */
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1, but is " + bound);
    }
    long product = (nextLong() >>> 32) * bound;
    long low = product & 0xFFFFFFFFL;
    if (low < bound) {
      long threshold = (1L << 32) % bound;
      while (low < threshold) {
        product = (nextLong() >>> 32) * bound;
        low = product & 0xFFFFFFFFL;
      }
    }
    return (int) (product >>> 32);
  }

  /** A draw from the standard normal distribution (Marsaglia's polar method). */
  public double nextGaussian() {
    while (true) {
      double u = 2 * nextDouble() - 1;
      double v = 2 * nextDouble() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * Math.sqrt(-2 * Math.log(s) / s);
      }
    }
  }

  /** Puts the numbers in random order (Fisher and Yates), in place. */
  public void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int swap = values[i];
      values[i] = values[j];
      values[j] = swap;
    }
  }

  /** The finalizer alone: a hash of 64 bits to 64 bits, one to one. */
  public static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
