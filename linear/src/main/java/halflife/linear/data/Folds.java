package halflife.linear.data;

import halflife.core.SplitMix64;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The fold of each row, and with it the rows to train on.
 *
 * <p>Usually a fold is predicted from all others. In order, folds are blocks of time: each is
 * predicted from those before it, so that the first is only learned from.
 *
 * @param fold the fold of each row, from 0 to count − 1
 * @param count K
 * @param inOrder whether a fold is predicted from the earlier ones alone
 */
public record Folds(int[] fold, int count, boolean inOrder) {
  /** The verdict chooses λ on at least this many folds inside each training part. */
  private static final int FEWEST_INSIDE = 3;

  /** The smallest K: λ is chosen again inside each training part. */
  public static final int FEWEST = 3;

  /** The smallest number of folds in order: λ is chosen on three before each one that judges it. */
  public static final int FEWEST_IN_ORDER = 6;

  /**
   * Checks the counts.
   *
   * @throws IllegalArgumentException if K is below 3, or below 6 in order, or a row is in no fold
   */
  public Folds {
    if (count < FEWEST) {
      throw new IllegalArgumentException(
          "there are "
              + count
              + " folds, but at least 3 are needed, because λ is chosen again inside each training"
              + " part; use more");
    }
    if (inOrder && count < FEWEST_IN_ORDER) {
      throw new IllegalArgumentException(
          "there are "
              + count
              + " folds in order, but at least 6 are needed, because λ is chosen on 3 of those before"
              + " each one that judges it; use more");
    }
    boolean[] used = new boolean[count];
    for (int f : fold) {
      if (f < 0 || f >= count) {
        throw new IllegalArgumentException(
            "a row's fold is " + f + ", but must be from 0 to " + (count - 1));
      }
      used[f] = true;
    }
    for (int f = 0; f < count; f++) {
      if (!used[f]) {
        throw new IllegalArgumentException(
            "fold " + (f + 1) + " of " + count + " has no row; use fewer folds");
      }
    }
  }

  /** Folds each predicted from all others. */
  public static Folds of(int[] fold, int count) {
    return new Folds(fold, count, false);
  }

  /** The folds that are predicted. */
  public int[] scored() {
    return IntStream.range(inOrder ? 1 : 0, count).toArray();
  }

  /** The folds on which a λ chosen without them is judged. */
  public int[] outer() {
    return IntStream.range(inOrder ? FEWEST_INSIDE + 1 : 0, count).toArray();
  }

  /** The folds on which λ is chosen for one of {@link #outer}. */
  public int[] inner(int outer) {
    return inOrder
        ? IntStream.range(1, outer).toArray()
        : IntStream.range(0, count).filter(l -> l != outer).toArray();
  }

  /** Whether a fold is learned from when others are left out; if none is, all are. */
  public boolean trains(int candidate, int... without) {
    for (int w : without) {
      if (candidate == w || inOrder && candidate > w) {
        return false;
      }
    }
    return true;
  }

  /** Held-out rows over training rows, on average over {@link #outer}. */
  public double testToTrain() {
    if (!inOrder) {
      return 1.0 / (count - 1);
    }
    int[] sizes = sizes();
    return IntStream.of(outer())
        .mapToDouble(j -> sizes[j] / (double) trainingRows(sizes, j))
        .average()
        .orElse(1);
  }

  /** Training rows, on average over {@link #outer}. */
  public double trainingRows() {
    if (!inOrder) {
      return fold.length * (count - 1.0) / count;
    }
    int[] sizes = sizes();
    return IntStream.of(outer()).mapToDouble(j -> trainingRows(sizes, j)).average().orElse(1);
  }

  /**
   * A number that is the same for any two dealings that hold out the same rows together, whatever
   * the folds' numbers.
   */
  public long fingerprint() {
    int[] name = new int[count];
    Arrays.fill(name, -1);
    int used = 0;
    long hash = 0;
    for (int f : fold) {
      if (name[f] < 0) {
        name[f] = used++;
      }
      hash = SplitMix64.mix(hash * 31 + name[f]);
    }
    return hash;
  }

  private int trainingRows(int[] sizes, int without) {
    return IntStream.range(0, count).filter(f -> trains(f, without)).map(f -> sizes[f]).sum();
  }

  private int[] sizes() {
    int[] sizes = new int[count];
    for (int f : fold) {
      sizes[f]++;
    }
    return sizes;
  }
}
