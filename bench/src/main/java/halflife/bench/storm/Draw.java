package halflife.bench.storm;

import halflife.core.SplitMix64;

/** Draws from the usual distributions, all from one seeded generator. */
final class Draw {
  private final SplitMix64 random;

  Draw(long seed, long stream) {
    random = SplitMix64.stream(seed, stream);
  }

  /** True with this probability. */
  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A whole number from low to high, both possible. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** A number from low to high. */
  double uniform(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  double gaussian() {
    return random.nextGaussian();
  }

  /** A power of ten whose exponent lies evenly between these. */
  double magnitude(double low, double high) {
    return Math.pow(10, uniform(low, high));
  }

  /** Knuth's product of uniform draws; for means above 30 the normal approximation, rounded. */
  int poisson(double mean) {
    if (mean > 30) {
      return (int) Math.max(0, Math.rint(mean + Math.sqrt(mean) * gaussian()));
    }
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  /** One of these. */
  @SafeVarargs
  final <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }

  /** A whole number below a bound, small ones more often: 0 is about as likely as all others. */
  int skewed(int bound) {
    double u = random.nextDouble();
    return (int) Math.min(bound - 1, Math.floor(bound * u * u * u));
  }

  /** 0 to count − 1 in random order. */
  int[] order(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      order[i] = i;
    }
    random.shuffle(order);
    return order;
  }
}
