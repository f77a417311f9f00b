package halflife.playground;

/**
 * {@link halflife.core.SplitMix64} of whole numbers of 32 bits, bit for bit the same draws: those
 * of 64 bits take a browser ten times as long. It stands in the other's place there; see {@code
 * build.OwnClasses}.
 */
final class SplitMix64 {
  private static final double UNIT = 0x1.0p-53;
  private static final double TWO_TO_21 = 0x1.0p21;

  private static final int GAMMA_HIGH = 0x9E3779B9;
  private static final int GAMMA_LOW = 0x7F4A7C15;
  private static final int FIRST_HIGH = 0xBF58476D;
  private static final int FIRST_LOW = 0x1CE4E5B9;
  private static final int SECOND_HIGH = 0x94D049BB;
  private static final int SECOND_LOW = 0x133111EB;

  private int stateHigh;
  private int stateLow;

  /** What {@link #draw} drew. */
  private int high;

  private int low;

  SplitMix64(long seed) {
    stateHigh = (int) (seed >>> 32);
    stateLow = (int) seed;
  }

  static SplitMix64 stream(long seed, long stream) {
    return new SplitMix64(mix(seed + both(GAMMA_HIGH, GAMMA_LOW) * (2 * stream + 1)));
  }

  long nextLong() {
    draw();
    return both(high, low);
  }

  double nextDouble() {
    draw();
    double upper = (high >>> 1) * 2.0 + (high & 1);
    return (upper * TWO_TO_21 + (low >>> 11)) * UNIT;
  }

  int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1, but is " + bound);
    }
    draw();
    int drawn = high;
    if (Integer.compareUnsigned(drawn * bound, bound) < 0) {
      int threshold = Integer.remainderUnsigned(-bound, bound);
      while (Integer.compareUnsigned(drawn * bound, threshold) < 0) {
        draw();
        drawn = high;
      }
    }
    return upperProduct(drawn, bound);
  }

  double nextGaussian() {
    while (true) {
      double u = 2 * nextDouble() - 1;
      double v = 2 * nextDouble() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * Math.sqrt(-2 * Math.log(s) / s);
      }
    }
  }

  void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int swap = values[i];
      values[i] = values[j];
      values[j] = swap;
    }
  }

  static long mix(long value) {
    SplitMix64 hash = new SplitMix64(value);
    hash.mix();
    return both(hash.high, hash.low);
  }

  private void draw() {
    int sum = stateLow + GAMMA_LOW;
    stateHigh += GAMMA_HIGH + (Integer.compareUnsigned(sum, GAMMA_LOW) < 0 ? 1 : 0);
    stateLow = sum;
    mix();
  }

  /** The finalizer of the state. */
  private void mix() {
    high = stateHigh ^ stateHigh >>> 30;
    low = stateLow ^ (stateLow >>> 30 | stateHigh << 2);
    multiply(FIRST_HIGH, FIRST_LOW);
    low ^= low >>> 27 | high << 5;
    high ^= high >>> 27;
    multiply(SECOND_HIGH, SECOND_LOW);
    low ^= low >>> 31 | high << 1;
    high ^= high >>> 31;
  }

  private void multiply(int otherHigh, int otherLow) {
    high = upperProduct(low, otherLow) + low * otherHigh + high * otherLow;
    low *= otherLow;
  }

  /** The upper 32 of the 64 bits of a product of two numbers without a sign. */
  private static int upperProduct(int a, int b) {
    int a0 = a & 0xFFFF;
    int a1 = a >>> 16;
    int b0 = b & 0xFFFF;
    int b1 = b >>> 16;
    int middle = a1 * b0 + (a0 * b0 >>> 16);
    int other = a0 * b1 + (middle & 0xFFFF);
    return a1 * b1 + (middle >>> 16) + (other >>> 16);
  }

  private static long both(int high, int low) {
    return (long) high << 32 | low & 0xFFFFFFFFL;
  }
}
