package halflife.tune.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers of a column while it is read. They stand in blocks, because an array that grows by
 * copying leaves behind twice the memory that it holds in the end.
 */
final class NumberList {
  private static final int LARGEST_BLOCK = 1 << 16;

  private final List<double[]> full = new ArrayList<>();
  private double[] last = {};
  private int used;
  private int size;
  private boolean fractional;

  int size() {
    return size;
  }

  double last() {
    return last[used - 1];
  }

  /** Takes the number away that was added last; its block stays, for the next one. */
  void dropLast() {
    pass(last[used - 1]);
    used--;
    size--;
  }

  /** Sees a number that is not kept. */
  void pass(double value) {
    fractional = fractional || fractional(value);
  }

  /** Sees numbers that are not kept, each some places after the one before. */
  void pass(double[] values, int from, int step, int count) {
    for (int k = 0; k < count && !fractional; k++) {
      pass(values[from + k * step]);
    }
  }

  /** Moves the last number into the place of another. */
  void moveLast(int to) {
    double value = last();
    dropLast();
    int at = to;
    for (double[] block : full) {
      if (at < block.length) {
        pass(block[at]);
        block[at] = value;
        return;
      }
      at -= block.length;
    }
    pass(last[at]);
    last[at] = value;
  }

  void add(double value) {
    if (used == last.length) {
      full.add(last);
      last = new double[Math.min(LARGEST_BLOCK, Math.max(16, size))];
      used = 0;
    }
    last[used++] = value;
    size++;
  }

  /** Whether a number has decimals that are not just three, which may stand after thousands. */
  boolean fractional() {
    if (fractional) {
      return true;
    }
    for (double[] block : full) {
      if (Arrays.stream(block).anyMatch(NumberList::fractional)) {
        return true;
      }
    }
    return Arrays.stream(last, 0, used).anyMatch(NumberList::fractional);
  }

  private static boolean fractional(double value) {
    double thousand = 1000 * value;
    double hundred = 100 * value;
    return value != Math.rint(value)
        && (Math.abs(hundred - Math.rint(hundred)) < 1e-9 * Math.abs(hundred)
            || Math.abs(thousand - Math.rint(thousand)) > 1e-9 * Math.abs(thousand));
  }

  void clear() {
    full.clear();
    last = new double[0];
    used = 0;
    size = 0;
    fractional = false;
  }

  /** All numbers in order; the list is empty afterwards. */
  double[] take() {
    double[] all = new double[size];
    int at = 0;
    for (double[] block : full) {
      System.arraycopy(block, 0, all, at, block.length);
      at += block.length;
    }
    System.arraycopy(last, 0, all, at, used);
    clear();
    return all;
  }
}
