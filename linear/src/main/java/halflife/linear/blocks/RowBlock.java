package halflife.linear.blocks;

import halflife.linear.data.Vectors;

/** Memory for a block of rows, which is filled again and again. */
public final class RowBlock {
  /** From this number of features on, sums over rows run along them. */
  private static final int LONG_ROW = 32;

  /** The number of values a block may have, to stay in a processor's second cache. */
  private static final int CACHED = 50_000;

  private static final int LEAST = 32;
  private static final int MOST = 512;

  final double[][] columns;
  final double[] target;
  final double[] weights;
  final double[] offsets;
  final int[] fold;
  private final double[][] rows;
  private boolean turned;
  private int size;

  /**
   * Memory for rows.
   *
   * @param p the number of features
   */
  public RowBlock(int p) {
    int capacity = capacity(p);
    columns = new double[p][capacity];
    rows = new double[capacity][p];
    target = new double[capacity];
    weights = new double[capacity];
    offsets = new double[capacity];
    fold = new int[capacity];
  }

  /** The number of rows of p features that make a block. */
  public static int capacity(int p) {
    return Math.max(LEAST, Math.min(MOST, CACHED / (p + 1)));
  }

  /** The features, column by column, to be filled in. */
  public double[][] columns() {
    return columns;
  }

  /** The targets, to be filled in: numbers, counts, or the index of each row's class. */
  public double[] target() {
    return target;
  }

  /** The case weights, to be filled in. */
  public double[] weights() {
    return weights;
  }

  /** The terms added to the linear predictors, to be filled in. */
  public double[] offsets() {
    return offsets;
  }

  /** The fold of each row, to be filled in. */
  public int[] fold() {
    return fold;
  }

  /** Says that so many rows have been filled in, with features as they are stored. */
  public void filled(int rows, Placement placement) {
    size = rows;
    turned = false;
    placement.apply(columns, rows);
  }

  int size() {
    return size;
  }

  /** The features row by row. */
  double[][] rows() {
    if (!turned) {
      for (int j = 0; j < columns.length; j++) {
        double[] column = columns[j];
        for (int i = 0; i < size; i++) {
          rows[i][j] = column[i];
        }
      }
      turned = true;
    }
    return rows;
  }

  /** Adds Σ r x of every feature, and Σ r behind them. */
  void addProducts(double[] r, double[] sums) {
    int p = columns.length;
    for (int i = 0; i < size; i++) {
      sums[p] += r[i];
    }
    if (p >= LONG_ROW) {
      Vectors.addAlongRows(r, rows(), 0, size, p, sums);
    } else {
      Vectors.addAlongColumns(r, columns, 0, size, sums);
    }
  }
}
