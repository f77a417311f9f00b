package halflife.tune.data;

import halflife.core.Internal;
import halflife.core.SplitMix64;

/**
 * A permutation of 0 … size − 1 drawn with a seed, of which any place is known without the others:
 * a row of a stream, or of a part of it, is dealt as in a table, and nothing is kept.
 *
 * <p>A Feistel network of eight rounds over the smallest even number of bits that holds the size; a
 * value beyond the size goes through it again until it is inside (cycle walking: Black &amp;
 * Rogaway 2002, <i>Ciphers with arbitrary finite domains</i>).
 */
@Internal
public final class RandomPermutation {
  private static final int ROUNDS = 8;

  /** Halves of at least 4 bits: the smallest networks are far from every permutation. */
  private static final int FEWEST_BITS = 4;

  private final int size;
  private final int half;
  private final int mask;
  private final long[] keys = new long[ROUNDS];

  /** Draws one of so many numbers. */
  public RandomPermutation(int size, SplitMix64 random) {
    this.size = size;
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, size - 1));
    half = Math.max(FEWEST_BITS, (bits + 1) / 2);
    mask = (1 << half) - 1;
    for (int round = 0; round < ROUNDS; round++) {
      keys[round] = random.nextLong();
    }
  }

  /**
   * Where a number goes.
   *
   * @throws IllegalArgumentException if it is none of those that are permuted
   */
  public int at(int number) {
    if (number < 0 || number >= size) {
      throw new IllegalArgumentException(
          "number " + number + " is not among the " + size + " that are permuted");
    }
    long value = number;
    do {
      value = network(value);
    } while (value >= size);
    return (int) value;
  }

  private long network(long value) {
    long left = value >>> half;
    long right = value & mask;
    for (long key : keys) {
      long next = left ^ (SplitMix64.mix(key + right) & mask);
      left = right;
      right = next;
    }
    return left << half | right;
  }
}
