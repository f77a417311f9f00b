package halflife.spark.table;

import halflife.linear.data.Feature;
import halflife.spark.rows.PartitionTask.BadRow;
import halflife.spark.rows.Partitions;
import halflife.spark.rows.VectorRow;
import halflife.tune.data.RowReading;
import halflife.tune.table.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Makes rows of vectors of the rows of a table that have a target, some at a time.
 *
 * @param cells the cells of the table
 * @param reading how they become numbers
 * @param first the number of the first row of each partition, among those that have a target
 * @param features whether vectors have features; without them, rows are read faster
 */
record EncodedRows(TableCells cells, ShippedReading reading, long[] first, boolean features)
    implements Partitions.Rows {
  /** The cells that are read at a time, and the rows at most and at least. */
  private static final int CELLS = 1 << 18;

  private static final int MOST = 1 << 13;
  private static final int LEAST = 1 << 7;

  @Override
  public Iterator<InternalRow> of(int partition, Iterator<InternalRow> rows) {
    return new Encoded(rows, first[partition]);
  }

  private final class Encoded implements Iterator<InternalRow> {
    private final TableCells.Targeted there;
    private final ShippedReading.Arrived way = reading.arrived(features);
    private final int size;
    private long row;
    private RowReading.Rows block = way.rows().none();
    private int at;

    Encoded(Iterator<InternalRow> rows, long row) {
      there = cells.new Targeted(rows);
      this.row = row;
      int width = Math.max(cells.names().length, way.rows().encoder().features().size());
      size = Math.max(LEAST, Math.min(MOST, CELLS / width));
    }

    @Override
    public boolean hasNext() {
      if (at == block.count() && there.hasNext()) {
        fill();
      }
      return at < block.count();
    }

    private void fill() {
      List<Object[]> some = new ArrayList<>();
      while (some.size() < size && there.hasNext()) {
        some.add(there.next());
      }
      try {
        TableReader.blocks(
            cells.source(some, row, List.of()),
            way.readAs(),
            "",
            way.rows().columns(),
            size,
            table -> block = way.rows().read(table));
      } catch (IllegalArgumentException e) {
        throw new BadRow(String.valueOf(e.getMessage()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      row += some.size();
      at = 0;
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      List<Feature> columns = block.encoded().features();
      double[] values = new double[columns.size()];
      for (int j = 0; j < values.length; j++) {
        values[j] = columns.get(j).at(at);
      }
      double offset = block.offsets().length == 0 ? 0 : block.offsets()[at];
      InternalRow made = VectorRow.of(values, block.target()[at], block.weights()[at], offset);
      at++;
      return made;
    }
  }
}
