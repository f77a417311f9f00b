package halflife.spark.rows;

import halflife.evidence.Family;
import halflife.linear.blocks.RowBlock;
import halflife.spark.rows.PartitionTask.BadRow;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Makes blocks of the rows of a partition and deals them.
 *
 * @param columns their names
 * @param width p
 * @param family the word of the family
 * @param first the number of the first row of each partition; at the end, N
 * @param before the rows of each kind before each partition; at the end, all
 * @param dealings the dealings
 * @param names the fold of each name, where rows name their fold; empty otherwise
 */
record BlockTask(
    String[] columns,
    int width,
    String family,
    long[] first,
    int[][] before,
    List<KindDealing> dealings,
    HashMap<String, Integer> names)
    implements Serializable {

  /** The partitions that have rows, in their order. */
  int[] filled() {
    return IntStream.range(0, first.length - 1).filter(i -> first[i + 1] > first[i]).toArray();
  }

  Iterator<RowsInBlocks> of(int partition, Iterator<InternalRow> rows) {
    return new Blocks(partition, rows);
  }

  private final class Blocks implements Iterator<RowsInBlocks> {
    private final int partition;
    private final Iterator<InternalRow> rows;
    private final RowReader reader;
    private final Family of = Family.of(family);
    private final int capacity = RowBlock.capacity(width);
    private final IntBinaryOperator[] dealers =
        dealings.stream().map(KindDealing::byKind).toArray(IntBinaryOperator[]::new);
    private final int[] places;
    private boolean failed;

    Blocks(int partition, Iterator<InternalRow> rows) {
      this.partition = partition;
      this.rows = rows;
      reader = new RowReader(columns, partition);
      places = before[partition].clone();
    }

    @Override
    public boolean hasNext() {
      return !failed && rows.hasNext();
    }

    @Override
    public RowsInBlocks next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      double[][] block = new double[width + RowsInBlocks.FOLD + dealings.size()][capacity];
      int size = 0;
      try {
        while (size < capacity && rows.hasNext()) {
          InternalRow row = rows.next();
          reader.next();
          put(row, block, size++);
        }
        long expected = first[partition + 1] - first[partition];
        if (!rows.hasNext() && reader.place() + 1 != expected) {
          throw reader.changed();
        }
      } catch (BadRow e) {
        failed = true;
        return new RowsInBlocks(partition, new double[0][], String.valueOf(e.getMessage()));
      }
      int n = size;
      double[][] filled =
          n == capacity
              ? block
              : Arrays.stream(block).map(c -> Arrays.copyOf(c, n)).toArray(double[][]::new);
      return new RowsInBlocks(partition, filled, "");
    }

    private void put(InternalRow row, double[][] block, int at) throws BadRow {
      reader.features(row, Arrays.copyOf(block, width), at);
      block[width + RowsInBlocks.TARGET][at] = reader.label(row);
      block[width + RowsInBlocks.WEIGHT][at] = reader.weight(row);
      block[width + RowsInBlocks.OFFSET][at] = reader.offset(row);
      int kind = ClassTask.kind(of, reader, row);
      int own = kind == ClassTask.NONE ? places.length - 1 : kind;
      if (own >= places.length || places[own] >= before[partition + 1][own]) {
        throw reader.changed();
      }
      int place = places[own]++;
      for (int d = 0; d < dealers.length; d++) {
        block[width + RowsInBlocks.FOLD + d][at] =
            names.isEmpty()
                ? dealers[d].applyAsInt(own, place)
                : Dealing.named(names, reader.fold(row));
      }
    }
  }
}
