package halflife.spark.rows;

import halflife.linear.FoldSums;
import halflife.linear.data.Design;
import halflife.linear.data.Feature;
import halflife.spark.rows.PartitionTask.BadRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Sums the rows of every fold of every dealing in a partition, block by block: all that squared
 * error asks of rows.
 *
 * @param columns their names
 * @param width p
 * @param first the number of the first row of each partition
 * @param dealings the dealings, by the numbers of rows
 * @param names the fold of each name, where rows name their fold; empty otherwise
 * @param fills the features with missing values
 */
record SumTask(
    String[] columns,
    int width,
    long[] first,
    List<Dealing> dealings,
    HashMap<String, Integer> names,
    ShippedFills fills)
    implements PartitionTask {
  /** The cells of a block of rows, and its rows at most and at least. */
  private static final int CELLS = 1 << 20;

  private static final int MOST = 1 << 14;
  private static final int LEAST = 1 << 10;

  @Override
  public void run(int partition, Iterator<InternalRow> rows, ParcelWriter answer) throws BadRow {
    RowReader reader = new RowReader(columns, partition);
    int size = Math.max(LEAST, Math.min(MOST, CELLS / width));
    long expected = first[partition + 1] - first[partition];
    Block block = new Block((int) Math.min(size, expected));
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      reader.next();
      if (reader.place() >= expected) {
        break;
      }
      block.add(row, reader, (int) (first[partition] + reader.place()));
      if (block.rows == size) {
        block.end();
      }
    }
    if (reader.place() + 1 != expected || rows.hasNext()) {
      throw reader.changed();
    }
    block.end();
    for (FoldSums sum : block.sums) {
      answer.numbers(sum.toArray());
    }
  }

  /** Rows that wait until there are enough of them to be summed. */
  private final class Block {
    private final double[][] features;
    private final double[] labels;
    private final double[] weights;
    private final double[] offsets;
    private final int[][] folds;
    private final IntUnaryOperator[] dealers;
    private final FoldSums[] sums;
    private int rows;

    Block(int size) {
      features = new double[width][size];
      labels = new double[size];
      weights = new double[size];
      offsets = new double[size];
      folds = new int[dealings.size()][size];
      dealers = dealings.stream().map(Dealing::byNumber).toArray(IntUnaryOperator[]::new);
      sums = dealings.stream().map(d -> new FoldSums(d.count())).toArray(FoldSums[]::new);
    }

    void add(InternalRow row, RowReader reader, int number) throws BadRow {
      reader.features(row, features, rows);
      labels[rows] = reader.label(row);
      weights[rows] = reader.weight(row);
      offsets[rows] = reader.offset(row);
      for (int d = 0; d < folds.length; d++) {
        folds[d][rows] =
            names.isEmpty()
                ? dealers[d].applyAsInt(number)
                : Dealing.named(names, reader.fold(row));
      }
      rows++;
    }

    /** Sums the rows; rows that all weigh nothing add nothing. */
    void end() throws BadRow {
      if (Arrays.stream(weights, 0, rows).sum() > 0) {
        List<Feature> columns =
            Arrays.stream(features).<Feature>map(c -> new Feature.Dense(cut(c))).toList();
        Design design = new Design(columns, cut(labels), cut(weights), cut(offsets), fills.fills());
        try {
          for (int d = 0; d < sums.length; d++) {
            sums[d].add(design, Arrays.copyOf(folds[d], rows));
          }
        } catch (IllegalArgumentException e) {
          throw new BadRow(String.valueOf(e.getMessage()));
        }
      }
      for (double[] column : features) {
        Arrays.fill(column, 0);
      }
      rows = 0;
    }

    private double[] cut(double[] values) {
      return values.length == rows ? values : Arrays.copyOf(values, rows);
    }
  }
}
