package halflife.spark.rows;

import java.io.Serializable;

/**
 * A block of rows on an executor, or what is wrong with one of them.
 *
 * @param partition the partition that they are from
 * @param columns p features, and behind them target, weight, offset, and the fold in each dealing
 * @param fault the sentence to refuse a row with; empty where all are good
 */
record RowsInBlocks(int partition, double[][] columns, String fault) implements Serializable {
  /** Columns behind the features, before the folds. */
  static final int TARGET = 0;

  static final int WEIGHT = 1;
  static final int OFFSET = 2;
  static final int FOLD = 3;

  int rows() {
    return columns[0].length;
  }
}
